import CSVCore
import TableKit

/// What the columns of the input are, as far as options say it, and what a made row has in them.
struct ColumnPlan {
  /// What the label of a row is, and where a new row has it from.
  enum Label {
    /// One value: the class that grows.
    case value
    /// Several values, which a new row has from the row that it was made from: that is of its class.
    case values
    /// A number, which new rows get as they get features: as the last of the numbers.
    case number
    /// A set of labels, each in a column of its own.
    case set
  }

  /// The columns that are learned from, or may be.
  let features: FeatureColumns
  /// The columns that options name to be copied.
  let copied: [Int]
  /// The columns of the label.
  let labels: [Int]
  let kind: Label
  let made: SyntheticRowColumns

  /// How many features are numbers.
  func numberCount(in layout: RowLayout) -> Int { layout.numbers.count - (kind == .number ? 1 : 0) }

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
    var copied = copied + roles.positions(.copy)
    if kind == .number { numbers += labels }
    if kind == .values { copied += labels }
    return RowLayout(
      numbers: numbers, gaps: survey.gaps, spelledGaps: survey.spelledGaps(among: numbers),
      categories: categories, copied: copied,
      label: kind == .value ? labels.first : nil, labels: kind == .set ? labels : [],
      synthetic: made,
      columnCount: reader.columnCount)
  }
}
