import CSVCore
import TableKit

/// What the columns of the input are, as far as options say it, and what a made row has in them.
struct ColumnPlan {
  /// The columns that are learned from, or may be.
  let features: FeatureColumns
  /// The columns that options name to be copied.
  let copied: [Int]
  let label: Int
  /// Whether the label is a number, which new rows get as they get features: as the last of the numbers.
  var isNumeric: Bool { features.label != nil }
  /// The columns whose values together are the class, where they are several: a made row has there what the row has that it was
  /// made from, which is of its class.
  let together: [Int]
  /// The columns of labels, where rows can have several; else the label column alone.
  let labels: [Int]
  let made: SyntheticRowColumns

  /// How many features are numbers.
  func numberCount(in layout: RowLayout) -> Int { layout.numbers.count - (isNumeric ? 1 : 0) }

  /// Lays out made rows, when it is known what all columns hold.
  ///
  /// - Throws: that there is nothing to learn from.
  func layout(
    _ survey: FeatureSurvey, _ roles: ColumnRoles, of reader: borrowing RecordReader
  ) throws(CSVError) -> RowLayout {
    var numbers = survey.numbers(with: roles)
    let categories = survey.categories(with: roles)
    try survey.require(
      numbers + categories, of: "numbers or categories", with: roles, in: reader,
      hint: "use --categorical COLS, or csv-oversample, which copies rows")
    if isNumeric { numbers.append(label) }
    return RowLayout(
      numbers: numbers, gaps: survey.gaps, spelledGaps: survey.spelledGaps(among: numbers),
      categories: categories, copied: copied + roles.positions(.copy) + together,
      label: isNumeric || labels.count > 1 || !together.isEmpty ? nil : label,
      labels: labels.count > 1 ? labels : [], synthetic: made,
      columnCount: reader.columnCount)
  }
}
