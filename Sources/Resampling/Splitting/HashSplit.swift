/// Parts decided by a hash of one field alone: a row's part depends on that field and the seed, on no
/// other row. So one pass and no memory suffice, rows added later do not move the others, rows with
/// equal fields stay together, and every machine decides alike.
///
/// The hash is 64-bit xxHash (XXH64) of the field's bytes after unquoting, with the seed as its seed.
/// u = ⌊hash / 2¹¹⌋ / 2⁵³ is a number in [0, 1). The row goes to test if u < test, to validation if
/// u < test + validation, otherwise to training. In Python:
///
///     u = (xxhash.xxh64(field, seed=seed).intdigest() >> 11) / 2**53
///
/// A part that grows keeps its rows; a validation part beside the test part leaves that as it is. The
/// sizes come out near the fractions, not exact: with n distinct fields the standard deviation of
/// a part is √(n · f · (1 − f)).
public struct HashSplit: Sendable {
  private let test: Double
  private let validationEnd: Double
  private let seed: UInt64

  /// Creates a split.
  ///
  /// - Throws: ``ResamplingError`` if a fraction is not in [0, 1), or they sum to 1 or more.
  public init(
    test: Double, validation: Double = 0, seed: UInt32
  ) throws(ResamplingError) {
    if !(test >= 0 && test < 1) { throw .badFraction(.test, test) }
    if !(validation >= 0 && validation < 1) { throw .badFraction(.validation, validation) }
    self.test = test
    validationEnd = test + validation
    self.seed = UInt64(seed)
    if validationEnd > 1 { throw .partsExceedWhole(sum: validationEnd, of: 1) }
    if validationEnd == 1 { throw .emptyPart(.training, of: 1) }
  }

  /// The part of a row with this field.
  public func part(of field: Span<UInt8>) -> SplitPart {
    let u = Double(XXHash64.hash(field, seed: seed) >> 11) * 0x1p-53
    return u < test ? .test : u < validationEnd ? .validation : .training
  }

  /// The fold of a row with this field, from 0: ⌊hash · folds / 2⁶⁴⌋.
  ///
  /// - Precondition: there is a fold.
  public static func fold(of field: Span<UInt8>, foldCount: Int, seed: UInt32) -> Int {
    precondition(foldCount > 0, "no folds")
    let hash = XXHash64.hash(field, seed: UInt64(seed))
    return Int(hash.multipliedFullWidth(by: UInt64(foldCount)).high)
  }
}
