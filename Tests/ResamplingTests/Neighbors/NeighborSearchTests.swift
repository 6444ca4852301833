import Resampling
import Testing

@Suite struct NeighborSearchTests {
  /// Four points on a line, the second twice.
  let line = Matrix(rowCount: 5, columnCount: 1, values: [0, 1, 1, 3, 7])

  @Test func aPointIsItsOwnNearestAndTiesGoByRow() {
    let table = NeighborSearch(line).nearest(3, to: line)
    #expect(table.neighborCount == 3)
    #expect(Array(table[0]) == [0, 1, 2])
    #expect(Array(table[2]) == [1, 2, 0])
    #expect(Array(table.distances(of: 4)) == [0, 16, 36])
  }

  @Test func othersLeaveOutTheRowItselfButNotItsDuplicate() {
    let table = NeighborSearch(line).nearestOthers(1, of: [1, 2, 4])
    #expect(table.rows == [2, 1, 3])
  }

  @Test func thereAreNoMoreNeighborsThanPoints() {
    #expect(NeighborSearch(line).nearest(9, to: line).neighborCount == 5)
    #expect(NeighborSearch(line).nearestOthers(9, of: [0]).rows == [1, 2, 3, 4])
  }
}
