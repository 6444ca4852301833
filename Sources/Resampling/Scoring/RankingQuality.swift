extension ThresholdSweep {
  /// The area under the ROC curve: how likely a row of the class scores above one that is not of it,
  /// half where they are equal; `nil` where there are rows of one kind alone.
  ///
  /// J. A. Hanley and B. J. McNeil, "The meaning and use of the area under a receiver operating
  /// characteristic (ROC) curve", Radiology 143, 1982.
  ///
  /// - Complexity: O(steps).
  public var rocArea: Double? {
    guard positives > 0 && negatives > 0 else { return nil }
    // Each step is a trapezoid: two of its sides are counts of the class.
    var doubledArea = 0.0
    var (hits, misses) = (0.0, 0.0)
    for step in steps {
      doubledArea += (step.falsePositives - misses) * (step.truePositives + hits)
      (hits, misses) = (step.truePositives, step.falsePositives)
    }
    return min(doubledArea / (2 * positives * negatives), 1)
  }

  /// The mean of the precisions at the thresholds, each in proportion to the recall that it adds; `nil`
  /// where no row is of the class.
  ///
  /// This is the area under the steps of the precision–recall curve: nothing is interpolated between
  /// them, as J. Davis and M. Goadrich, "The relationship between precision-recall and ROC curves",
  /// ICML 2006, warn against.
  ///
  /// - Complexity: O(steps).
  public var averagePrecision: Double? {
    guard positives > 0 else { return nil }
    var sum = 0.0
    var hits = 0.0
    for step in steps where step.truePositives > hits {
      let precision = step.truePositives / (step.truePositives + step.falsePositives)
      sum += precision * (step.truePositives - hits)
      hits = step.truePositives
    }
    return min(sum / positives, 1)
  }
}
