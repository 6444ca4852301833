import CSVCore
import FilterKit
import TableKit

/// The columns of the training file that are learned from, now that it is known what they hold.
struct LearnedColumns {
  /// The columns of numbers.
  let numbers: [Int]
  /// Those of them in which any text counts as missing.
  let numeric: [Int]
  /// The columns of categories.
  let categories: [Int]
  /// What becomes of missing cells in another file; `nil` refuses them.
  let missing: MissingCells?
  /// The texts that stand for missing cells, in both files.
  let gaps: GapSpellings
  /// Whether `--features` names the numbers.
  private let areNamedByOption: Bool
  /// What was decided, for a note.
  private(set) var roles: ColumnRoles

  /// Decides what columns are.
  ///
  /// - Throws: what cannot be learned from.
  init(
    _ survey: FeatureSurvey, _ columns: FeatureColumns, takesCategories: Bool,
    of reader: borrowing RecordReader
  ) throws(CSVError) {
    roles = try survey.roles(
      of: reader, replacing: ColumnUse.comparing(withCategories: takesCategories),
      remedies: takesCategories ? ["--exclude", "--categorical"] : ["--exclude"])
    numbers = survey.numbers(with: roles)
    categories = survey.categories(with: roles)
    numeric = columns.numeric + roles.numeric
    gaps = columns.gaps
    areNamedByOption = columns.areNamedByOption
    missing = columns.missing ?? (columns.isStrict || columns.unnamed.isEmpty ? nil : .copy)
    try survey.require(
      numbers + categories, of: takesCategories ? "numbers or categories" : "numbers",
      with: roles, in: reader,
      hint: takesCategories ? "use --categorical COLS" : "use --numeric COLS")
  }

  /// The same columns in another file, to be looked at before they are read.
  func features(
    at positions: (numbers: [Int], categories: [Int])
  ) -> FeatureColumns {
    var columns = FeatureColumns()
    columns.missing = missing
    columns.gaps = gaps
    columns.areNamedByOption = areNamedByOption
    columns.categories = positions.categories
    for (number, position) in zip(numbers, positions.numbers) {
      if numeric.contains(number) {
        columns.numeric.append(position)
      } else {
        columns.named.append(position)
      }
    }
    return columns
  }

  /// What to tell the user of what was decided.
  ///
  /// - Parameter hasGaps: whether numbers are missing in the other file.
  func notes(hasGaps: Bool) -> [String] {
    var roles = roles
    roles.hasGapsElsewhere = hasGaps
    return roles.notes
  }
}
