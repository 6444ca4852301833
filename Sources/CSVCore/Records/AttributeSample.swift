/// What the first rows of an ARFF or KEEL file show of how their fields are written.
struct AttributeSample {
  /// A tab where the first row has tabs and no comma outside of quotes, else a comma.
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
        let bare = AttributeSample.withoutQuoted(line)
        if bare.contains(UInt8(ascii: "\t")) && !bare.contains(delimiter) {
          delimiter = UInt8(ascii: "\t")
        }
      }
      note(line)
      position = next
    }
  }

  /// A line without the texts in quotes.
  private static func withoutQuoted(_ line: [UInt8]) -> [UInt8] {
    var bare: [UInt8] = []
    // Whether a quote here would open a field, and the one that has.
    var isFresh = true
    var quote: UInt8?
    var isEscaped = false
    for byte in line {
      if isEscaped {
        isEscaped = false
      } else if let open = quote {
        isEscaped = byte == AttributeSyntax.backslash
        if byte == open { quote = nil }
      } else if isFresh && AttributeSyntax.isQuote(byte) {
        quote = byte
      } else {
        let isDelimiter = byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\t")
        isFresh = isDelimiter || isFresh && AttributeSyntax.isBlank(byte)
        bare.append(byte)
      }
    }
    return bare
  }

  private mutating func note(_ line: [UInt8]) {
    if line.first(where: { !AttributeSyntax.isBlank($0) }) == AttributeSyntax.comment { return }
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
