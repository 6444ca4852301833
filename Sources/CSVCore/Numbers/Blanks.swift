extension Span<UInt8> {
  /// The cell without the blanks around it: spaces, tabs, line ends, and no-break spaces in UTF-8 and
  /// Latin-1.
  public var unblankedRange: Range<Int> {
    var start = 0
    var end = count
    while start < end {
      if Self.isBlank(self[start]) || self[start] == 0xA0 {
        start += 1
      } else if end - start > 1 && self[start] == 0xC2 && self[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while start < end {
      if Self.isBlank(self[end - 1]) {
        end -= 1
      } else if self[end - 1] == 0xA0 && (end - start < 2 || self[end - 2] < 0x80) {
        end -= 1
      } else if end - start > 1 && self[end - 1] == 0xA0 && self[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (9...13 ~= byte)
  }
}

extension DecimalReading {
  /// Reads a cell's text as a number, blanks around it left out; a cell of blanks is empty.
  public init(trimming cell: Span<UInt8>) {
    let reading = DecimalReading(cell)
    let range = reading == .notNumber ? cell.unblankedRange : 0..<cell.count
    self = range.count < cell.count ? DecimalReading(cell.extracting(range)) : reading
  }
}
