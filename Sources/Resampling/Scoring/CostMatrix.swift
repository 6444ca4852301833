/// What a row of one class costs that is predicted to be of another. Correct predictions may cost, too, and what is gained is a
/// cost below 0.
///
/// C. Elkan, "The foundations of cost-sensitive learning", IJCAI 2001.
public struct CostMatrix: Equatable, Sendable {
  /// How many classes there are.
  public let classCount: Int
  /// The costs, of the true class by rows, of the predicted class by columns; NaN where none is known.
  public let costs: [Double]

  /// Takes the costs.
  ///
  /// - Precondition: there is one for each pair of classes, and none is infinite.
  public init(classCount: Int, costs: [Double]) {
    precondition(costs.count == classCount * classCount, "a cost for each pair of classes")
    precondition(costs.allSatisfy { !$0.isInfinite }, "finite costs")
    (self.classCount, self.costs) = (classCount, costs)
  }

  /// What it costs to predict a class for a row of another; NaN where it is not known.
  public subscript(truth truth: Int, prediction prediction: Int) -> Double {
    costs[truth * classCount + prediction]
  }

  /// The least and the largest of the costs that are known.
  public var range: ClosedRange<Double> {
    let known = costs.filter { !$0.isNaN }
    return (known.min() ?? 0)...(known.max() ?? 0)
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

  private func cost(_ truth: UInt32, _ prediction: UInt32) -> Double {
    self[truth: Int(truth), prediction: Int(prediction)]
  }
}
