import TestSupport
import Testing

@testable import CSVCore

@Test(arguments: [
  "a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\n\n1,2\n\n", "\"a\",b\n", "\"a,b\",c\n", "\"a\nb\",c\r\n",
  "\"a\"\"b\",c\n", "\"\",\n", ",\n", "\"\"\"\",x", "12\" tv,b\n", "a,b", "\"a\",\"b\"", "a,\"b",
  "\"a\"x,b\n", "a\n", "a,b,c\n", "\"a\" ,b\n", " \"a\",b\n", "a,b\r", "\"a\"\r,b\n", "a\rb,c\n",
  "\n\n\n", "", "\"a\"\rx,b\n",
])
func scansAsTheReferenceDoes(text: String) throws {
  let bytes = Array(text.utf8)
  let expected = reference(bytes, delimiter: UInt8(ascii: ","), columnCount: 2)
  for chunk in 1...max(1, bytes.count) {
    let found = try scanned(bytes, delimiter: UInt8(ascii: ","), columnCount: 2, chunk: chunk)
    #expect(found == expected, "in reads of \(chunk) bytes")
  }
}

/// Random texts over an alphabet where every byte matters, long enough to cross blocks; most are faulty early, so a second
/// kind is made of whole fields.
@Test func scansRandomTextsAsTheReferenceDoes() throws {
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
        text, delimiter: UInt8(ascii: ","), columnCount: columnCount, chunk: chunk)
      #expect(
        found == expected,
        "in reads of \(chunk) bytes: \(String(decoding: text, as: UTF8.self).debugDescription)")
    }
  }
  #expect(accepted > 1000)
}
