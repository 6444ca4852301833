import CSVCore
import TableKit

/// What the columns of the input are, as far as options say it, and what a made row has in them.
struct ColumnPlan {
  /// The columns that are learned from, or may be.
  let features: FeatureColumns
  /// The columns that options name to be copied.
  let copied: [Int]
  /// The columns of the class: of several a made row has what the row has that it was made from, which is of its class.
  let labels: [Int]
  let made: SyntheticRowColumns

  /// Lays out made rows, when it is known what all columns hold.
  ///
  /// - Throws: that there is nothing to learn from.
  func layout(
    _ survey: FeatureSurvey, _ roles: ColumnRoles, of reader: borrowing RecordReader
  ) throws(CSVError) -> RowLayout {
    let numbers = survey.numbers(with: roles)
    let categories = survey.categories(with: roles)
    try survey.require(
      numbers + categories, of: "numbers or categories", with: roles, in: reader,
      hint: "use --categorical COLS, or csv-oversample, which copies rows")
    return RowLayout(
      numbers: numbers, gaps: survey.gaps, spelledGaps: survey.spelledGaps(among: numbers),
      categories: categories,
      copied: copied + roles.positions(.copy) + (labels.count > 1 ? labels : []),
      label: labels.count > 1 ? nil : labels.first, synthetic: made,
      columnCount: reader.columnCount)
  }
}
