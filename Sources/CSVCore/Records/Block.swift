/// Sixty-four bytes of a buffer: what the scanner looks at together.
enum Block {
  /// How many bytes a block holds; a buffer that is scanned keeps as many bytes of padding after its last.
  static let size = 64
}
