internal import CZlib

/// One zlib stream that undoes gzip, behind a safe face. zlib keeps the address of its stream, so that
/// lives in memory of its own, which nobody else sees.
@safe struct Inflater: ~Copyable, @unchecked Sendable {
  /// How one step went.
  enum Outcome {
    /// It wants more input or more room.
    case underway
    /// The member is whole and its checksum holds.
    case memberEnded
    /// The input is not what it should be; zlib's words for it.
    case damaged(String)
    /// There was no memory for it.
    case outOfMemory
  }

  private let stream: UnsafeMutablePointer<z_stream>

  /// Returns `nil` when there is no memory.
  init?() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let gzipOnly: Int32 = 15 + 16
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    guard unsafe inflateInit2_(stream, gzipOnly, ZLIB_VERSION, size) == Z_OK else {
      unsafe stream.deallocate()
      return nil
    }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Makes ready for the next member.
  mutating func reset() {
    unsafe inflateReset(stream)
  }

  /// Inflates some of `input` into `output`, from its `start` on. Returns how many bytes it took and
  /// how many it made.
  ///
  /// - Parameter isWhole: whether the input is all of a member and the output has room for all of it: then zlib keeps no
  ///   copy of what it made.
  mutating func inflate(
    _ input: Span<UInt8>, into output: inout [UInt8], from start: Int, isWhole: Bool
  ) -> (taken: Int, made: Int, outcome: Outcome) {
    let room = min(output.count - start, Int(UInt32.max))
    let count = min(input.count, Int(UInt32.max))
    let result = unsafe input.withUnsafeBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        // zlib reads through `next_in` and never writes.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        unsafe stream.pointee.avail_in = UInt32(count)
        unsafe stream.pointee.next_out = target.baseAddress.map { unsafe $0 + start }
        unsafe stream.pointee.avail_out = UInt32(room)
        return unsafe CZlib.inflate(stream, isWhole ? Z_FINISH : Z_NO_FLUSH)
      }
    }
    let taken = count - Int(unsafe stream.pointee.avail_in)
    let made = room - Int(unsafe stream.pointee.avail_out)
    return (taken, made, outcome(of: result))
  }

  private func outcome(of result: Int32) -> Outcome {
    switch result {
    case Z_OK, Z_BUF_ERROR: return .underway
    case Z_STREAM_END: return .memberEnded
    case Z_MEM_ERROR: return .outOfMemory
    default:
      let words = unsafe stream.pointee.msg.map { unsafe String(cString: $0) }
      return .damaged(words ?? "zlib error \(result)")
    }
  }
}
