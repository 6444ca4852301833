/// How rare labels are beside the most frequent one, where rows have several.
///
/// IRLbl of a label is the count of the most frequent label over its own: 1 for that label itself. MeanIR is the mean of
/// these. A label that no row has has no IRLbl, and is left out of the mean.
///
/// Source: Charte, Rivera, del Jesus and Herrera, "Addressing imbalance in multilabel classification: measures and random
/// resampling algorithms", Neurocomputing 163 (2015).
public struct LabelImbalance: Equatable, Sendable {
  /// How many rows have each label.
  public private(set) var counts: [Int]

  /// Takes the counts.
  public init(counts: [Int]) { self.counts = counts }

  /// IRLbl; `nil` of a label that no row has.
  public func ratio(of label: Int) -> Double? {
    counts[label] == 0 ? nil : Double(counts.max() ?? 0) / Double(counts[label])
  }

  /// IRLbl of each label.
  public var ratios: [Double?] { counts.indices.map { ratio(of: $0) } }

  /// MeanIR; `nil` where no row has a label.
  public var meanRatio: Double? {
    let ratios = ratios.compactMap { $0 }
    return ratios.isEmpty ? nil : ratios.reduce(0, +) / Double(ratios.count)
  }

  /// The labels whose IRLbl is above MeanIR.
  public var minorities: [Int] { labels { $0 > $1 } }

  /// The labels whose IRLbl is below MeanIR.
  public var majorities: [Int] { labels { $0 < $1 } }

  private func labels(where isMeant: (Double, Double) -> Bool) -> [Int] {
    guard let mean = meanRatio else { return [] }
    return ratios.enumerated().compactMap { label, ratio in
      ratio.map { isMeant($0, mean) } == true ? label : nil
    }
  }

  /// Counts one more row, or one less, of each of some labels.
  mutating func add(_ rows: Int, of labels: [Int]) {
    for label in labels { counts[label] += rows }
  }
}
