/// What the bytes after one gzip member say of what follows it: RFC 1952, and BGZF, whose members carry their own size in
/// an extra field named BC (section 4.1 of the SAM format's specification).
enum MemberStart: Equatable {
  /// That takes more bytes to tell.
  case unclear
  /// A member; where it ends is known when it has been inflated.
  case member
  /// A member of BGZF, which says that it has so many bytes in all.
  case announced(size: Int)
  /// A zero, as in files that were padded.
  case padding
  /// Neither gzip nor zero.
  case junk

  /// - Parameters:
  ///   - bytes: at least one.
  ///   - isAll: whether no more bytes come after these.
  init(_ bytes: Span<UInt8>, isAll: Bool) {
    let magic: [UInt8] = [0x1f, 0x8b]
    if bytes[0] == 0 {
      self = .padding
    } else if bytes[0] != magic[0] || bytes.count > 1 && bytes[1] != magic[1] {
      self = .junk
    } else if bytes.count == 1 {
      self = isAll ? .junk : .unclear
    } else if let size = Self.announcedSize(bytes) {
      self = .announced(size: size)
    } else {
      self = isAll || !Self.mayAnnounceSize(bytes) ? .member : .unclear
    }
  }

  /// Whether more bytes could make this a member of BGZF: no flag but that of the extra field, and not all of it there.
  private static func mayAnnounceSize(_ bytes: Span<UInt8>) -> Bool {
    let isDeflate = bytes.count < 3 || bytes[2] == 8
    let hasOnlyExtra = bytes.count < 4 || bytes[3] == 4
    return isDeflate && hasOnlyExtra && (bytes.count < 12 || bytes.count < extraEnd(bytes))
  }

  /// The size in the subfield BC of a whole extra field.
  private static func announcedSize(_ bytes: Span<UInt8>) -> Int? {
    guard bytes.count >= 12, bytes[2] == 8, bytes[3] == 4 else { return nil }
    let end = extraEnd(bytes)
    guard bytes.count >= end else { return nil }
    var start = 12
    while start + 4 <= end {
      let count = number(bytes, at: start + 2)
      let isSize = bytes[start] == UInt8(ascii: "B") && bytes[start + 1] == UInt8(ascii: "C")
      if isSize && count == 2 && start + 6 <= end { return number(bytes, at: start + 4) + 1 }
      start += 4 + count
    }
    return nil
  }

  private static func extraEnd(_ bytes: Span<UInt8>) -> Int { 12 + number(bytes, at: 10) }

  /// The two bytes at `offset`, the lower one first.
  private static func number(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
  }
}
