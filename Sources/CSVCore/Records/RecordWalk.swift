/// One record, gone through byte by byte: the last one, which may lack its line end, and one with a fault.
///
/// A quote opens a field only as its first byte; anywhere else in a bare field it is data itself. A field closes at the
/// first quote that is not doubled, and then a delimiter, a line end or the end of the input must follow. In an ARFF or
/// KEEL file there are two kinds of quotes, and blanks may stand on both sides of them: the kernels, which know one kind
/// and no blanks, find no such record, or one that is too wide.
struct RecordWalk: ~Escapable {
  enum Outcome {
    /// The record ends before `contentEnd`, where its line feed is or the input ends; `next` is behind that.
    case ended(contentEnd: Int, next: Int)
    /// The buffer cuts the record off.
    case cutOff
    case fault(RecordScanner.Fault)
  }

  private let buffer: Span<UInt8>
  private let end: Int
  private let isLast: Bool
  private let delimiter: UInt8
  /// What opens and closes a field: in ARFF and KEEL files, of two kinds the one that it begins with.
  private var quote: UInt8
  private let hasEscapes: Bool
  private let stops: [Int]
  private var position: Int

  /// How many fields there are.
  private(set) var fieldCount = 1
  /// Where the wanted delimiters lie.
  private(set) var positions: [UInt32] = []
  /// How many line feeds lie inside quotes.
  private(set) var quotedLineFeeds = 0
  /// Whether a quoted field has a doubled quote, or a backslash that takes the next byte's meaning.
  private(set) var hasDoubledQuotes = false
  private(set) var outcome = Outcome.cutOff

  /// Goes through the record that begins at `start`.
  @_lifetime(copy buffer)
  init(
    of buffer: Span<UInt8>, from start: Int, to end: Int, isLast: Bool, delimiter: UInt8,
    stops: [Int], syntax: AttributeSyntax? = nil
  ) {
    self.buffer = buffer
    self.end = end
    self.isLast = isLast
    self.delimiter = delimiter
    quote = syntax?.quote ?? Byte.quote
    hasEscapes = syntax != nil
    self.stops = stops
    position = start
    outcome = walk()
  }

  private mutating func walk() -> Outcome {
    while true {
      passBlanks()
      if hasEscapes && position < end && AttributeSyntax.isQuote(buffer[position]) {
        quote = buffer[position]
      }
      if position < end && buffer[position] == quote {
        if let outcome = passQuotedField() { return outcome }
      } else {
        while position < end && buffer[position] != delimiter && buffer[position] != Byte.lineFeed {
          position += 1
        }
      }
      if position == end { return isLast ? .ended(contentEnd: end, next: end) : .cutOff }
      if buffer[position] == Byte.lineFeed {
        return .ended(contentEnd: position, next: position + 1)
      }
      if positions.count < stops.count && stops[positions.count] == fieldCount {
        positions.append(UInt32(truncatingIfNeeded: position))
      }
      fieldCount += 1
      position += 1
    }
  }

  /// Goes on behind blanks where these are no part of a value.
  private mutating func passBlanks() {
    guard hasEscapes else { return }
    while position < end && buffer[position] != delimiter
      && AttributeSyntax.isBlank(buffer[position])
    { position += 1 }
  }

  /// Goes on to the delimiter, the line feed or the end behind a quoted field; returns why that cannot be.
  private mutating func passQuotedField() -> Outcome? {
    let opened = position
    position += 1
    while true {
      if position >= end { return isLast ? .fault(.openQuote(at: opened)) : .cutOff }
      if buffer[position] == quote {
        if position + 1 == end || buffer[position + 1] != quote { break }
        hasDoubledQuotes = true
        position += 1
      } else {
        if hasEscapes && buffer[position] == AttributeSyntax.backslash {
          hasDoubledQuotes = true
          position += 1
          if position >= end { continue }
        }
        if buffer[position] == Byte.lineFeed { quotedLineFeeds += 1 }
      }
      position += 1
    }
    position += 1
    passBlanks()
    if position < end && buffer[position] == Byte.carriageReturn
      && (position + 1 == end || buffer[position + 1] == Byte.lineFeed)
    {
      position += 1
    }
    if position < end && buffer[position] != delimiter && buffer[position] != Byte.lineFeed {
      return .fault(.textAfterQuote(at: opened))
    }
    return nil
  }
}
