import CSVCore
import TableKit

/// What the columns of the input are, as far as options say it, and what a made row has in them.
struct ColumnPlan {
  /// The columns that are learned from, or may be.
  let features: FeatureColumns
  /// The columns that options name as categories, or to be copied.
  let categories: [Int]
  let copied: [Int]
  let label: Int
  let made: SyntheticRowColumns

  /// Whether options say that there are only categories to learn from.
  var hasCategoriesAlone: Bool {
    features.named.isEmpty && features.numeric.isEmpty && features.unnamed.isEmpty
  }

  /// Lays out made rows, when it is known what all columns hold.
  ///
  /// - Throws: that there is nothing to learn from.
  func layout(
    _ survey: FeatureSurvey, _ roles: ColumnRoles, of reader: borrowing RecordReader
  ) throws(CSVError) -> RowLayout {
    let numbers = survey.numbers(with: roles)
    let categories = (self.categories + roles.positions(.category)).sorted()
    if numbers.isEmpty && categories.isEmpty {
      throw reader.error(
        "no column holds numbers or categories to learn from; by what the columns hold: \(roles.options)",
        hint: "use --categorical COLS, or csv-oversample, which copies rows")
    }
    return RowLayout(
      numbers: numbers, spelledGaps: survey.spelledGaps(among: numbers), categories: categories,
      copied: copied + roles.positions(.copy), label: label, synthetic: made,
      columnCount: reader.columnCount)
  }
}
