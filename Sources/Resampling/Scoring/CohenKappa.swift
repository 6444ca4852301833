/// The accuracy beyond what chance would give with the same numbers of predictions: 1 where all are
/// right, 0 where no more than by chance.
///
/// J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
/// Measurement 20, 1960. `nil` where all rows and all predictions are of one class.
enum CohenKappa {
  static func value(of margins: ConfusionMargins) -> Double? {
    let rows = margins.rowCount
    let misses = rows - margins.hits.reduce(0, +)
    let expectedMisses = rows - margins.chance / rows
    return expectedMisses == 0 ? nil : 1 - misses / expectedMisses
  }
}
