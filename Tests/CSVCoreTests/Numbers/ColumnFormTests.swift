import CSVCore
import TestSupport
import Testing

/// Numbers as their column writes them: one test for each kind.
struct ColumnFormTests {
  /// R writes 100000 as 1e+05: its exponents are idle, and the column is one of whole numbers.
  @Test func exponentsByValue() {
    let seconds = grammar(["0", "1e+05", "99999", "7", "406"])
    #expect(seconds.isWhole && !seconds.isIntegral && seconds.hasExponent)
    #expect(seconds.mostDecimals == 0)
    #expect(text(2096.549973282177, seconds) == "2097")
    // Decimals are counted behind the exponent.
    let amounts = grammar(["1e+05", "0.25", "12.5"])
    #expect(text(123456.789, amounts) == "123456.79")
    #expect(grammar(["1.5e-3"]).mostDecimals == 4)
    #expect(grammar(["1.50e1"]).mostDecimals == 1)
  }

  @Test func numbersTooLargeToBeWrittenOut() {
    let column = grammar(["1e+20", "3", "2.5e+21"])
    #expect(text(3e20, column) == "3e+20")
    #expect(text(17, column) == "17")
  }

  @Test func wholeNumbersWithAZeroBehindThePoint() {
    let column = grammar(["1.0", "6.0", "0.0"])
    #expect(column.isWhole && !column.isIntegral)
    #expect(column.formatter == .fixed(decimals: 1))
    #expect(!grammar(["1.0", "6.5"]).isWhole)
    #expect(grammar(["3.00000000", "4"]).isWhole)
    #expect(!grammar([]).isWhole && !grammar(["x"]).isWhole)
  }

  /// As audio features have it.
  @Test func singlePrecision() {
    let column = grammar(["-697.7926", "0.663466", "3.206722e-07", "4e-06"])
    #expect(text(0.0007497492047320006, column) == "0.0007497492")
    #expect(text(-512.33333333, column) == "-512.3333")
    #expect(text(1.23456789e-6, column) == "1.234568e-06")
    #expect(text(0, column) == "0.0")
    #expect(text(0.5, column) == "0.5")
  }

