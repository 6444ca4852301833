/// Weights for rows that can have several labels.
///
/// Each label divides the rows into those that have it and those that do not; a formula of ``ClassWeights`` gives both a
/// weight.
///
/// - The weight of a label is that of the rows that have it over that of the rows that do not: with ``ClassWeights/Scheme/balanced``
///   negatives / positives, which trainers take as `pos_weight`.
/// - The weight of a row is the product over all labels of what the label gives rows like it: with
///   ``ClassWeights/Scheme/balanced`` scikit-learn's `compute_sample_weight("balanced", Y)`. A label that all rows have, or none,
///   gives 1.
public struct LabelWeights: Sendable {
  /// The weights that each label gives to rows that have it not, and to those that have it; `nil` of a label that all rows
  /// have, or none.
  private let pairs: [(no: Double, yes: Double)?]
  /// The weight of each label; `nil` of one that all rows have, or none.
  public let ofLabels: [Double?]

  /// Computes the weights.
  public init(_ sets: LabelSets, by formula: ClassWeights) throws(ResamplingError) {
    let rowCount = sets.rowCount
    var pairs: [(no: Double, yes: Double)?] = []
    var ofLabels: [Double?] = []
    let isInverse = [.balanced, .inverse, .median].contains(formula.scheme)
    for count in sets.counts {
      if count == 0 || count == rowCount {
        pairs.append(nil)
        ofLabels.append(nil)
      } else {
        let weights = try formula.weights(counts: [rowCount - count, count])
        pairs.append((weights[0], weights[1]))
        // A quotient of quotients would have another last bit than that of the counts.
        ofLabels.append(
          isInverse ? Double(rowCount - count) / Double(count) : weights[1] / weights[0])
      }
    }
    (self.pairs, self.ofLabels) = (pairs, ofLabels)
  }

  /// The weight of a row that has just these labels, which rise.
  public func ofRow(with labels: [Int]) -> Double {
    var product = 1.0
    var next = labels.makeIterator()
    var coming = next.next()
    for (label, pair) in pairs.enumerated() {
      let isThere = label == coming
      if isThere { coming = next.next() }
      if let pair { product *= isThere ? pair.yes : pair.no }
    }
    return product
  }
}
