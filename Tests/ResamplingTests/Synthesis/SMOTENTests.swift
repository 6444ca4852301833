import Testing

@testable import Resampling

@Suite("SMOTEN")
struct SMOTENTests {
  /// One column: category 0 in 2 rows of class 0 and 1 of class 1, category 1 in 1 and 3.
  @Test func valueDifferencesByHand() {
    let codes = CodeMatrix(rowCount: 7, columnCount: 1, values: [0, 0, 0, 1, 1, 1, 1])
    let difference = ValueDifference(codes, labels: [0, 0, 1, 0, 1, 1, 1])
    // |2/3 − 1/4| + |1/3 − 3/4| = 5/6.
    let found = difference.squaredDifference(0, 1, inColumn: 0)
    #expect((found - 25.0 / 36).magnitude < 1e-15)
    #expect(difference.squaredDifference(1, 1, inColumn: 0) == 0)
  }

  /// The row itself and its neighbors vote; every new row is one of these.
  @Test func majorityOfTheRowAndItsNeighbors() throws {
    // Class 1 is three rows: two agree in every column.
    let codes = CodeMatrix(
      rowCount: 6, columnCount: 2, values: [0, 0, 0, 0, 1, 2, 2, 1, 2, 1, 1, 1])
    let labels: [UInt32] = [1, 1, 1, 0, 0, 0]
    let plan = try SMOTEN(seed: 0).plans(
      [GrowthTarget(label: 1, count: 8)], in: codes, labels: labels)[0]
    #expect(plan.neighborCount == 2)
    #expect(plan.codes.values.allSatisfy { $0 == 0 })
    #expect(plan.base.allSatisfy { $0 < 3 })
  }

  /// Ten equal rows are as near to each other as to themselves; each still votes for itself.
  @Test func aRowHasAVoteAmongItsDuplicates() throws {
    let codes = CodeMatrix(rowCount: 10, columnCount: 1, values: [UInt32](repeating: 3, count: 10))
    let labels: [UInt32] = (0..<10).map { $0 < 5 ? 0 : 1 }
    let plan = try SMOTEN(seed: 0).plans(
      [GrowthTarget(label: 0, count: 3)], in: codes, labels: labels)[0]
    #expect(plan.codes.values == [3, 3, 3])
  }

  @Test func evenSpread() throws {
    let codes = CodeMatrix(rowCount: 6, columnCount: 1, values: [0, 1, 2, 0, 1, 2])
    var method = SMOTEN(seed: 0)
    method.spread = .even
    let plan = try method.plans(
      [GrowthTarget(label: 0, count: 7)], in: codes, labels: [0, 0, 0, 1, 1, 1])[0]
    #expect((0..<3).map { row in plan.base.count { $0 == row } }.sorted() == [2, 2, 3])
  }

  /// Differences that are looked up and differences computed anew give the same neighbors.
  @Test func withAndWithoutTablesOfPairs() throws {
    var random = RandomState(seed: 5)
    let codes = CodeMatrix(
      rowCount: 150, columnCount: 3, values: (0..<450).map { _ in UInt32(random.randint(below: 9)) }
    )
    let labels = (0..<150).map { _ in UInt32(random.randint(below: 3)) }
    let difference = ValueDifference(codes, labels: labels)
    let table = NominalSearch(codes, difference: difference, threadCount: 1)
    let anew = NominalSearch(codes, difference: difference, threadCount: 2, largestTable: 0)
    #expect(table.nearestOthers(6) == anew.nearestOthers(6))
    #expect(table.nearest(6) == anew.nearest(6))
    let found = table.nearestOthers(6)
    for row in 0..<150 {
      let wanted = (0..<150).filter { $0 != row }.map { other in
        let distance = (0..<3).reduce(0.0) {
          $0 + difference.squaredDifference(codes[row, $1], codes[other, $1], inColumn: $1)
        }
        return (distance, other)
      }
      #expect(found[row].map { Int($0) } == wanted.sorted(by: <).prefix(6).map(\.1))
    }
  }

  @Test func oneRow() throws {
    let codes = CodeMatrix(rowCount: 3, columnCount: 1, values: [0, 1, 2])
    var method = SMOTEN(seed: 0)
    let target = [GrowthTarget(label: 1, count: 2)]
    #expect(throws: SynthesisError.lone) {
      try method.plans(target, in: codes, labels: [0, 0, 1])
    }
    method.rules.loneRow = .copied
    #expect(try method.plans(target, in: codes, labels: [0, 0, 1])[0].codes.values == [2, 2])
  }
}