  /// Where each digit before the point costs one behind it, it is the significant digits that are limited.
  @Test func singlePrecisionWithoutExponents() {
    var random = SeededNumbers(seed: 5)
    let cells = (0..<300).map { number -> String in
      let scale = [0.01, 1, 1000][number % 3]
      return "\(Float(scale * (1 + 8 * random.fraction())))"
    }
    let column = grammar(cells)
    let digits = text(4321.123456789, column).filter(\.isNumber)
    #expect(7...9 ~= digits.count)
    for cell in cells { #expect(text(Double(cell) ?? .nan, column) == cell) }
  }

  /// Prices of up to seven digits before the point have two decimals all the same.
  @Test func fixedDecimalsAreNoSinglePrecision() {
    var random = SeededNumbers(seed: 6)
    for decimals in [2, 4] {
      let cells = (0..<500).map { _ in
        var text: [UInt8] = []
        let value = random.pick([1, 100, 10_000] as [Double])
        DecimalFormatter.trimmed(decimals: decimals, least: 0).append(
          value * 10 * random.fraction(), to: &text)
        return String(decoding: text, as: UTF8.self)
      }
      let least = cells.contains { !$0.contains(".") } ? 0 : 1
      #expect(grammar(cells).formatter == .trimmed(decimals: decimals, least: least))
    }
  }

  @Test func scientificThroughout() {
    let column = grammar(["1.50E-03", "2.25E+01", "-7.00E+00"])
    #expect(text(0.0123456, column) == "1.23E-02")
    #expect(text(-999.96, column) == "-1.00E+03")
    #expect(text(0, column) == "0.00E+00")
    let short = grammar(["1.5e-3", "2e-7"])
    #expect(text(0.02, short) == "2e-2")
  }

  @Test(arguments: [
    ("1e-05", "1.2e-07"), ("1e-5", "1.2e-7"), ("1E-05", "1.2E-07"), ("1e-005", "1.2e-07"),
  ])
  func exponentsAreWrittenAlike(cell: String, expected: String) {
    #expect(text(1.2e-7, grammar([cell, "0.25", "12"])) == expected)
  }

  @Test func sixteenDigitsAndMoreAreWrittenInFull() {
    let column = grammar(["0.30000000000000004", "1e-05"])
    #expect(column.formatter == .shortest)
  }

  @Test(arguments: [
    ([".4", "1.5"], true), (["-.4"], true), ([".4", "0.5"], false), (["0.4"], false),
    (["1.5", "2"], false), ([], false),
  ])
  func numbersBelowOneBeginWithThePoint(cells: [String], startsWithPoint: Bool) {
    #expect(grammar(cells).startsWithPoint == startsWithPoint)
  }

  @Test func boundsOfWideIntegers() {
    let least = 9_007_199_254_740_993 as Int128
    #expect(grammar(["9007199254740993", "9007199254740999"]).wideBounds == least...(least + 6))
    // The least of these is none that a Double has not.
    #expect(grammar(["5", "9007199254740993"]).wideBounds == Int128.min...least)
    #expect(grammar(["-9007199254740993", "5"]).wideBounds == -least...Int128.max)
    #expect(grammar(["5", "9007199254740992"]).wideBounds == nil)
    let huge = String(repeating: "9", count: 60)
    #expect(grammar([huge]).wideBounds == Int128.max...Int128.max)
  }

  /// What is read from a column and written in its style is what was read.
  @Test func theCellsOfAColumnKeepTheirValues() {
    var random = SeededNumbers(seed: 7)
    for round in 0..<300 {
      let digits = 1 + round % 17
      let cells = (0..<(1 + round % 40)).map { _ in number(of: digits, &random) }
      let column = grammar(cells)
      for cell in cells {
        guard let value = DecimalReading(cell.utf8Span.span).number else { continue }
        let again = Double(text(value, column)) ?? .nan
        #expect(abs(again - value) <= value.ulp, "\(cell) in \(cells.prefix(5))")
      }
    }
  }

  @Test func appendingIsNotingOneAfterTheOther() {
    var random = SeededNumbers(seed: 8)
    for _ in 0..<40 {
      let digits = 1 + random.below(12)
      let cells = (0..<24).map { _ in number(of: digits, &random) }
      for split in 0...cells.count {
        var joined = grammar(cells[..<split])
        joined.append(grammar(cells[split...]))
        #expect(joined == grammar(cells))
      }
    }
  }

  @Test(arguments: [
    ("7", 7), ("-7.00", -7), ("7e3", 7000), ("1.5e1", 15), ("0.0", 0), ("-0", 0), ("1e99", .max),
    ("-1e99", .min), ("9223372036854775807", .max), ("7.5", 0), ("x", 0), ("", 0), ("120e-1", 12),
    ("1e-999999999999999999", 0), ("0e999999999999999999", 0),
  ])
  func wholeNumbersByValue(text: String, value: Int) {
    #expect(Int(whole: text.utf8Span.span) == value)
  }

  @Test(arguments: [
    (" 7", 7), ("7 ", 7), ("\t-1.5 \r", -1.5), ("\u{A0}3", 3), ("3\u{A0}", 3), ("7", 7),
  ])
  func blanksAroundNumbers(text: String, value: Double) {
    #expect(DecimalReading(trimming: text.utf8Span.span) == .number(value))
  }

  @Test(arguments: ["  ", "\u{A0}"])
  func blanksAreEmpty(text: String) {
    #expect(DecimalReading(trimming: text.utf8Span.span) == .empty)
    #expect(DecimalReading(trimming: "x \(text)".utf8Span.span) == .notNumber)
  }

  /// A letter of which the second byte is that of a no-break space in Latin-1.
  @Test func lettersAreNoBlanks() {
    let letters = Array("xà".utf8)
    let range = letters.span.unblankedRange
    #expect(range == 0..<3)
  }

  @Test func hashesTellTextsApart() {
    var random = SeededNumbers(seed: 9)
    var texts = Set((0..<50_000).map { "\($0)" })
    for length in 0..<40 { texts.insert(String(repeating: "a", count: length)) }
    for _ in 0..<10_000 { texts.insert("row \(random.next()) of \(random.next())") }
    let hashes = Set(texts.map { cellHash($0.utf8Span.span) })
    #expect(hashes.count == texts.count)
    let long = "a\0"
    #expect(cellHash(long.utf8Span.span) != cellHash("a".utf8Span.span))
  }
}

private func grammar(_ cells: some Sequence<String>) -> ColumnGrammar {
  var grammar = ColumnGrammar()
  for cell in cells { grammar.note(cell.utf8Span.span) }
  return grammar
}

private func text(_ value: Double, _ column: ColumnGrammar) -> String {
  var text: [UInt8] = []
  column.formatter.append(value, to: &text)
  return String(decoding: text, as: UTF8.self)
}

/// A number of so many significant digits, with the point anywhere, sometimes with an exponent.
private func number(of digits: Int, _ random: inout SeededNumbers) -> String {
  var text = (0..<digits).map { _ in String(random.below(10)) }.joined()
  let point = random.below(digits + 1)
  if point < digits && random.below(4) > 0 {
    text.insert(".", at: text.index(text.startIndex, offsetBy: point))
  }
  if random.below(3) == 0 { text = "-" + text }
  if random.below(4) == 0 { text += random.pick(["e-07", "e+03", "E5", "e-3", "e0"]) }
  return text
}
