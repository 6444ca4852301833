public import CSVCore

extension RecordReader {
  /// What to do about fields that blanks seem to separate: the table has one column, and its first records have as many
  /// words as the header, more than one, with a number among them. `nil` where they do not.
  public mutating func hintOnBlanks() -> String? {
    guard columnCount == 1, dialect.attributes == nil, let first = firstValues?.first else {
      return nil
    }
    let wordCount = first.span.words.count
    guard wordCount > 1 else { return nil }
    var selection = ColumnSelection()
    let handle = selection.add(0)
    var records: [[UInt8]] = []
    preview(selection) { reader in
      records = (0..<min(reader.count, Self.recordCount)).map { reader.value(handle, of: $0).array }
      return records.count == Self.recordCount
    }
    let isRegular = records.allSatisfy { record in
      let words = record.span.words
      return words.count == wordCount && words.contains { DecimalReading($0.span).number != nil }
    }
    guard !records.isEmpty && isRegular else { return nil }
    let lines = [first] + records
    let question = "are fields separated by blanks?"
    if lines.allSatisfy({ $0.count(where: { $0 == Self.blank }) == wordCount - 1 }) {
      return "\(question) use -d ' '"
    }
    let script = ShellWord.quoted("s/^ *//; s/ *$//; s/ \\{1,\\}/,/g")
    return "\(question) \(CSVError.reading(name, through: "sed \(script)"))"
  }

  private static var recordCount: Int { 10 }
  private static var blank: UInt8 { UInt8(ascii: " ") }
}

extension Span<UInt8> {
  /// What stands between blanks.
  fileprivate var words: [[UInt8]] { array.split(separator: UInt8(ascii: " ")).map(Array.init) }
}
