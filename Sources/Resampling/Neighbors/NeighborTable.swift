/// The neighbors that a search found: for every query the same number, nearest first.
public struct NeighborTable: Equatable, Sendable {
  /// How many neighbors each query has: what was asked for, or all there are when fewer.
  public let neighborCount: Int
  /// Row numbers of the searched points: query after query, `neighborCount` each.
  public var rows: [UInt32]
  /// The distances of `rows`, as the metric compares them: squared for `.euclidean`.
  public var distances: [Double]

  /// How many queries were answered; 0 also where there was nothing to find.
  public var queryCount: Int { neighborCount == 0 ? 0 : rows.count / neighborCount }

  /// The neighbors of one query, nearest first.
  public subscript(query: Int) -> ArraySlice<UInt32> {
    rows[query * neighborCount..<(query + 1) * neighborCount]
  }

  /// The distances of `self[query]`.
  public func distances(of query: Int) -> ArraySlice<Double> {
    distances[query * neighborCount..<(query + 1) * neighborCount]
  }
}

extension NeighborTable {
  /// A table in which no query has a neighbor.
  static let empty = NeighborTable(neighborCount: 0)

  /// Creates a table without queries.
  init(neighborCount: Int) {
    self.init(neighborCount: neighborCount, rows: [], distances: [])
  }

  /// Creates a table whose neighbors are still to be found.
  init(neighborCount: Int, queryCount: Int) {
    self.init(
      neighborCount: neighborCount,
      rows: Array(repeating: .max, count: neighborCount * queryCount),
      distances: Array(repeating: .infinity, count: neighborCount * queryCount))
  }

  /// Gives a query other neighbors.
  mutating func replace(_ query: Int, by candidates: some Collection<Candidate>) {
    for (index, candidate) in zip((query * neighborCount)..., candidates) {
      rows[index] = candidate.row
      distances[index] = candidate.distance
    }
  }

  /// Whether two neighbors of a query are equally far.
  func hasTies(at query: Int) -> Bool {
    let distances = distances(of: query)
    return zip(distances, distances.dropFirst()).contains(where: ==)
  }

  /// Whether all neighbors of a query are at a distance that a number can tell.
  func isFinite(at query: Int) -> Bool { distances(of: query).allSatisfy(\.isFinite) }

  /// The table without the nearest neighbor of each query.
  func droppingFirst() -> NeighborTable { keeping { $0 != 0 } }

  /// The table without the farthest neighbor of each query.
  func droppingLast() -> NeighborTable { keeping { $0 != neighborCount - 1 } }

  /// The table without one of its positions.
  private func keeping(_ isKept: (Int) -> Bool) -> NeighborTable {
    if neighborCount == 0 { return self }
    var table = NeighborTable(neighborCount: neighborCount - 1)
    for index in rows.indices where isKept(index % neighborCount) {
      table.rows.append(rows[index])
      table.distances.append(distances[index])
    }
    return table
  }
}
