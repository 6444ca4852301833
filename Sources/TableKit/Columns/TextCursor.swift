/// A text that is taken apart from left to right, ASCII letters as if they were all small.
struct TextCursor: ~Escapable {
  private let text: Span<UInt8>
  private(set) var position = 0

  @_lifetime(copy text)
  init(_ text: Span<UInt8>) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  /// The byte that comes next, a capital letter made small; 0 at the end.
  var next: UInt8 {
    if isAtEnd { return 0 }
    let byte = text[position]
    return UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
  }

  /// Goes back or forth.
  @_lifetime(self: copy self)
  mutating func move(to position: Int) { self.position = position }

  /// Passes over a byte if it comes next.
  @_lifetime(self: copy self)
  mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard !isAtEnd, next == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  /// Passes over one byte of some if it comes next.
  @_lifetime(self: copy self)
  mutating func take(anyOf bytes: StaticString) -> Bool {
    if isAtEnd { return false }
    let byte = next
    let found = bytes.withUTF8Buffer { unsafe $0.contains(byte) }
    if found { position += 1 }
    return found
  }

  /// Passes over some bytes if they come next, letters among them small.
  @_lifetime(self: copy self)
  mutating func take(word: StaticString) -> Bool {
    let start = position
    let count = word.utf8CodeUnitCount
    guard text.count - start >= count else { return false }
    let isNext = word.withUTF8Buffer { letters in
      for index in 0..<count {
        position = start + index
        if unsafe next != letters[index] { return false }
      }
      return true
    }
    position = isNext ? start + count : start
    return isNext
  }

  /// Passes over digits, and says how many there were.
  @_lifetime(self: copy self)
  mutating func takeDigits(atMost limit: Int = .max) -> Int {
    let start = position
    while position - start < limit, !isAtEnd, text[position] &- UInt8(ascii: "0") <= 9 {
      position += 1
    }
    return position - start
  }

  /// Passes over letters, and returns the first eight of them in one number, and how many there were.
  @_lifetime(self: copy self)
  mutating func takeLetters() -> (word: UInt64, count: Int) {
    let start = position
    var word: UInt64 = 0
    while !isAtEnd, UInt8(ascii: "a")...UInt8(ascii: "z") ~= next {
      if position - start < 8 { word = word << 8 | UInt64(next) }
      position += 1
    }
    return (word, position - start)
  }

  /// Passes over spaces and the like, and says how many there were.
  @_lifetime(self: copy self)
  mutating func takeBlanks() -> Int {
    let start = position
    while next == UInt8(ascii: " ") || 9...13 ~= next { position += 1 }
    return position - start
  }

  /// The number that some digits spell.
  func number(from start: Int, count: Int) -> Int {
    (start..<start + count).reduce(0) { $0 * 10 + Int(text[$1] - UInt8(ascii: "0")) }
  }
}
