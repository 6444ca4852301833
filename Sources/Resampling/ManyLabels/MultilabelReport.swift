/// How well labels were predicted where rows have several: scikit-learn's numbers for a multilabel indicator.
///
/// `precision_recall_fscore_support` by label and with all its averages, `accuracy_score`, which is the share of rows whose
/// labels are all right (subset accuracy), and `hamming_loss`, the share of wrong cells.
public struct MultilabelReport: Equatable, Sendable {
  /// The scores of each label.
  public let labels: [ClassScores]
  /// The scores of all cells together.
  public let micro: ClassScores
  /// The means of the labels' scores: each label alike, and in proportion to its rows.
  public let macro, weighted: AverageScores
  /// The mean of the rows' scores.
  public let samples: AverageScores
  /// How many rows there are.
  public let rowCount: Int
  /// The share of rows whose labels are all right.
  public let subsetAccuracy: Double
  /// The share of cells that are wrong.
  public let hammingLoss: Double

  /// Computes the scores.
  ///
  /// - Parameters:
  ///   - tally: what was counted of the rows.
  ///   - zeroDivision: what scores of 0 / 0 are; NaN leaves them out of averages.
  /// - Precondition: there is a row and a label.
  public init(_ tally: MultilabelTally, zeroDivision: ZeroDivision = .standard) {
    let rowCount = tally.rows.values.reduce(0, +)
    let labelCount = tally.support.count
    precondition(rowCount > 0 && labelCount > 0, "scores of nothing")
    func scores(_ hits: Int, _ support: Int, _ predicted: Int, of cells: Int) -> ClassScores {
      ClassScores(
        truePositives: Double(hits), support: Double(support), predicted: Double(predicted),
        rowCount: Double(cells), zeroDivision: zeroDivision)
    }
    self.rowCount = rowCount
    labels = (0..<labelCount).map {
      scores(tally.hits[$0], tally.support[$0], tally.predicted[$0], of: rowCount)
    }
    let sums = [tally.hits, tally.support, tally.predicted].map { $0.reduce(0, +) }
    micro = scores(sums[0], sums[1], sums[2], of: rowCount * labelCount)
    macro = AverageScores(labels)
    weighted = AverageScores(labels, weights: labels.map(\.support))
    // Rows alike have one score; in a fixed order, so that the sum has the same last bit whatever the order of rows.
    let kinds = tally.rows.sorted { $0.key < $1.key }
    samples = AverageScores(
      kinds.map { scores($0.key.hits, $0.key.support, $0.key.predicted, of: labelCount) },
      weights: kinds.map { Double($0.value) })
    let right = kinds.filter { $0.key.isRight }.reduce(0) { $0 + $1.value }
    subsetAccuracy = Double(right) / Double(rowCount)
    hammingLoss =
      Double(sums[1] + sums[2] - 2 * sums[0]) / (Double(rowCount) * Double(labelCount))
  }
}

/// What the scores of several labels need of the rows: counts alone.
///
/// Memory: three numbers a label, and one for each way in which rows are right and wrong.
public struct MultilabelTally: Sendable {
  /// How many labels a row has, was predicted to have, and both.
  struct Kind: Hashable, Comparable {
    var hits = 0
    var support = 0
    var predicted = 0

    var isRight: Bool { hits == support && hits == predicted }

    static func < (one: Kind, other: Kind) -> Bool {
      (one.support, one.predicted, one.hits) < (other.support, other.predicted, other.hits)
    }
  }

  /// How many rows have each label, were predicted to have it, and both.
  public private(set) var support, predicted, hits: [Int]
  /// How many rows are of each kind.
  private(set) var rows: [Kind: Int] = [:]

  /// Begins without rows.
  public init(labelCount: Int) {
    support = [Int](repeating: 0, count: labelCount)
    predicted = support
    hits = support
  }

  /// Whether there are no rows.
  public var isEmpty: Bool { rows.isEmpty }

  /// Counts a row.
  ///
  /// - Parameter cells: for each label, whether the row has it, and whether it was predicted.
  public mutating func add<Failure: Error>(
    _ cells: (_ label: Int) throws(Failure) -> (truth: Bool, prediction: Bool)
  ) throws(Failure) {
    var kind = Kind()
    for label in support.indices {
      let (truth, prediction) = try cells(label)
      if truth {
        support[label] += 1
        kind.support += 1
      }
      if prediction {
        predicted[label] += 1
        kind.predicted += 1
      }
      if truth && prediction {
        hits[label] += 1
        kind.hits += 1
      }
    }
    rows[kind, default: 0] += 1
  }

  /// Adds other rows.
  public mutating func append(_ other: MultilabelTally) {
    for label in support.indices {
      support[label] += other.support[label]
      predicted[label] += other.predicted[label]
      hits[label] += other.hits[label]
    }
    rows.merge(other.rows, uniquingKeysWith: +)
  }
}
