public import CSVCore

/// What each column of a file is: no column can be two things.
///
///     var uses = ColumnUses(of: input.reader)
///     try uses.claim([label], as: "the label")
///     try uses.claim(copied, as: "copied")   // throws where the label is among them
///     let features = uses.free
public struct ColumnUses {
  /// The columns of the file.
  public let header: Header
  private let file: String
  private var uses: [String?]

  /// Begins with columns that are nothing yet.
  public init(of reader: borrowing RecordReader) {
    header = reader.header
    file = reader.name
    uses = Array(repeating: nil, count: header.columnCount)
  }

  /// Says what columns are.
  ///
  /// - Throws: that a column is something else already.
  public mutating func claim(_ columns: [Int], as use: String) throws(CSVError) {
    for column in columns {
      if let other = uses[column], other != use {
        throw CSVError(
          "is both \(other) and \(use)", file: file, column: header.label(of: column))
      }
      uses[column] = use
    }
  }

  /// The columns that a user lists, after saying what they are.
  public mutating func claim(
    _ lists: [ColumnList], as use: String
  ) throws(CSVError) -> [Int] {
    let columns = try header.columns(ColumnList(joining: lists))
    try claim(columns, as: use)
    return columns
  }

  /// Excludes columns from the features; the label and its like are none anyway.
  ///
  /// - Throws: that a column is one that a made row gets from its parent, or a category.
  public mutating func exclude(_ lists: [ColumnList]) throws(CSVError) {
    for column in try header.columns(ColumnList(joining: lists)) {
      if uses[column]?.hasPrefix("the ") != true { try claim([column], as: "excluded") }
    }
  }

  /// An error about the file.
  public func error(_ message: String) -> CSVError { CSVError(message, file: file) }

  /// The columns that are nothing yet.
  public var free: [Int] { uses.indices.filter { uses[$0] == nil } }
}
