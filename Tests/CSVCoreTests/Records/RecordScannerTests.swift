import TestSupport
import Testing

@testable import CSVCore

@Test(
  arguments: ScanKernel.allAvailable,
  [
    "a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\n\n1,2\n\n", "\"a\",b\n", "\"a,b\",c\n", "\"a\nb\",c\r\n",
    "\"a\"\"b\",c\n", "\"\",\n", ",\n", "\"\"\"\",x", "12\" tv,b\n", "a,b", "\"a\",\"b\"", "a,\"b",
    "\"a\"x,b\n", "a\n", "a,b,c\n", "\"a\" ,b\n", " \"a\",b\n", "a,b\r", "\"a\"\r,b\n", "a\rb,c\n",
    "\n\n\n", "", "\"a\"\rx,b\n",
  ])
func scansAsTheReferenceDoes(kernel: ScanKernel, text: String) throws {
  let bytes = Array(text.utf8)
  let expected = reference(bytes, delimiter: UInt8(ascii: ","), columnCount: 2)
  for chunk in 1...max(1, bytes.count) {
    let found = try scanned(
      bytes, delimiter: UInt8(ascii: ","), columnCount: 2, chunk: chunk, kernel: kernel)
    #expect(found == expected, "in reads of \(chunk) bytes")
  }
}

/// Random texts over an alphabet where every byte matters, long enough to cross blocks; most are faulty early, so a second
/// kind is made of whole fields.
@Test(arguments: ScanKernel.allAvailable)
func scansRandomTextsAsTheReferenceDoes(kernel: ScanKernel) throws {
  var random = SeededNumbers(seed: 1)
  let letters = Array("\"\",,\n\r\nab".utf8)
  let fields = [
    "", "a", "bb", "\"\"", "\"q\"", "\"a,b\"", "\"l\ni\nne\"", "\"d\"\"q\"", "x\"y", "\"\"\"\"",
    "ein längeres Feld, das über einen Block hinausreicht".replacing(",", with: ";"),
    "\"" + String(repeating: "quoted, long\n", count: 9) + "\"",
    "\"" + String(repeating: "\"\"", count: 40) + "\"",
  ].map { Array($0.utf8) }
  var accepted = 0
  for round in 0..<3000 {
    var text: [UInt8] = []
    let columnCount = Int.random(in: 1...4, using: &random)
    if round % 3 == 0 {
      for _ in 0..<Int.random(in: 0...150, using: &random) {
        text.append(letters.randomElement(using: &random) ?? 0)
      }
    } else {
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        for column in 0..<columnCount {
          if column > 0 { text.append(UInt8(ascii: ",")) }
          text += fields.randomElement(using: &random) ?? []
        }
        text += Bool.random(using: &random) ? "\n".utf8 : "\r\n".utf8
      }
      if Bool.random(using: &random) && !text.isEmpty { text.removeLast() }
    }
    let expected = reference(text, delimiter: UInt8(ascii: ","), columnCount: columnCount)
    if case .records(let records) = expected, !records.isEmpty { accepted += 1 }
    for chunk in [1, 2, 3, 7, 63, 64, 65, 100, 1000] {
      let found = try scanned(
        text, delimiter: UInt8(ascii: ","), columnCount: columnCount, chunk: chunk,
        kernel: kernel)
      #expect(
        found == expected,
        "in reads of \(chunk) bytes: \(String(decoding: text, as: UTF8.self).debugDescription)")
    }
  }
  #expect(accepted > 1000)
}

/// Texts of many blocks, most of them with no fault or with one: bare and quoted stretches take turns, and records are
/// narrower than a block or wider than many.
@Test(arguments: ScanKernel.allAvailable)
func scansLongTextsAsTheReferenceDoes(kernel: ScanKernel) throws {
  var random = SeededNumbers(seed: 2)
  let bare = ["", "1", "-2.5", "some words", String(repeating: "0123456789", count: 9)]
  let quoted =
    bare + [
      "\"\"", "\"q\"", "\"a,b\"", "\"l\ni\r\nne\"", "\"d\"\"q\"", "x\"y\"\"z", "\"\"\"\"",
      "\"" + String(repeating: "long, quoted \"\"text\"\"\n", count: 30) + "\"",
      "\"" + String(repeating: "\"\"", count: 400) + "\"",
      "\"" + String(repeating: "\n", count: 200) + "\"",
    ]
  let faults = ["\"a\"b", "\"a\"\rb", "\"a\" ", "1,2", "\"", "\"a\"\"\"b"]
  var outcomes = (records: 0, faults: 0)
  for round in 0..<150 {
    let columnCount = [1, 2, 3, 9, 40][round % 5]
    var text: [UInt8] = []
    let size = random.below(30_000)
    var fields = bare
    while text.count < size {
      if random.below(20) == 0 { fields = random.below(2) == 0 ? bare : quoted }
      for column in 0..<columnCount {
        if column > 0 { text.append(UInt8(ascii: ",")) }
        let isFaulty = round % 2 == 0 && random.below(size) < 40
        text += random.pick(isFaulty ? faults : fields).utf8
      }
      text += random.below(3) == 0 ? "\r\n".utf8 : "\n".utf8
      if random.below(50) == 0 { text += random.pick(["\n", "\r\n", "\n\n\n"]).utf8 }
    }
    if random.below(2) == 0 && !text.isEmpty { text.removeLast() }
    let expected = reference(text, delimiter: UInt8(ascii: ","), columnCount: columnCount)
    if case .records = expected { outcomes.records += 1 } else { outcomes.faults += 1 }
    for chunk in [1000 + random.below(5000), 8192, text.count] {
      let found = try scanned(
        text, delimiter: UInt8(ascii: ","), columnCount: columnCount, chunk: max(1, chunk),
        kernel: kernel)
      #expect(found == expected, "round \(round) in reads of \(chunk) bytes")
    }
  }
  #expect(outcomes.records > 60 && outcomes.faults > 20)
}

/// More records than are found at once, and text after a quote, an open quote and a short record behind them.
@Test(arguments: ScanKernel.allAvailable)
func findsManyRecordsAndTheFaultBehindThem(kernel: ScanKernel) {
  let rows = String(repeating: "1,2\n", count: 10_000)
  let faults = [("\"a\"b,2\n", "text"), ("1\n", "ragged"), ("\"a,2\n", "open")]
  for (fault, name) in faults {
    let text = Array((rows + fault).utf8)
    let buffer = text + [UInt8](repeating: UInt8(ascii: "\""), count: Block.size)
    let scanner = RecordScanner(
      delimiter: UInt8(ascii: ","), columnCount: 2, stops: [1], kernel: kernel)
    var index = RecordIndex()
    let found: String
    switch scanner.scan(buffer.span, from: 0, to: text.count, isLast: true, into: &index) {
    case .textAfterQuote(let place): found = "text \(place)"
    case .ragged(let place, _): found = "ragged \(place)"
    case .openQuote(let place): found = "open \(place)"
    case nil: found = "none"
    }
    #expect(found == "\(name) 40000")
    #expect(index.records.count == 10_000)
    #expect(index.stops == (0..<UInt32(10_000)).map { 4 * $0 + 1 })
  }
}
