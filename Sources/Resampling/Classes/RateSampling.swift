/// How often each row is written, decided row by row: by the rate of its class and a hash of its bytes.
///
/// A rate is the count that a class shall have over the count that it has. A row is written as often as the rate has whole
/// numbers, and once more with the probability of the rest. So one pass and no memory suffice, shards of a table can be
/// sampled apart, in any order, and every machine decides alike. What the exact methods give up nothing for, this
/// pays with exactness: a class of n rows and a rate with the rest p comes out near n · rate, with the standard
/// deviation √(n · p · (1 − p)). Rows with equal bytes are decided alike, so a table of few different rows strays further.
///
/// The hash is 64-bit xxHash of the row without its line end, under the seed + 2³²: other than that of ``HashSplit``, so that
/// rows which a split picked are not picked again. The row gets its extra copy if ⌊hash · present / 2⁶⁴⌋ < wanted mod present.
/// In Python: `xxhash.xxh64(row, seed=seed + 2**32).intdigest() * present >> 64 < wanted % present`.
public struct RateSampling: Sendable {
  private let rates: [Rate]
  private let seed: UInt64

  /// The rate of a class: so many whole numbers, and the rest as a fraction of `present`.
  private struct Rate {
    var whole: Int
    var rest: Int
    var present: Int
  }

  /// Takes the rates from what all rows together have and shall have.
  public init(_ targets: ClassTargets, seed: UInt32) {
    rates = zip(targets.counts, targets.wanted).map { present, wanted in
      if present == 0 { return Rate(whole: 1, rest: 0, present: 1) }
      let (whole, rest) = wanted.quotientAndRemainder(dividingBy: present)
      return Rate(whole: whole, rest: rest, present: present)
    }
    self.seed = UInt64(seed) | 1 << 32
  }

  /// How often a row is written.
  ///
  /// - Parameters:
  ///   - row: the row's bytes, without its line end.
  ///   - number: the class of the row.
  public func multiplicity(of row: Span<UInt8>, class number: UInt32) -> Int {
    let rate = rates[Int(number)]
    if rate.rest == 0 { return rate.whole }
    let hash = XXHash64.hash(row, seed: seed)
    let draw = hash.multipliedFullWidth(by: UInt64(rate.present)).high
    return rate.whole + (draw < UInt64(rate.rest) ? 1 : 0)
  }

  /// How many rows `count` rows of a class are expected to become, and the standard deviation where they all differ.
  public func expectation(
    of count: Int, class number: UInt32
  ) -> (mean: Double, deviation: Double) {
    let rate = rates[Int(number)]
    let probability = Double(rate.rest) / Double(rate.present)
    return (
      Double(count) * (Double(rate.whole) + probability),
      (Double(count) * probability * (1 - probability)).squareRoot()
    )
  }
}
