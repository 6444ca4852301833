/// What the first rows of an ARFF or KEEL file show of how their fields are written.
struct AttributeSample {
  /// A tab where the first row has tabs and no comma, else a comma.
  private(set) var delimiter = UInt8(ascii: ",")
  /// The first quote that a field begins with.
  private(set) var quote: UInt8?
  /// Whether a missing value is written so.
  private(set) var hasNull = false
  private(set) var hasQuestionMark = false

  /// How many rows are looked at, and up to how many bytes.
  private static let rowCount = 100
  private static let size = 1 << 18

  /// Looks at the first rows, which stay in the source's buffer.
  ///
  /// - Throws: that they are sparse.
  init(of source: inout BatchSource, from start: (offset: Int, line: Int)) throws(CSVError) {
    var position = start.offset
    for row in 0..<AttributeSample.rowCount where position - start.offset < AttributeSample.size {
      guard let next = try source.endOfLine(from: position) else { return }
      let line = source.bytes.extracting(position..<next).array
      if row == 0 {
        if line.first(where: { !AttributeSyntax.isBlank($0) }) == UInt8(ascii: "{") {
          throw CSVError(
            "sparse rows are not read", file: source.name, line: start.line,
            hint: RaggedRecord.hintOnSparseRows)
        }
        if line.contains(UInt8(ascii: "\t")) && !line.contains(delimiter) {
          delimiter = UInt8(ascii: "\t")
        }
      }
      note(line)
      position = next
    }
  }

  private mutating func note(_ line: [UInt8]) {
    if line.first == AttributeSyntax.comment { return }
    for field in line.split(separator: delimiter) {
      let text = field.drop(while: AttributeSyntax.isBlank).prefix {
        !AttributeSyntax.isBlank($0) && $0 != Byte.lineFeed && $0 != Byte.carriageReturn
      }
      if let first = text.first, AttributeSyntax.isQuote(first) { quote = quote ?? first }
      if AttributeSyntax.isGap(Array(text).span) {
        if text.count == 1 { hasQuestionMark = true } else { hasNull = true }
      }
    }
  }
}
