public import CSVCore
public import Resampling

/// A file of word vectors, in any of the three forms that people have, gzip or not:
///
/// - GloVe's text: a line a word, the word and its numbers with spaces between;
/// - word2vec's text: the same after a line with the number of words and of numbers;
/// - word2vec's binary: after such a line each word, a space, and its numbers as 32-bit floats.
///
/// The form is found by the first two lines. A binary file that is not compressed is mapped: its
/// vectors are used where they lie. All others are read into memory.
public enum WordVectorFile {
  /// Reads a file.
  ///
  /// - Throws: what reading throws; where the file is cut short, a line has too few or too many
  ///   numbers, or a number is none.
  public static func read(_ path: String) throws(CSVError) -> WordVectors {
    var source = try VectorSource(path)
    let first = try source.peekLine(0)
    guard let shape = VectorShape(header: first) else {
      return try VectorText.read(&source, shape: nil)
    }
    try shape.check(size: source.size, in: source.name)
    if VectorText.isText(try source.peekLine(1), dimension: shape.dimension) {
      return try VectorText.read(&source, shape: shape)
    }
    let bytes: any VectorBytes =
      source.isPlainFile ? try MappedFile(path) : try source.readAll()
    return try VectorBinary.read(bytes, from: first.count + 1, shape, name: source.name)
  }

  /// What to tell the user of vectors that cannot be used.
  static func vectors(
    _ words: Interner, _ offsets: [UInt64], _ dimension: Int, in bytes: any VectorBytes,
    name: String
  ) throws(CSVError) -> WordVectors {
    do throws(WordVectors.Flaw) {
      return try WordVectors(words, offsets: offsets, dimension: dimension, in: bytes)
    } catch {
      switch error {
      case .outOfBounds: throw CSVError("is cut short", file: name)
      case .notFinite(let number):
        let word = String(decoding: words.label(UInt32(number)).prefix(60), as: UTF8.self)
        throw CSVError(
          "the vector of \"\(word)\", word \(number + 1), is not of finite numbers", file: name,
          hint: "is it word2vec or GloVe, and has no word a space in it?")
      }
    }
  }
}

/// The first line of word2vec's files: how many words there are, and how many numbers for each.
struct VectorShape {
  let wordCount: Int
  let dimension: Int

  /// Reads the line; `nil` for any other line.
  init?(header line: [UInt8]) {
    let fields = line.split(separator: UInt8(ascii: " ")).map { Array($0) }
    guard fields.count == 2 else { return nil }
    let (count, size) = (fields[0], fields[1])
    guard let wordCount = Int(decimal: count.span), let dimension = Int(decimal: size.span),
      wordCount > 0, dimension > 0
    else { return nil }
    self.wordCount = wordCount
    self.dimension = dimension
  }

  /// Refuses more than a file of this size can hold, before memory is asked for: two bytes a
  /// number.
  func check(size: Int?, in name: String) throws(CSVError) {
    let (count, overflow) = wordCount.multipliedReportingOverflow(by: dimension)
    guard overflow || count > (size ?? (1 << 42)) / 2 else { return }
    throw CSVError(
      "is cut short: \(wordCount) words of \(dimension) numbers do not fit in it", file: name)
  }
}

/// The bytes of a vector file, with a look ahead.
struct VectorSource: ~Copyable {
  private var input: ByteInput
  private var buffer = [UInt8](repeating: 0, count: 1 << 18)
  private var start = 0
  private var end = 0
  private var isAtEnd = false

  /// The longest line: a word and some ten thousand numbers.
  private static let longestLine = 1 << 24

  /// Whether the bytes can be used where they lie: in a file that is not compressed.
  let isPlainFile: Bool

  init(_ path: String) throws(CSVError) {
    let input = try ByteInput(path: path, access: .sequential)
    isPlainFile = path != "-" && input.size != nil && !input.isGzip
    self.input = input
  }

  var name: String { input.name }

  /// How many bytes there are, where that is known.
  var size: Int? { input.size }

  /// The line after so many others, without its end, of bytes that stay where they are; what there
  /// is of it where no end comes.
  mutating func peekLine(_ number: Int) throws(CSVError) -> [UInt8] {
    var lineStart = start
    for skipped in 0...number {
      let lineEnd = try self.lineEnd(from: lineStart, longest: 1 << 20)
      if skipped == number { return Array(buffer[lineStart..<(lineEnd ?? end)]) }
      guard let lineEnd else { return [] }
      lineStart = lineEnd + 1
    }
    return []
  }

  /// The next line without its end; `nil` at the end of the file.
  mutating func nextLine() throws(CSVError) -> Range<Int>? {
    if let lineEnd = try lineEnd(from: start, longest: VectorSource.longestLine) {
      defer { start = lineEnd + 1 }
      return start..<lineEnd
    }
    guard start < end else { return nil }
    guard isAtEnd else { throw CSVError("has a line that is too long", file: name) }
    defer { start = end }
    return start..<end
  }

  /// The bytes of a line.
  @_lifetime(borrow self)
  func bytes(_ line: Range<Int>) -> Span<UInt8> { buffer.span.extracting(line) }

  /// All bytes; to be called before a line is consumed, and last.
  mutating func readAll() throws(CSVError) -> [UInt8] {
    while !isAtEnd { try fill() }
    var all: [UInt8] = []
    swap(&all, &buffer)
    all.removeLast(all.count - end)
    (start, end) = (0, 0)
    return all
  }

  private mutating func lineEnd(from position: Int, longest: Int) throws(CSVError) -> Int? {
    var position = position
    let base = position - start
    while true {
      while position < end && buffer[position] != UInt8(ascii: "\n") { position += 1 }
      if position < end { return position }
      if isAtEnd || position - start - base > longest { return nil }
      let shift = start
      try fill()
      position -= shift - start
    }
  }

  /// Reads on; makes room where there is none.
  private mutating func fill() throws(CSVError) {
    if end == buffer.count {
      if start > buffer.count / 2 {
        buffer.replaceSubrange(0..<(end - start), with: Array(buffer[start..<end]))
        end -= start
        start = 0
      } else {
        buffer.append(contentsOf: repeatElement(0, count: buffer.count))
      }
    }
    let count = try VectorSource.read(&input, into: &buffer, from: end)
    if count == 0 { isAtEnd = true }
    end += count
  }

  private static func read(
    _ input: inout ByteInput, into buffer: inout [UInt8], from position: Int
  ) throws(CSVError) -> Int {
    var bytes = buffer.mutableSpan
    var room = bytes._mutatingExtracting(position...)
    return try input.read(into: &room)
  }
}

extension [UInt8]: VectorBytes {
  /// Lends the array's bytes.
  public func withBytes<Result>(_ use: (Span<UInt8>) -> Result) -> Result { use(span) }
}
