/// The area under the ROC curve where there are several classes: how well the probability of each
/// tells its rows from others.
///
/// One versus rest takes each class against all others (F. Provost and P. Domingos, "Well-trained
/// PETs", CeDER working paper 00-04, 2000); one versus one takes each pair of classes, once by the
/// probability of the one and once by that of the other (D. J. Hand and R. J. Till, "A simple
/// generalisation of the area under the ROC curve for multiple class classification problems",
/// Machine Learning 45, 2001). As scikit-learn's `roc_auc_score` with `multi_class`; classes without
/// rows, with which it has no answer, take no part.
///
/// Cost: O(classes · rows · log rows) time for each of the two.
public struct ManyClassRanking: Sendable {
  /// The mean over classes or pairs: each alike, and in proportion to the rows.
  public typealias Means = (plain: Double, weighted: Double)

  let probabilities: [Double]
  /// The rows of each class.
  let rows: [[Int]]

  /// Takes the rows.
  ///
  /// - Parameters:
  ///   - probabilities: for each row the probability of each class.
  ///   - labels: the class of each row.
  ///   - classCount: how many classes there are.
  /// - Precondition: there are `classCount` probabilities for each label, none of which is NaN, and
  ///   all labels are below `classCount`.
  public init(probabilities: [Double], labels: [UInt32], classCount: Int) {
    precondition(probabilities.count == labels.count * classCount, "a probability for each class")
    self.probabilities = probabilities
    var rows = [[Int]](repeating: [], count: classCount)
    for (row, label) in labels.enumerated() { rows[Int(label)].append(row) }
    self.rows = rows
  }

  /// The area of each class against all others; `nil` where there are rows of one kind alone.
  public var areas: [Double?] {
    rows.indices.map { label in
      area(of: label, against: rows.indices.filter { $0 != label })
    }
  }

  /// The means of the areas of each class against all others.
  ///
  /// - Parameter areas: as ``areas`` has them.
  public func oneVersusRest(_ areas: [Double?]) -> Means? {
    let present = rows.indices.compactMap { label in
      areas[label].map { (area: $0, weight: Double(rows[label].count)) }
    }
    return Self.means(present)
  }

  /// The means of the areas of pairs of classes; a pair's weight is its share of the rows.
  public var oneVersusOne: Means? {
    var pairs: [(area: Double, weight: Double)] = []
    for first in rows.indices where !rows[first].isEmpty {
      for second in rows.indices[(first + 1)...] {
        guard let one = area(of: first, against: [second]),
          let other = area(of: second, against: [first])
        else { continue }
        pairs.append(((one + other) / 2, Double(rows[first].count + rows[second].count)))
      }
    }
    return Self.means(pairs)
  }

  private static func means(_ areas: [(area: Double, weight: Double)]) -> Means? {
    if areas.isEmpty { return nil }
    let total = areas.reduce(0) { $0 + $1.weight }
    return (
      areas.reduce(0) { $0 + $1.area } / Double(areas.count),
      areas.reduce(0) { $0 + $1.area * $1.weight } / total
    )
  }

  /// The probability of a class, of its rows and of all others.
  public func sweep(of label: Int) -> ThresholdSweep {
    sweep(of: label, against: rows.indices.filter { $0 != label })
  }

  /// How well the probability of a class tells its rows from those of others.
  private func area(of label: Int, against others: [Int]) -> Double? {
    sweep(of: label, against: others).rocArea
  }

  private func sweep(of label: Int, against others: [Int]) -> ThresholdSweep {
    func scores(_ rows: [Int]) -> SortedScores {
      SortedScores(rows.map { probabilities[$0 * self.rows.count + label] })
    }
    return ThresholdSweep(
      hits: scores(rows[label]), misses: scores(others.flatMap { rows[$0] }))
  }
}
