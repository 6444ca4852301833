/// The correlation of truth and prediction: 1 where all are right, 0 where prediction knows nothing,
/// -1 where two classes are swapped; insensitive to how large the classes are.
///
/// B. W. Matthews, "Comparison of the predicted and observed secondary structure of T4 phage
/// lysozyme", Biochimica et Biophysica Acta 405, 1975; for more than two classes J. Gorodkin,
/// "Comparing two K-category assignments by a K-category correlation coefficient", Computational
/// Biology and Chemistry 28, 2004. `nil` where all rows, or all predictions, are of one class.
enum MatthewsCorrelation {
  static func value(of margins: ConfusionMargins) -> Double? {
    let rows = margins.rowCount
    let hits = margins.hits.reduce(0, +)
    let predictedSquares = margins.predicted.reduce(0) { $0 + $1 * $1 }
    let trueSquares = margins.support.reduce(0) { $0 + $1 * $1 }
    let spread = (rows * rows - predictedSquares) * (rows * rows - trueSquares)
    return spread == 0 ? nil : (hits * rows - margins.chance) / spread.squareRoot()
  }
}
