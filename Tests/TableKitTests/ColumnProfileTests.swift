import CSVCore
import TableKit
import TestSupport
import Testing

struct ColumnProfileTests {
  @Test func counts() {
    let cells = [
      "7", " 8", "-2", "1.5", "007", "", "  ", "NA", "?", "2024-01-31", "9:30 pm", "$5",
      "two words",
      "word", "1e999", "1e5", "-0",
    ]
    let column = profile(cells)
    #expect(column.cellCount == 17)
    #expect(column.emptyCount == 2)
    #expect(column.gapCount == 2)
    #expect(column.presentCount == 13)
    #expect(column.numberCount == 8)
    #expect(column.wholeCount == 7)
    #expect(column.paddedCount == 1)
    #expect(column.dateCount == 2)
    #expect(column.quantityCount == 1)
    #expect(column.spacedCount == 1)
    #expect(column.tooLargeCount == 1)
    #expect(column.strayCount == 5)
    #expect(column.hasNegative)
    #expect(column.strays.map { String(decoding: $0, as: UTF8.self) } == cells[9...11].map { $0 })
    #expect(!column.isConstant)
  }

  @Test func cellsAreToldApart() {
    var column = ColumnProfile(of: ColumnName("x", position: 0))
    let kinds = ["7", " 7", "1e999", "", "NA", "x"].map { cell in
      column.note(cell.utf8Span.span, gaps: .common)
    }
    #expect(kinds == [.number, .number, .tooLarge, .missing, .missing, .other])
  }

  @Test func zeroIsNotNegative() {
    #expect(!profile(["-0", "0", "-0.0"]).hasNegative)
    #expect(profile(["0", "-3"]).hasNegative)
  }

  @Test func theUserMayNameTheGaps() {
    let gaps = GapSpellings(["-999", "missing"])
    let column = profile(["1", "-999", " -999 ", "missing", "NA", "", "3"], gaps: gaps)
    #expect(column.gapCount == 3)
    #expect(column.emptyCount == 1)
    #expect(column.numberCount == 2)
    #expect(column.strayCount == 1)
    #expect(number("-999", gaps).isNaN)
    #expect(number(" 4 ", gaps) == 4)
  }

  @Test func valuesAreCountedUpToAThousand() {
    #expect(profile((0..<1000).map { "v\($0)" } + ["v0", "v999"]).valueCount == 1000)
    #expect(profile((0..<1001).map { "v\($0)" }).valueCount == 1001)
    #expect(profile((0..<5000).map { "\($0)" }).valueCount == 1001)
    #expect(profile(["a", "NA", "", "a", "b"]).valueCount == 2)
  }

  /// The profile of a whole is that of its parts, wherever they are cut, one cut or two.
  @Test(arguments: 0..<24)
  func partsMakeTheWhole(seed: Int) {
    var random = SeededNumbers(seed: UInt64(seed))
    let kind = ColumnKind(rawValue: seed % ColumnKind.allCases.count) ?? .mixture
    let cells = (0..<60).map { _ in kind.cell(&random) }
    let name = random.pick(["x", "id", "zip_code", "index", ""])
    let whole = profile(cells, name: name)
    for cut in 0...cells.count {
      var parts = profile(cells[..<cut], name: name)
      parts.append(profile(cells[cut...], name: name))
      #expect(parts == whole, "\(kind) cut at \(cut)")
      let second = cut + (cells.count - cut) / 2
      var three = profile(cells[..<cut], name: name)
      var rest = profile(cells[cut..<second], name: name)
      rest.append(profile(cells[second...], name: name))
      three.append(rest)
      #expect(three == whole, "\(kind) cut at \(cut) and \(second)")
    }
  }

  /// The same where the values are too many to be kept.
  @Test(arguments: 0..<16)
  func largePartsMakeTheWhole(seed: Int) {
    var random = SeededNumbers(seed: 100 + UInt64(seed))
    let kind = ColumnKind(rawValue: seed % ColumnKind.allCases.count) ?? .mixture
    let range = random.pick([900, 1500, 4000])
    let cells = (0..<3000).map { number in
      random.below(3) == 0 ? kind.cell(&random) : "v\(random.below(range))\(number % 2)"
    }
    let whole = profile(cells)
    for _ in 0..<12 {
      let cut = random.below(cells.count + 1)
      var parts = profile(cells[..<cut])
      parts.append(profile(cells[cut...]))
      #expect(parts == whole, "\(kind) cut at \(cut)")
    }
  }

  /// A profile goes on after it was put together.
  @Test func cellsCanFollowParts() {
    let cells = (0..<30).map { "\($0)" } + ["x", "3"]
    for cut in 0..<cells.count {
      var column = profile(cells[..<cut])
      column.append(profile(cells[cut..<(cut + 1)]))
      for cell in cells[(cut + 1)...] { column.note(cell.utf8Span.span, gaps: .common) }
      #expect(column == profile(cells))
    }
  }

  @Test(arguments: [
    "", " ", "NA", "N/A", "n/a", "na", "NaN", "nan", "Null", "NULL", "null", "None", "none", "nil",
    "<NA>", "<null>", "#N/A", ".", "-", "--", "?", " ? ",
  ])
  func gaps(text: String) {
    let isGap = GapSpellings.common.contains(text.utf8Span.span)
    #expect(isGap)
    #expect(number(text, .common).isNaN)
  }

  @Test(arguments: ["0", "x", "NAN.", "---", "nothing", "N", "-1", ".5"])
  func noGaps(text: String) {
    let isGap = GapSpellings.common.contains(text.utf8Span.span)
    #expect(!isGap)
  }

  private func number(_ text: String, _ gaps: GapSpellings) -> Double {
    gaps.number(text.utf8Span.span)
  }
}

/// What cells of a made column look like.
private enum ColumnKind: Int, CaseIterable {
  case rising, digits, decimals, exponents, wide, dates, words, mixture

  func cell(_ random: inout SeededNumbers) -> String {
    if random.below(12) == 0 { return random.pick(["", " ", "NA", "?"]) }
    switch self {
    case .rising: return random.below(40) == 0 ? "0" : "\(random.next() >> 60)"
    case .digits: return random.pick(["0", "1", "2", "007", " 3", "-4", "12.0"])
    case .decimals: return "\(Double(random.below(4000)) / Double(random.pick([10, 100, 8])))"
    case .exponents: return random.pick(["1e5", "2.5e-7", "3E+4", "0.5", "12", "1.25e-07"])
    case .wide: return "\(random.next())"
    case .dates: return "2024-0\(1 + random.below(9))-1\(random.below(9))"
    case .words: return "word \(random.below(9))"
    case .mixture:
      return random.pick(["1", "2.5", "x", "y z", "$5", "3 %", "Jan 2024", "-", "1e999"])
    }
  }
}
