import Resampling
import Testing

@Suite("SMOTE")
struct SMOTETests {
  static let square = Matrix(
    rowCount: 4, columnCount: 2, values: [0, 0, 1, 0, 0, 1, 1, 1])

  @Test func nothingWantedNothingMade() throws {
    #expect(try SMOTE(seed: 0).plan(Self.square, count: 0).count == 0)
    #expect(
      try SMOTE(seed: 0).plan(Matrix(rowCount: 0, columnCount: 2, values: []), count: 0).count == 0)
  }

  @Test func smallClassesUseAllTheirRows() throws {
    let plan = try SMOTE(seed: 1).plan(Self.square, count: 100)
    #expect(plan.neighborCount == 3)
    #expect(plan.count == 100)
    #expect(zip(plan.base, plan.other).allSatisfy { $0 != $1 })
  }

  @Test func oneRow() throws {
    let point = Matrix(rowCount: 1, columnCount: 2, values: [3, 4])
    var smote = SMOTE(seed: 0)
    #expect(throws: SynthesisError.lone) { try smote.plan(point, count: 2) }
    smote.rules.loneRow = .copied
    let plan = try smote.plan(point, count: 2)
    #expect(plan.rows(from: point).values == [3, 4, 3, 4])
    #expect(plan.neighborCount == 0)
    smote.rules.compatibility = .imbalancedLearn
    #expect(throws: SynthesisError.tooFewRows(rows: 1, needed: 6)) {
      try smote.plan(point, count: 2)
    }
  }

  @Test func noRows() {
    let nothing = Matrix(rowCount: 0, columnCount: 2, values: [])
    #expect(throws: SynthesisError.noRows) { try SMOTE(seed: 0).plan(nothing, count: 1) }
  }

  /// The one row that is no duplicate is the neighbor of nobody, and nobody is its own.
  @Test func duplicatesAreNotSelf() throws {
    let points = Matrix(rowCount: 7, columnCount: 1, values: [1, 1, 1, 1, 1, 1, 9])
    let plan = try SMOTE(seed: 5).plan(points, count: 500)
    #expect(zip(plan.base, plan.other).allSatisfy { $0 != $1 })
    #expect(plan.other.allSatisfy { $0 != 6 })
  }

  @Test func missingCellsAreCopied() throws {
    let points = Matrix(rowCount: 2, columnCount: 3, values: [0, .nan, 5, 10, 7, .nan])
    let plan = try SMOTE(seed: 3).plan(points, count: 50)
    let made = plan.rows(from: points)
    for row in 0..<made.rowCount {
      let step = plan.step[row]
      #expect(made[row, 0] == (plan.base[row] == 0 ? step * 10 : 10 + step * -10))
      #expect(plan.base[row] == 0 ? made[row, 1].isNaN : made[row, 1] == 7)
      #expect(plan.base[row] == 1 ? made[row, 2].isNaN : made[row, 2] == 5)
    }
  }

  /// The difference of −1e308 and 1e308 is no Double; the points between them are.
  @Test func hugeValuesStayFinite() throws {
    let points = Matrix(rowCount: 2, columnCount: 1, values: [-1e308, 1e308])
    let made = try SMOTE(seed: 3).plan(points, count: 50).rows(from: points)
    #expect(made.values.allSatisfy { $0.magnitude <= 1e308 })
  }

  @Test func evenSpreadUsesEveryParentInTurn() throws {
    var smote = SMOTE(seed: 8)
    smote.spread = .even
    let plan = try smote.plan(Self.square, count: 11)
    let uses = (0..<4).map { parent in plan.base.count { $0 == parent } }
    #expect(uses.sorted() == [2, 3, 3, 3])
    #expect(plan.base == plan.base.sorted())
    #expect(zip(plan.base, plan.other).allSatisfy { $0 != $1 })
  }

  @Test func threadsDoNotMatter() throws {
    var random = RandomState(seed: 9)
    let points = Matrix(
      rowCount: 300, columnCount: 3, values: (0..<900).map { _ in random.standardNormal() })
    var smote = SMOTE(seed: 1)
    smote.rules.threadCount = 1
    let alone = try smote.plan(points, count: 200)
    smote.rules.threadCount = 4
    #expect(try smote.plan(points, count: 200) == alone)
  }
}
