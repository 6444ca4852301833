import CSVCore
import TestSupport
import Testing

struct ColumnGrammarTests {
  @Test(arguments: [
    ("7", ColumnGrammar.Verdict.integer), ("-7", .integer), ("+007", .integer), ("7.", .integer),
    ("123456789012345678901234567890", .integer), ("7.0", .decimal), (".5", .decimal),
    ("1e3", .exponent), ("1.5E-3", .exponent), ("1e999", .exponent), ("", .empty),
    ("nan", .notFinite), ("-Inf", .notFinite), ("x", .notNumber), (" 7", .notNumber),
    ("1.2.3", .notNumber),
  ])
  func verdicts(text: String, verdict: ColumnGrammar.Verdict) {
    var grammar = ColumnGrammar()
    #expect(grammar.note(text.utf8Span.span) == verdict)
  }

  @Test(arguments: [
    (["1", "20", "-3"], DecimalFormatter.fixed(decimals: 0)),
    (["+1", "007", "5."], .fixed(decimals: 0)), (["1", "2.5", "3.25", "4.0"], .fixed(decimals: 2)),
    (["1.0", "2.0"], .fixed(decimals: 1)),
    (["1", "", "0.125", ""], .trimmed(decimals: 3, least: 0)),
    (["0.5", "0.25", "1.0"], .trimmed(decimals: 2, least: 1)),
    (["0.5", "0.25", "1.00"], .fixed(decimals: 2)), (["0.50", "3"], .fixed(decimals: 2)),
    (["-2.5", "7", "0.125"], .trimmed(decimals: 3, least: 0)),
    (["1", "1e3"], .fixed(decimals: 0)), (["1.25", "2E0"], .trimmed(decimals: 2, least: 0)),
    (["0.123456789012345"], .fixed(decimals: 15)), (["0.1234567890123456"], .shortest),
    (["", ""], .fixed(decimals: 0)), ([], .fixed(decimals: 0)),
    (["1", "1.2345x", "1e5x", "nan"], .fixed(decimals: 0)),
  ])
  func formatters(cells: [String], formatter: DecimalFormatter) {
    #expect(noted(cells).formatter == formatter)
    let hasExponent = cells.contains("1e3")
    #expect(noted(cells).isIntegral == (formatter == .fixed(decimals: 0) && !hasExponent))
  }

  /// What all numbers of a hundred are multiples of, in units of the last decimal.
  @Test(arguments: [
    (["0.455", "0.35", "1.2"], 5), (["0.5", "1.25", "3"], 25), (["0.50", "1.00", "2.50"], 50),
    (["0.90", "1.00", "13.70"], 10), (["0.2", "0.4"], 2), (["0.1", "0.2", "0.5"], nil),
    (["10", "20"], nil), (["0.3", "0.6"], nil), (["1.5", "2e3"], 5), (["1.5e-1", "2e3"], 5),
    (["2.5e-17"], nil),
    (["12345678901234567890.5", "0.5"], nil), (["0.125", "7", ""], 125), (["0.00"], 1_000_000),
    (["0.0000005", "8"], 5), (["4", "0.0000005"], 5), (["0.5", "-0.5", "x"], 5),
  ])
  func steps(cells: [String], step: Int?) {
    let many = (0..<50).flatMap { _ in cells } + (0..<100).map { cells[$0 % cells.count] }
    #expect(noted(many).step == step)
    // A handful may be so by chance.
    #expect(noted(cells).step == nil)
    var joined = noted(many.prefix(30))
    joined.append(noted(many.dropFirst(30)))
    #expect(joined.step == step)
  }

  /// The number that brings a further decimal counts too, though it may be the only one that has it.
  @Test(arguments: [("0.5", 5), ("0.22", 2), ("7.0", 10)])
  func aSingleNumberWithDecimals(cell: String, step: Int) {
    #expect(noted([String](repeating: "3", count: 100) + [cell]).step == step)
  }

  @Test func countsAndPlaces() {
    let grammar = noted(["1", "", "inf", "2.5", "abc", "", "nan", "def"])
    #expect(grammar.cellCount == 8)
    #expect(grammar.emptyCount == 2)
    #expect(grammar.firstNotFinite == 2)
    #expect(grammar.firstNotNumber == 4)
    #expect(grammar.mostDecimals == 1)
    #expect(!grammar.hasExponent)
  }

  @Test func readingNotesTheSameAndConverts() {
    let cells = randomCells(5000, seed: 1)
    var grammar = ColumnGrammar()
    for cell in cells {
      #expect(grammar.read(cell.utf8Span.span) == DecimalReading(cell.utf8Span.span))
    }
    #expect(grammar == noted(cells))
  }

  @Test func appendingIsNotingOneAfterTheOther() {
    let cells = randomCells(40, seed: 2)
    for split in 0...cells.count {
      var grammar = noted(cells[..<split])
      grammar.append(noted(cells[split...]))
      #expect(grammar == noted(cells))
    }
  }

  @Test func verdictsFollowTheNaiveGrammar() {
    for cell in randomCells(10_000, seed: 3) {
      var grammar = ColumnGrammar()
      let verdict = grammar.note(cell.utf8Span.span)
      let number = /[+-]?(?:[0-9]+(?:\.([0-9]*))?|\.([0-9]+))([eE][+-]?[0-9]+)?/
      if let match = cell.wholeMatch(of: number) {
        let power = match.3.map { Int($0.dropFirst()) } ?? 0
        // Of exponents of twenty digits none is kept.
        guard let power, power.magnitude < 1 << 50 else { continue }
        let decimals = max(0, (match.1 ?? match.2 ?? "").count - power)
        #expect(grammar.mostDecimals == decimals, "\(cell)")
        #expect(verdict == (match.3 != nil ? .exponent : decimals > 0 ? .decimal : .integer))
      } else {
        #expect(verdict == .empty || verdict == .notFinite || verdict == .notNumber, "\(cell)")
      }
    }
  }

  /// Each task has its own grammar; the parts are joined in the order of the cells.
  @Test func tasksShareTheWork() async {
    let cells = randomCells(4000, seed: 4)
    let halves = [cells[..<1500], cells[1500...]]
    let parts = await withTaskGroup(of: (Int, ColumnGrammar, [DecimalReading]).self) { group in
      for (number, half) in halves.enumerated() {
        group.addTask {
          var grammar = ColumnGrammar()
          let readings = half.map { grammar.read($0.utf8Span.span) }
          return (number, grammar, readings)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }
    }
    var grammar = parts[0].1
    grammar.append(parts[1].1)
    #expect(grammar == noted(cells))
    #expect(parts[0].2 + parts[1].2 == cells.map { DecimalReading($0.utf8Span.span) })
  }
}

private func noted(_ cells: some Sequence<String>) -> ColumnGrammar {
  var grammar = ColumnGrammar()
  for cell in cells { grammar.note(cell.utf8Span.span) }
  return grammar
}

/// Mostly numbers of all forms, some of them spoilt.
private func randomCells(_ count: Int, seed: UInt64) -> [String] {
  var random = SeededNumbers(seed: seed)
  let pieces = [
    "", "-", "+", ".", "e", "E-", "7", "12", "345678", "90123456789", "0", "x", "nan", "inf",
  ]
  return (0..<count).map { _ in
    let length = Int.random(in: 0...4, using: &random)
    return (0..<length).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }
}
