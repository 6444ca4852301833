import FilterKit
import Testing

/// Tables at any width: no line is wider than the terminal, nothing is lost, and names that differ look different.
@Suite struct TextTableTests {
  /// A confusion table of so many classes.
  private static func table(classCount: Int) -> TextTable {
    let names = (1...classCount).map { "class \($0)" }
    var table = TextTable(
      [(heading: "truth", kind: .text)] + names.map { (heading: $0, kind: .number) })
    for (row, name) in names.enumerated() {
      table.append([.text(name)] + names.indices.map { .text(String(row * 1000 + $0)) })
    }
    return table
  }

  @Test(arguments: [40, 80, 200], [1, 3, 12, 60])
  func fits(width: Int, classCount: Int) {
    let text = Self.table(classCount: classCount).text(width: width)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.allSatisfy { $0.count <= width })
    // Every number is there once, and each block names its rows.
    var numbers: [Int] = []
    let blocks = lines.split(separator: "")
    for block in blocks {
      #expect(block.count == classCount + 1)
      for (index, line) in block.dropFirst().enumerated() {
        #expect(line.hasPrefix("class \(index + 1) "))
        numbers += line.split(separator: " ").dropFirst(2).compactMap { Int($0) }
      }
    }
    let expected = (0..<classCount).flatMap { row in (0..<classCount).map { row * 1000 + $0 } }
    #expect(numbers.sorted() == expected)
    #expect(blocks.count == 1 || classCount > 3)
  }

  @Test func barsStayWithWhatTheyShow() {
    let files = ["one.csv", "two.csv", "three.csv", "four.csv"]
    var table = TextTable(
      [(heading: "y", kind: .text)]
        + files.flatMap { [(heading: "", kind: TextTable.Kind.number), (heading: $0, kind: .bar)] })
    table.append([.text("a")] + (1...4).flatMap { [.text("\($0)"), .bar(Double($0) / 4)] })
    let blocks = table.text(width: 40).split(separator: "\n\n")
    #expect(blocks.count == 2)
    for block in blocks {
      #expect(block.split(separator: "\n").allSatisfy { $0.count <= 40 })
      #expect(block.hasPrefix("y "))
    }
    #expect(blocks[0].contains("one.csv") && blocks[0].contains("  1  █"))
    #expect(blocks[1].contains("four.csv") && blocks[1].contains("  4  █"))
  }

  /// Names that differ in the middle, at the end, at the beginning, and at a place that no cut shows.
  @Test(
    arguments: [
      { "a long name of kind \($0), and its end" }, { "a long name that ends with \($0)" },
      { "\($0) begins a rather long name, which ends" },
      { "the same words around the number \($0), which stands between them and so is cut out" },
    ] as [@Sendable (Int) -> String])
  func namesThatDifferLookDifferent(name: @Sendable (Int) -> String) {
    var table = TextTable([(heading: "site", kind: .text), (heading: "count", kind: .number)])
    let names = (11...30).map(name)
    for name in names + [names[0]] { table.append([.text(name), .text("7")]) }
    let shown = table.text(width: 24).split(separator: "\n").dropFirst()
    #expect(shown.allSatisfy { $0.count <= 24 })
    #expect(Set(shown).count == names.count)
    #expect(shown.first == shown.last)
  }

  @Test func plainCharacters() {
    var table = TextTable([
      (heading: "y", kind: .text), (heading: "n", kind: .number), (heading: "", kind: .bar),
    ])
    table.isPlain = true
    table.append([.text("a name of thirty characters, no"), .text("8"), .bar(1)])
    table.append([.text("b"), .text("1"), .bar(0.01)])
    #expect(
      table.text(width: 30) == """
        y                  n
        a name o~ters, no  8  ########
        b                  1  #

        """)
  }
}
