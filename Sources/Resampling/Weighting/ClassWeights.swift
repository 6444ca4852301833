#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How much an error in a class counts in training, computed from how many rows the classes have.
///
/// n is the number of rows, K that of classes, nₖ that of the rows of class k. Ratios of weights are
/// what matters to most learners; ``Normalization`` sets the scale.
///
/// Cost: O(classes). Draws nothing.
public struct ClassWeights: Sendable {
  /// A formula for the weight of a class.
  public enum Scheme: Equatable, Sendable {
    /// n / (K · nₖ): the weighted rows of all classes are equal, and sum to n. scikit-learn's
    /// `class_weight="balanced"`, to the last bit; after King and Zeng, "Logistic regression in rare
    /// events data", Political Analysis 9 (2001).
    case balanced
    /// 1 / nₖ.
    case inverse
    /// 1 / √nₖ, between `inverse` and no weights; as Mahajan et al., "Exploring the limits of weakly
    /// supervised pretraining", ECCV 2018, sample their classes.
    case squareRoot
    /// 1 / ln(1.02 + nₖ / n): the rarest class weighs at most 50.5. Paszke et al., "ENet", 2016.
    case logarithm
    /// (1 − β) / (1 − β^nₖ): 1 over the effective number of rows, which grows ever more slowly with
    /// nₖ because rows resemble each other. β = 0 weighs all classes alike, β → 1 is `inverse`. Cui,
    /// Jia, Lin, Song and Belongie, "Class-balanced loss based on effective number of samples", CVPR
    /// 2019.
    case effectiveNumber(beta: Double)
    /// The median of all nₖ over nₖ; of an even number of classes the mean of the middle two. Eigen
    /// and Fergus, "Predicting depth, surface normals and semantic labels", ICCV 2015.
    case median

    /// The scale its authors give it: `effectiveNumber` sums to K, which is a mean of 1; the others
    /// stay as they are.
    public var usualNormalization: Normalization {
      if case .effectiveNumber = self { .mean } else { .none }
    }
  }

  /// What the weights of the classes are scaled to; each class counts once.
  public enum Normalization: String, CaseIterable, Sendable {
    /// Their mean is 1, so their sum is K.
    case mean
    /// Their sum is 1.
    case sum
    /// The largest is 1.
    case max
    /// No scaling.
    case none
  }

  /// The formula.
  public var scheme: Scheme
  /// The scale; the scheme's usual one if `nil`.
  public var normalization: Normalization?

  /// Creates the method.
  public init(_ scheme: Scheme = .balanced, normalization: Normalization? = nil) {
    self.scheme = scheme
    self.normalization = normalization
  }

  /// The weight of every class.
  ///
  /// - Throws: ``ResamplingError`` if there are no classes, one has no rows, or β is not in [0, 1).
  public func weights(counts: [Int]) throws(ResamplingError) -> [Double] {
    try weights(sizes: counts.map { Double($0) })
  }

  /// The weight of every class whose rows have weights of their own: nₖ is then the sum of those of class k, as in scikit-learn's
  /// `compute_class_weight` with `sample_weight`.
  ///
  /// - Throws: ``ResamplingError`` if there are no classes, one has no size, or β is not in [0, 1).
  public func weights(sizes: [Double]) throws(ResamplingError) -> [Double] {
    if sizes.isEmpty { throw .noRows }
    if let empty = sizes.firstIndex(where: { !($0 > 0) }) { throw .emptyClass(UInt32(empty)) }
    if case .effectiveNumber(let beta) = scheme, !(beta >= 0 && beta < 1) { throw .badBeta(beta) }
    let all = sizes.reduce(0, +)
    let middle = Self.median(sizes)
    let weights =
      switch scheme {
      case .balanced: sizes.map { all / (Double(sizes.count) * $0) }
      case .inverse: sizes.map { 1 / $0 }
      case .squareRoot: sizes.map { 1 / $0.squareRoot() }
      case .logarithm: sizes.map { 1 / log(1.02 + $0 / all) }
      case .effectiveNumber(let beta): sizes.map { Self.perEffectiveRow(beta, $0) }
      case .median: sizes.map { middle / $0 }
      }
    return scaled(weights)
  }

  /// The weight of the positive class where negatives weigh 1: rows of other classes over rows of
  /// this one. XGBoost's and LightGBM's `scale_pos_weight`.
  ///
  /// - Throws: ``ResamplingError/emptyClass(_:)`` if the class has no rows.
  /// - Precondition: there is a class of that number.
  public static func positiveScale(
    counts: [Int], positive: UInt32
  ) throws(ResamplingError) -> Double {
    try positiveScale(sizes: counts.map { Double($0) }, positive: positive)
  }

  /// The same where rows have weights of their own, by the sums of these.
  public static func positiveScale(
    sizes: [Double], positive: UInt32
  ) throws(ResamplingError) -> Double {
    let present = sizes[Int(positive)]
    if !(present > 0) { throw .emptyClass(positive) }
    return (sizes.reduce(0, +) - present) / present
  }

  private func scaled(_ weights: [Double]) -> [Double] {
    let scale =
      switch normalization ?? scheme.usualNormalization {
      case .none: 1.0
      case .mean: weights.reduce(0, +) / Double(weights.count)
      case .sum: weights.reduce(0, +)
      case .max: weights.reduce(0) { Swift.max($0, $1) }
      }
    return weights.map { $0 / scale }
  }

  /// (1 − β) / (1 − β^n) without cancellation where β^n is near 1.
  private static func perEffectiveRow(_ beta: Double, _ count: Double) -> Double {
    beta == 0 ? 1 : (1 - beta) / -expm1(count * log(beta))
  }

  private static func median(_ sizes: [Double]) -> Double {
    let sorted = sizes.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
