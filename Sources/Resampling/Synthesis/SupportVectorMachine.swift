import Threading

/// Finds the rows that hold the border between two classes: the support vectors of a soft-margin
/// machine with a Gaussian kernel, K(x, y) = exp(−γ |x − y|²).
///
/// The dual problem, to minimise ½ αᵀQα − Σα with 0 ≤ αᵢ ≤ C and Σ yᵢαᵢ = 0, is solved by sequential
/// minimal optimization: two α at a time, the one that violates the conditions of an optimum most
/// and the one that promises the greatest decrease with it, until none violates them by more than
/// the tolerance. Rows whose α is not 0 are the support vectors.
///
/// Sources: Cortes and Vapnik, "Support-vector networks", Machine Learning 20 (1995); Platt,
/// "Fast training of support vector machines" (1998); the choice of pairs is that of Fan, Chen and
/// Lin, "Working set selection using second order information", JMLR 6 (2005), as in libsvm.
///
/// Cost: some iterations for each row, each O(rows) and one or two rows of the kernel matrix, which
/// are kept in single precision as long as there is room. Deterministic: draws nothing.
struct SupportVectorMachine {
  /// C: how much a row on the wrong side costs.
  var cost = 1.0
  /// γ: how fast rows stop being alike.
  var gamma: Double
  /// By how much the conditions may be violated in the end.
  var tolerance = 0.001
  /// Who is told how far the training is.
  var progress = WorkProgress.none

  /// The γ that scikit-learn calls "scale": 1 / (columns · variance of all cells); 1 where all cells
  /// are equal.
  static func scaledGamma(for points: Matrix) -> Double {
    let count = Double(points.values.count)
    let mean = pairwiseSum(points.values[...]) / count
    let squares = points.values.map { ($0 - mean) * ($0 - mean) }
    let variance = pairwiseSum(squares[...]) / count
    return variance > 0 ? 1 / (Double(points.columnCount) * variance) : 1
  }

  /// The α of every row.
  ///
  /// - Parameters:
  ///   - points: the rows of both classes, without missing cells.
  ///   - isFirst: which rows are of the first class.
  func weights(of points: Matrix, isFirst: [Bool]) -> [Double] {
    var solver = DualSolver(
      kernel: KernelRows(points, gamma: gamma), signs: isFirst.map { $0 ? 1 : -1 }, cost: cost,
      tolerance: tolerance)
    return solver.solve(progress: progress)
  }
}
