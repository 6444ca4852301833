/// What a column is to a method that learns from features.
///
/// The role says whether the column counts in distances, and what a synthetic row has in it.
public enum ColumnRole: String, CaseIterable, Sendable {
  /// One value throughout: not in distances; a synthetic row has that value.
  case constant
  /// A count of the rows: not in distances, empty in a synthetic row.
  case rowNumber
  /// A name of the row or of a group of rows: not in distances.
  case identifier
  /// Digits that are a name and no measure, such as a postcode: a category.
  case code
  /// Numbers to measure distances by; a synthetic row has one in between.
  case number
  /// Dates or times: not in distances, copied from the parent.
  case date
  /// Numbers with a unit, such as `$1,000`: not in distances, copied from the parent.
  case quantity
  /// One of few values: counts as equal or different.
  case category
  /// Everything else: not in distances, copied from the parent.
  case text
}
