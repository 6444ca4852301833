/// How a file separates its fields: RFC 4180 but for the delimiter, or as ARFF and KEEL files do.
///
/// In CSV the quote is always `"`, doubled inside quotes; lines end with LF or CRLF, as each line likes.
public struct Dialect: Equatable, Sendable {
  /// The byte between two fields.
  public var delimiter: UInt8
  /// Whether the first record names the columns.
  public var hasHeader: Bool
  /// How fields are written in an ARFF or KEEL file; `nil` for CSV.
  public var attributes: AttributeSyntax?

  /// Creates a dialect; by default comma-separated with a header.
  public init(delimiter: UInt8 = UInt8(ascii: ","), hasHeader: Bool = true) {
    self.delimiter = delimiter
    self.hasHeader = hasHeader
    attributes = nil
  }
}

extension Dialect {
  /// The delimiter that a file's name promises: a tab for `.tsv` and `.tab`, `.gz` after it or not; else a comma.
  public static func delimiter(forFileNamed name: String) -> UInt8 {
    var stem = name.lowercased()[...]
    if stem.hasSuffix(".gz") { stem = stem.dropLast(3) }
    return stem.hasSuffix(".tsv") || stem.hasSuffix(".tab")
      ? UInt8(ascii: "\t") : UInt8(ascii: ",")
  }
}

/// Bytes with a meaning in every dialect.
enum Byte {
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}
