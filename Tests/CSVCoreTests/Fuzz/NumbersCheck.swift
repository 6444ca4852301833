import Glibc
import TestSupport

@testable import CSVCore

/// Any text as a number: the value is that of `strtod`, and what is written for it is read as it was.
func checkNumbers(_ bytes: [UInt8]) throws(BrokenPromise) {
  let reading = DecimalReading(bytes.span)
  let text = String(decoding: bytes, as: UTF8.self)
  switch reading {
  case .number(let value):
    try demand(unsafe strtod(text, nil).bitPattern == value.bitPattern, "it is the nearest")
    try checkShortest(value)
  case .tooLarge: try demand(unsafe strtod(text, nil).isInfinite, "it is too large")
  case .notFinite: try demand(unsafe !strtod(text, nil).isFinite, "it is not finite")
  case .empty: try demand(bytes.isEmpty, "it is empty")
  case .notNumber: try demand(!isDecimal(bytes), "a number is seen as one")
  }
  if let whole = Int(decimal: bytes.span) {
    try demand(reading == .number(Double(whole)), "a whole number is a number")
  }
  // The bytes as they lie in memory are a number too.
  if bytes.count >= 8 {
    let bits = bytes.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    let value = Double(bitPattern: bits)
    guard value.isFinite else { return }
    try checkShortest(value)
    for decimals in [0, 1, 6, 15, 17] { try checkFixed(value, decimals) }
  }
}

private func checkShortest(_ value: Double) throws(BrokenPromise) {
  var shortest: [UInt8] = []
  DecimalFormatter.shortest.append(value, to: &shortest)
  try demand(DecimalReading(shortest.span) == .number(value), "the shortest text is the number")
}

private func checkFixed(_ value: Double, _ decimals: Int) throws(BrokenPromise) {
  var text: [UInt8] = []
  DecimalFormatter.fixed(decimals: decimals).append(value, to: &text)
  var room = [CChar](repeating: 0, count: 512)
  let length = unsafe withVaList([Int32(decimals), value]) {
    unsafe vsnprintf(&room, 512, "%.*f", $0)
  }
  var expected = room.prefix(Int(length)).map { UInt8(bitPattern: $0) }
  // No zero of ours bears a minus.
  if expected.first == 45 && !expected.contains(where: { (49...57).contains($0) }) {
    expected.removeFirst()
  }
  try demand(text == expected, "\(value) with \(decimals) decimals is as printf writes it")
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
