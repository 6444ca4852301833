/// Finds the rows of a table that are nearest to rows that may be made.
public protocol CandidateSearch: Sendable {
  /// Finds the `count` rows nearest to each query, a row equal to the query included.
  func nearest(_ count: Int, to queries: MixedMatrix) -> NeighborTable
}

extension NeighborSearch: CandidateSearch {
  /// Finds the `count` rows whose numbers are nearest to those of each query.
  public func nearest(_ count: Int, to queries: MixedMatrix) -> NeighborTable {
    nearest(count, to: queries.numbers)
  }
}

extension MixedSearch: CandidateSearch {}

/// Looks around in the table from where candidates of a class would lie.
struct CandidateJudge {
  /// How many candidates are made at a time.
  private static let batch = 4096

  /// The table, and the class of every row.
  let points: MixedMatrix
  let labels: [UInt32]
  /// The class that grows.
  let label: UInt32
  /// Among how many nearest rows the share is taken.
  let neighborCount: Int
  let search: any CandidateSearch

  /// The share of other classes among the nearest rows of every candidate.
  func foreignShares(_ candidates: SynthesisPlan) -> [Double] {
    stride(from: 0, to: candidates.count, by: Self.batch).flatMap { start in
      let batch = Array(start..<min(start + Self.batch, candidates.count))
      let found = search.nearest(
        neighborCount, to: candidates.selecting(batch).rows(from: points))
      return (0..<found.queryCount).map { query in
        let foreign = found[query].count { labels[Int($0)] != label }
        return Double(foreign) / Double(found.neighborCount)
      }
    }
  }
}
