internal import CZlib

/// One zlib stream that compresses blocks one by one, behind a safe face. zlib keeps the address of
/// its stream, so that lives in memory of its own, which nobody else sees.
@safe struct Deflater: ~Copyable, @unchecked Sendable {
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

  /// Compresses what follows the first `dictionaryCount` bytes of `bytes`; those were compressed
  /// before, and may be referred to. The result ends at a byte's edge, and ends the stream if
  /// `isLast`.
  mutating func compress(
    _ bytes: [UInt8], after dictionaryCount: Int, isLast: Bool
  ) -> [UInt8] {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      let dictionary = unsafe UnsafeBufferPointer(rebasing: bytes[..<dictionaryCount])
      let block = unsafe UnsafeBufferPointer(rebasing: bytes[dictionaryCount...])
      unsafe deflateReset(stream)
      if dictionaryCount > 0 {
        unsafe deflateSetDictionary(
          stream, dictionary.baseAddress, UInt32(clamping: dictionary.count))
      }
      // zlib reads through `next_in` and never writes.
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: block.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(clamping: block.count)
      return drain(piece: block.count / 2 + 1024, flush: isLast ? Z_FINISH : Z_SYNC_FLUSH)
    }
  }

  /// The checksum of what follows the first `dictionaryCount` bytes.
  static func checksum(of bytes: [UInt8], after dictionaryCount: Int) -> UInt {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      let block = unsafe UnsafeBufferPointer(rebasing: bytes[dictionaryCount...])
      return unsafe crc32_z(0, block.baseAddress, block.count)
    }
  }

  /// Runs the stream until it has nothing more to give, in pieces of that many bytes.
  private func drain(piece: Int, flush: Int32) -> [UInt8] {
    var output: [UInt8] = []
    repeat {
      output.append(addingCapacity: piece) { room in
        unsafe room.withUnsafeMutableBufferPointer { target, count in
          unsafe stream.pointee.next_out = target.baseAddress
          unsafe stream.pointee.avail_out = UInt32(clamping: piece)
          unsafe deflate(stream, flush)
          count = piece - Int(unsafe stream.pointee.avail_out)
        }
      }
    } while unsafe stream.pointee.avail_out == 0
    return output
  }
}
