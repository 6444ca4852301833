private import CBytes

/// Sixty-four bytes of a buffer, to be asked where a byte occurs among them.
///
/// The one unsafe step of the scanner: a single bounds check stands for 64 checked loads. The C function behind it is a
/// compare and a move-mask a register.
struct Block: ~Escapable {
  /// How many bytes a block holds; a buffer that is scanned keeps as many bytes of padding after its last.
  static let size = 64

  private let bytes: Span<UInt8>

  /// Takes the 64 bytes from `offset` on.
  ///
  /// - Precondition: the buffer has them.
  @inline(__always)
  @_lifetime(copy buffer)
  init(of buffer: Span<UInt8>, at offset: Int) {
    bytes = buffer.extracting(offset..<(offset + Block.size))
  }

  /// Bit i is set where byte i of the block is `byte`.
  @inline(__always)
  func mask(of byte: UInt8) -> UInt64 {
    unsafe bytes.withUnsafeBufferPointer { unsafe mask64($0.baseAddress, byte) }
  }
}
