import TableKit

/// The profile of some cells.
func profile(
  _ cells: some Sequence<String>, name: String? = "x", position: Int = 3,
  gaps: GapSpellings = .common
) -> ColumnProfile {
  var profile = ColumnProfile(of: ColumnName(name, position: position))
  for cell in cells { profile.note(cell.utf8Span.span, gaps: gaps) }
  return profile
}
