/// A column that is appended to the rows of a file.
public struct AppendedColumn: Equatable, Sendable {
  /// What its values are: ARFF and KEEL files declare it.
  public enum Kind: Equatable, Sendable {
    case number
    case text
    /// One of these, or nothing.
    case values([[UInt8]])
  }

  /// The name.
  public let name: String
  /// What its values are.
  public let kind: Kind

  /// Creates a column.
  public init(_ name: String, _ kind: Kind) {
    self.name = name
    self.kind = kind
  }
}
