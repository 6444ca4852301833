internal import CZlib

/// One zlib stream that compresses bytes into members of BGZF: gzip members of at most 64 KiB that say how long they are
/// (section 4.1 of the SAM format's specification). They carry neither name nor time.
///
/// zlib keeps the address of its stream, so that lives in memory of its own, which nobody else sees.
@safe struct Deflater: ~Copyable, @unchecked Sendable {
  /// The most bytes that go into a member: those bytes fit into 64 KiB even where they are stored as they are.
  static let mostInMember = 65_280
  private static let mostCompressed = 1 << 16

  private let stream: UnsafeMutablePointer<z_stream>

  /// Returns `nil` when there is no memory. The level is 1 (fast) to 9 (small).
  init?(level: Int) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let (rawDeflate, memory): (Int32, Int32) = (-15, 8)
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    guard
      unsafe deflateInit2_(
        stream, Int32(min(max(level, 1), 9)), Z_DEFLATED, rawDeflate, memory, Z_DEFAULT_STRATEGY,
        ZLIB_VERSION, size) == Z_OK
    else {
      unsafe stream.deallocate()
      return nil
    }
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Adds a member that holds `bytes`, of which there are at most ``mostInMember``; the empty one ends a file.
  mutating func appendMember(of bytes: Span<UInt8>, to output: inout [UInt8]) {
    let start = output.count
    // Deflate; an extra field; no time, no hint about the level, an unknown system; the field's size, and in it BC, whose two
    // bytes are filled in below.
    output += [0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 255, 6, 0, 0x42, 0x43, 2, 0, 0, 0]
    let dataStart = output.count
    append(compressed: bytes, to: &output)
    let storedCount = bytes.count + 5
    if output.count - dataStart > storedCount {
      output.removeSubrange(dataStart...)
      Self.append(stored: bytes, to: &output)
    }
    let checksum = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe crc32_z(0, bytes.baseAddress, bytes.count)
    }
    for number in [UInt32(truncatingIfNeeded: checksum), UInt32(bytes.count)] {
      output += (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
    let last = output.count - start - 1
    output[start + 16] = UInt8(truncatingIfNeeded: last)
    output[start + 17] = UInt8(truncatingIfNeeded: last >> 8)
  }

  /// Adds the bytes compressed, or at least so many bytes that nobody wants them.
  private func append(compressed bytes: Span<UInt8>, to output: inout [UInt8]) {
    let room = Self.mostCompressed
    output.append(addingCapacity: room) { target in
      unsafe target.withUnsafeMutableBufferPointer { target, count in
        unsafe bytes.withUnsafeBufferPointer { bytes in
          unsafe deflateReset(stream)
          // zlib reads through `next_in` and never writes.
          unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
          unsafe stream.pointee.avail_in = UInt32(clamping: bytes.count)
          unsafe stream.pointee.next_out = target.baseAddress
          unsafe stream.pointee.avail_out = UInt32(clamping: room)
          unsafe deflate(stream, Z_FINISH)
          count = room - Int(unsafe stream.pointee.avail_out)
        }
      }
    }
  }

  /// Adds the bytes as one stored block, the last one.
  private static func append(stored bytes: Span<UInt8>, to output: inout [UInt8]) {
    let count = UInt16(truncatingIfNeeded: bytes.count)
    let numbers = [count, ~count].flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
    output += [1] + numbers
    output.append(bytes)
  }
}
