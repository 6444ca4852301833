/// A stretch of an input, from where one record begins to where another does.
struct InputPart: Sendable {
  /// Where it begins and ends.
  var offsets: Range<Int>
  /// How many rows are before it, and how many it has.
  var firstRow: Int
  var rowCount: Int
  /// The line on which it begins, from 1.
  var firstLine: Int

  /// About how many bytes a part has.
  ///
  /// A thread holds a part's rows as they are to be written: small enough for memory and the processor's cache, large
  /// enough that handing parts over costs nothing beside reading them.
  static let size = 1 << 20
  /// How large an input must be for several threads to be worth their while.
  static let smallestDivided = 2 * size
}
