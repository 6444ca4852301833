import TableKit
import Testing

/// Which columns can be classes, at the boundaries of each rule.
struct ClassShapeTests {
  @Test func decimalsAreMeasures() {
    #expect(obstacle(["0.11", "0.22", "0.22", "0.24"]) == .measures)
    #expect(obstacle(["1", "0.5", "1", "0.5", "1"]) == .measures)
    #expect(obstacle(["1.0", "2.0", "1.0"]) == nil)
    #expect(obstacle(["1.5", "x", "x"]) == nil)
    #expect(obstacle(["1.5", "NA", ""]) == .measures)
  }

  @Test func moreThanHalfAsManyValuesAsRows() {
    #expect(obstacle(values(10, rows: 10)) == nil)
    #expect(obstacle(values(11, rows: 22)) == nil)
    #expect(obstacle(values(11, rows: 21)) == .manyValues(11, rows: 21))
    #expect(obstacle(values(11, rows: 21) + ["", "NA", "?"]) == .manyValues(11, rows: 21))
  }

  @Test func mostValuesOnceOrTwice() {
    // 26 values twice, 25 values often.
    func cells(_ rare: Int, _ often: Int) -> [String] {
      (0..<rare).flatMap { ["r\($0)", "r\($0)"] }
        + (0..<often).flatMap { Array(repeating: "o\($0)", count: 9) }
    }
    #expect(obstacle(cells(26, 25)) == .rareValues(26, of: 51))
    #expect(obstacle(cells(25, 26)) == nil)
    #expect(obstacle(cells(26, 24)) == nil)
  }

  @Test func wholeNumbersOfWhichOneIsInASingleRow() {
    func cells(_ count: Int) -> [String] {
      ["1"] + (2...count).flatMap { Array(repeating: "\($0)", count: 5) }
    }
    #expect(obstacle(cells(51)) == .counts(51))
    #expect(obstacle(cells(50)) == nil)
    #expect(obstacle(cells(51) + ["1"]) == nil)
    #expect(obstacle(cells(51).map { "c\($0)" }) == nil)
  }

  @Test func labelsWithTheirCounts() {
    for cells in [
      values(11, rows: 21), values(3, rows: 9), ["1.5", "2", "2", "NA"], ["a", "b", ""],
      (0..<90).map { "\($0 % 60)" },
    ] {
      let counts = cells.reduce(into: [:]) { $0[$1, default: 0] += 1 }
      let shape = ClassShape(labels: counts.map { (Array($0.key.utf8), $0.value) })
      #expect(shape == ClassShape(profile(cells)))
    }
    let many = (0..<5000).map { (Array("c\($0)".utf8), 20) }
    #expect(ClassShape(labels: many).obstacle == nil)
  }

  @Test(arguments: [
    (ClassObstacle.measures, "has numbers with decimals"),
    (.manyValues(11, rows: 21), "has 11 different values in 21 rows"),
    (.rareValues(26, of: 51), "has 51 different values, 26 of them in one or two rows only"),
    (.counts(51), "has 51 different whole numbers"),
  ])
  func descriptions(obstacle: ClassObstacle, text: String) {
    #expect("\(obstacle)" == text)
  }

  @Test func theColumnsThatLookLikeClasses() {
    let columns: [(String, (Int) -> String)] = [
      ("", { "\($0 + 1)" }), ("dx", { $0 == 0 ? "M" : "B" }), ("r", { "\($0).1" }),
      ("grade", { "\($0 % 4)" }), ("when", { "2024-01-1\($0 % 3)" }), ("same", { _ in "x" }),
      ("Class", { "\($0 % 3)" }), ("worst", { "0.\($0 % 5)2" }), ("flag", { "\($0 % 2)" }),
      ("who", { "name\($0)" }),
    ]
    let profiles = columns.enumerated().map { position, column in
      profile((0..<12).map(column.1), name: column.0, position: position)
    }
    #expect(ColumnProfile.likelyClasses(among: profiles) == [6, 1, 8, 3])
    // A table of four rows, as in a question on a forum.
    #expect(profile(["M", "B", "B", "B"], name: "dx", position: 0).looksLikeClass)
    #expect(!profile(["1.1", "2.2", "2.3", "2.4"], name: "r", position: 1).looksLikeClass)
  }

  private func obstacle(_ cells: [String]) -> ClassObstacle? { ClassShape(profile(cells)).obstacle }

  private func values(_ count: Int, rows: Int) -> [String] { (0..<rows).map { "v\($0 % count)" } }
}
