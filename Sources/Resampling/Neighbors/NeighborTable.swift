/// The neighbours that a search found: for every query the same number, nearest first.
public struct NeighborTable: Equatable, Sendable {
  /// How many neighbours each query has: what was asked for, or all there are when fewer.
  public let neighborCount: Int
  /// Row numbers of the searched points: query after query, `neighborCount` each.
  public var rows: [UInt32]
  /// The distances of `rows`, as the metric compares them: squared for `.euclidean`.
  public var distances: [Double]

  /// How many queries were answered; 0 also when there was nothing to find.
  public var queryCount: Int { neighborCount == 0 ? 0 : rows.count / neighborCount }

  /// The neighbours of one query, nearest first.
  public subscript(query: Int) -> ArraySlice<UInt32> {
    rows[query * neighborCount..<(query + 1) * neighborCount]
  }

  /// The distances of `self[query]`.
  public func distances(of query: Int) -> ArraySlice<Double> {
    distances[query * neighborCount..<(query + 1) * neighborCount]
  }
}

extension NeighborTable {
  /// Joins the tables of consecutive blocks of queries.
  init(neighborCount: Int, joining blocks: [NeighborTable]) {
    self.init(
      neighborCount: neighborCount,
      rows: Array(blocks.map(\.rows).joined()), distances: Array(blocks.map(\.distances).joined()))
  }
}
