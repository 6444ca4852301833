import Glibc

@testable import CSVCore

/// Any text as a number: the value is that of `strtod`, and what is written for it is read as it was.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  let reading = DecimalReading(bytes.span)
  let text = String(decoding: bytes, as: UTF8.self)
  switch reading {
  case .number(let value):
    precondition(value.bitPattern == strtod(text, nil).bitPattern, "not the nearest")
    check(value)
  case .tooLarge: precondition(strtod(text, nil).isInfinite)
  case .notFinite: precondition(!strtod(text, nil).isFinite)
  case .empty: precondition(bytes.isEmpty)
  case .notNumber: precondition(!isDecimal(bytes), "a number is not seen as one")
  }
  _ = Int(decimal: bytes.span)
  // The bytes as they lie in memory are a number too.
  if bytes.count >= 8 {
    let bits = bytes.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    let value = Double(bitPattern: bits)
    if value.isFinite { check(value) }
    for decimals in [0, 1, 6, 15, 17] { checkFixed(value, decimals) }
  }
  return 0
}

private func check(_ value: Double) {
  var shortest: [UInt8] = []
  DecimalFormatter.shortest.append(value, to: &shortest)
  precondition(DecimalReading(shortest.span) == .number(value))
}

private func checkFixed(_ value: Double, _ decimals: Int) {
  guard value.isFinite else { return }
  var text: [UInt8] = []
  DecimalFormatter.fixed(decimals: decimals).append(value, to: &text)
  var room = [CChar](repeating: 0, count: 512)
  let length = withVaList([Int32(decimals), value]) { vsnprintf(&room, 512, "%.*f", $0) }
  var expected = room.prefix(Int(length)).map { UInt8(bitPattern: $0) }
  // No zero of ours bears a minus.
  if expected.first == 45 && !expected.contains(where: { (49...57).contains($0) }) {
    expected.removeFirst()
  }
  precondition(text == expected, "\(value) with \(decimals) decimals")
}

/// The grammar again, in the plainest form: sign, digits, point, digits, exponent.
private func isDecimal(_ text: [UInt8]) -> Bool {
  var rest = text[...]
  if rest.first == 43 || rest.first == 45 { rest = rest.dropFirst() }
  let isDigit = { (byte: UInt8) in (48...57).contains(byte) }
  let whole = rest.prefix(while: isDigit)
  rest = rest.dropFirst(whole.count)
  var digitCount = whole.count
  if rest.first == 46 {
    let fraction = rest.dropFirst().prefix(while: isDigit)
    digitCount += fraction.count
    rest = rest.dropFirst(1 + fraction.count)
  }
  if digitCount == 0 { return false }
  if rest.first == 101 || rest.first == 69 {
    rest = rest.dropFirst()
    if rest.first == 43 || rest.first == 45 { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }
  return rest.isEmpty
}
