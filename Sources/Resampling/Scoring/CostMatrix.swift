/// What a row of one class costs that is predicted to be of another: the mean over all rows. Correct predictions may cost,
/// too, and what is gained is a cost below 0.
///
/// C. Elkan, "The foundations of cost-sensitive learning", IJCAI 2001.
public struct CostMatrix: Equatable, Sendable {
  private struct Pair: Hashable {
    let truth, prediction: UInt32
  }

  private var costs: [Pair: Double] = [:]

  /// Creates a matrix in which nothing has a cost yet.
  public init() {}

  /// The cost of a row of one class that is predicted to be of another; `nil` where none was given, 0 where it is right
  /// and none was given.
  public subscript(truth truth: UInt32, prediction prediction: UInt32) -> Double? {
    get {
      costs[Pair(truth: truth, prediction: prediction)] ?? (truth == prediction ? 0 : nil)
    }
    set { costs[Pair(truth: truth, prediction: prediction)] = newValue }
  }

  /// The mean cost of a row.
  ///
  /// - Precondition: each pair of the matrix has a cost, and there is a row.
  public func mean(of matrix: ConfusionMatrix) -> Double {
    let products = matrix.pairs.map { $0.rows * cost($0.truth, $0.prediction) }
    return pairwiseSum(products[...]) / matrix.rowCount
  }

  /// The standard error of the mean; `nil` of fewer than two rows.
  ///
  /// - Precondition: each pair of the matrix has a cost.
  public func standardError(of matrix: ConfusionMatrix) -> Double? {
    guard matrix.rowCount > 1 else { return nil }
    let mean = mean(of: matrix)
    let squares = matrix.pairs.map { pair in
      let distance = cost(pair.truth, pair.prediction) - mean
      return pair.rows * distance * distance
    }
    return (pairwiseSum(squares[...]) / (matrix.rowCount - 1) / matrix.rowCount).squareRoot()
  }

  /// The least and the largest of the costs.
  public var range: ClosedRange<Double> {
    let all = costs.values + [0]
    return (all.min() ?? 0)...(all.max() ?? 0)
  }

  private func cost(_ truth: UInt32, _ prediction: UInt32) -> Double {
    guard let cost = self[truth: truth, prediction: prediction] else {
      preconditionFailure("a pair without a cost")
    }
    return cost
  }
}
