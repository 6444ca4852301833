/// What becomes of empty cells in features.
public enum MissingCells: String, CaseIterable, Sendable {
  case copy
}

/// How many decimals synthetic numbers have.
public enum Decimals: String, CaseIterable, Sendable {
  case full
}
