/// What is known of how a file is written before it is read. What is not known, its first bytes tell.
///
///     RecordReader(input, format: InputFormat())  // comma, tab, semicolon or bar, as the first records have it
public struct InputFormat: Equatable, Sendable {
  /// The byte between two fields; `nil` where the file decides: by a first line like `sep=;`, else where there is a
  /// header by its first records (see ``DelimiterGuess``), else it is a comma.
  public var delimiter: UInt8?
  /// Whether the first record names the columns.
  public var hasHeader: Bool
  /// How many lines come before the table.
  public var skippedLines: Int
  /// What a line before the header begins with that is a comment; `nil` where there are none.
  public var comment: UInt8?

  /// Creates a format; by default the file decides, and has a header.
  public init(
    delimiter: UInt8? = nil, hasHeader: Bool = true, skippedLines: Int = 0, comment: UInt8? = nil
  ) {
    self.delimiter = delimiter
    self.hasHeader = hasHeader
    self.skippedLines = skippedLines
    self.comment = comment
  }

  /// The format of a dialect, in which nothing is open.
  public init(_ dialect: Dialect) {
    self.init(delimiter: dialect.delimiter, hasHeader: dialect.hasHeader)
  }
}
