import CSVCore
import Resampling
import TableKit

/// Word vectors as text, a line a word.
enum VectorText {
  /// Whether a line is a word and so many numbers.
  static func isText(_ line: [UInt8], dimension: Int) -> Bool {
    let fields = fields(of: line.span)
    return fields.count == dimension + 1
      && fields.dropFirst().allSatisfy { DecimalReading(line.span.extracting($0)).number != nil }
  }

  /// Reads all lines.
  ///
  /// - Parameter shape: what the first line says, in word2vec's form.
  static func read(
    _ source: inout VectorSource, shape: VectorShape?
  ) throws(CSVError) -> WordVectors {
    var words = Interner()
    var numbers: [Float] = []
    var dimension = shape?.dimension
    var lineNumber = 0
    var lineCount = 0
    if shape != nil {
      _ = try source.nextLine()
      lineNumber = 1
    }
    while let line = try source.nextLine() {
      lineNumber += 1
      let bytes = source.bytes(line)
      let fields = fields(of: bytes)
      if fields.isEmpty { continue }
      lineCount += 1
      let expected = dimension ?? fields.count - 1
      guard expected > 0, fields.count == expected + 1 else {
        throw wrongCount(fields.count, expected, source.name, lineNumber)
      }
      dimension = expected
      if lineCount == 1, let size = source.size {
        // As many lines as of this length, and a few more.
        numbers.reserveCapacity(size / (line.count + 1) / 16 * 17 * expected)
      }
      if let shape, lineCount > shape.wordCount {
        throw CSVError(
          "has more than the \(shape.wordCount) words that its first line tells of",
          file: source.name, line: lineNumber)
      }
      // Of a word that comes twice the first vector counts.
      let isNew = words.find(bytes.extracting(fields[0])) == nil
      if isNew { words.add(bytes.extracting(fields[0])) }
      for field in fields.dropFirst() {
        guard let number = DecimalReading(bytes.extracting(field)).number else {
          let text = String(decoding: bytes.extracting(field).array.prefix(60), as: UTF8.self)
          throw CSVError(
            "\"\(text)\" is not a number", file: source.name, line: lineNumber,
            hint: "a line is a word and its \(expected) numbers, with spaces between")
        }
        if isNew { numbers.append(Float(number)) }
      }
    }
    guard let dimension else { throw CSVError("has no word vectors", file: source.name) }
    if let shape, lineCount < shape.wordCount {
      throw CSVError(
        "is cut short: \(lineCount) of the \(shape.wordCount) words that its first line tells of",
        file: source.name)
    }
    let offsets = (0..<words.count).map { UInt64($0 * dimension * 4) }
    return try WordVectorFile.vectors(
      words, offsets, dimension, in: FloatArray(numbers), name: source.name)
  }

  private static func wrongCount(
    _ fieldCount: Int, _ dimension: Int, _ name: String, _ line: Int
  ) -> CSVError {
    guard dimension > 0 else {
      return CSVError(
        "no numbers after the word", file: name, line: line,
        hint: "vectors are GloVe's text, or word2vec's text or binary, gzip or not")
    }
    let found = fieldCount - 1
    return CSVError(
      "\(counted(found, "number")) after the word, where \(dimension) are expected", file: name,
      line: line,
      hint: found < dimension
        ? "is the file cut short?"
        : "has the word a space in it? awk 'NF == \(dimension + 1)' leaves such lines out")
  }

  /// Where the fields of a line lie, between spaces, tabs and the carriage return at its end.
  private static func fields(of line: Span<UInt8>) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    var start = 0
    for position in 0...line.count {
      let isSpace =
        position == line.count || line[position] == UInt8(ascii: " ")
        || line[position] == UInt8(ascii: "\t")
        || line[position] == UInt8(ascii: "\r")
      guard isSpace else { continue }
      if start < position { fields.append(start..<position) }
      start = position + 1
    }
    return fields
  }
}

/// Numbers in memory.
private struct FloatArray: VectorBytes {
  private let numbers: [Float]

  init(_ numbers: [Float]) { self.numbers = numbers }

  func withBytes<Result>(_ use: (Span<UInt8>) -> Result) -> Result {
    // The bytes of floats are as good as any, and live as long as the array.
    unsafe numbers.withUnsafeBytes { unsafe use(Span(_unsafeBytes: $0)) }
  }
}
