/// The quoted fields that open in one block: what lies inside them is data.
///
/// A quote opens a field only as its first byte; anywhere else in a bare field it is data itself. A field closes at the
/// first quote that is not doubled, and then a delimiter, a line end or the end of the input must follow.
struct QuotedFields: ~Escapable {
  let buffer: Span<UInt8>
  let base: Int
  let end: Int
  let isLast: Bool
  let delimiter: UInt8

  @inline(__always)
  @_lifetime(copy buffer)
  init(buffer: Span<UInt8>, base: Int, end: Int, isLast: Bool, delimiter: UInt8) {
    self.buffer = buffer
    self.base = base
    self.end = end
    self.isLast = isLast
    self.delimiter = delimiter
  }

  /// Clears in `masks` all that lies inside quotes.
  ///
  /// - Returns: where scanning goes on, which is `end` where the buffer cuts a field off; and a fault to report once the
  ///   records before it are done.
  func clear(
    _ masks: inout Masks, quotes: UInt64, fieldBegins: Bool, found: inout RecordIndex
  ) -> (next: Int, fault: RecordScanner.Fault?) {
    var unread = UInt64.max  // the bits after the last closing quote
    while true {
      let begins = (masks.delimiters | masks.lineFeeds) << 1 | (fieldBegins ? 1 : 0)
      let opening = quotes & begins & unread
      if opening == 0 { return (base + Block.size, nil) }
      let opened = opening.trailingZeroBitCount
      let afterOpening = (UInt64.max << UInt64(opened)) << 1
      switch closing(opened: opened, quotes: quotes & afterOpening, found: &found) {
      case .here(let closed):
        let inside = afterOpening & ((1 << UInt64(closed)) &- 1)
        if masks.lineFeeds & inside != 0 { found.hasLineFeedsInQuotes = true }
        masks.clear(inside)
        unread = (UInt64.max << UInt64(closed)) << 1
      case .later(let next):
        // Line feeds further on are not looked at here, so they may be there.
        found.hasLineFeedsInQuotes = true
        masks.clear(afterOpening)
        return (next, nil)
      case .never(let fault):
        masks.clear(afterOpening)
        return (end, fault)
      }
    }
  }

  /// Where a quoted field closes.
  private enum Closing {
    /// At this bit of the block.
    case here(Int)
    /// Beyond the block, or beyond the buffer: scanning goes on at this place.
    case later(next: Int)
    case never(RecordScanner.Fault)
  }

  /// Finds the closing quote of the field that opens at bit `opened`, among the `quotes` after it.
  private func closing(opened: Int, quotes: UInt64, found: inout RecordIndex) -> Closing {
    var quotes = quotes
    while quotes != 0 {
      let bit = quotes.trailingZeroBitCount
      quotes &= quotes &- 1
      switch follower(of: base + bit) {
      case .fieldEnd: return .here(bit)
      case .unknown: return .later(next: end)
      case .text: return .never(.textAfterQuote(at: base + opened))
      case .quote:
        found.hasDoubledQuotes = true
        if bit == 63 { return search(from: base + 65, opened: opened, found: &found) }
        quotes &= quotes &- 1
      }
    }
    return search(from: base + Block.size, opened: opened, found: &found)
  }

  /// Finds the closing quote from `place` on, beyond the block.
  private func search(from place: Int, opened: Int, found: inout RecordIndex) -> Closing {
    var place = place
    while place < end {
      let quotes = Block(of: buffer, at: place).mask(of: Byte.quote)
      if quotes == 0 {
        place += Block.size
        continue
      }
      let quote = place + quotes.trailingZeroBitCount
      if quote >= end { break }
      switch follower(of: quote) {
      case .fieldEnd: return .later(next: quote + 1)
      case .unknown: return .later(next: end)
      case .text: return .never(.textAfterQuote(at: base + opened))
      case .quote:
        found.hasDoubledQuotes = true
        place = quote + 2
      }
    }
    return isLast ? .never(.openQuote(at: base + opened)) : .later(next: end)
  }

  private enum Follower { case fieldEnd, quote, text, unknown }

  /// What comes after a quote inside a quoted field.
  @inline(__always)
  private func follower(of quote: Int) -> Follower {
    guard quote + 1 < end else { return isLast ? .fieldEnd : .unknown }
    switch buffer[quote + 1] {
    case Byte.quote: return .quote
    case delimiter, Byte.lineFeed: return .fieldEnd
    case Byte.carriageReturn:
      guard quote + 2 < end else { return isLast ? .fieldEnd : .unknown }
      return buffer[quote + 2] == Byte.lineFeed ? .fieldEnd : .text
    default: return .text
    }
  }
}
