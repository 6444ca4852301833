/// What a method has learned of one class: the lines on which its new rows may lie.
///
/// Learning (searching neighbors) and drawing are apart, so that rows can be drawn in several
/// goes: ``draw(_:using:)`` goes on where the last one stopped.
public protocol SynthesisSource: Sendable {
  /// Draws `count` new rows.
  ///
  /// - Throws: ``SynthesisError`` if there are no such rows.
  mutating func draw(
    _ count: Int, using random: inout RandomState
  ) throws(SynthesisError) -> SynthesisPlan
}
