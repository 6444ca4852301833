/// Who wants to know how far a pass is.
///
/// Called from any thread, one call at a time.
public protocol PassProgress: Sendable {
  /// A pass begins.
  ///
  /// - Parameter size: how many bytes there are to read, where that is known.
  func begin(size: Int?)
  /// So many bytes and rows are behind.
  func update(bytes: Int, rows: Int)
  /// The pass is over.
  func finish()
}
