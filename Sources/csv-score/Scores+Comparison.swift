import CSVCore
import FilterKit
import Resampling

extension Scores {
  /// Adds what other predictions of the same rows reach, and how likely a difference as large is by chance.
  mutating func addComparison(
    _ part: ScoredRows.Part, of columns: ScoredColumns, confidence: Double?
  ) {
    if columns.other != nil { addPredictions(part.comparisons, part.rowCount) }
    if columns.hasOtherScores { addRanking(part, confidence) }
  }

  private mutating func addPredictions(_ comparisons: [ScoredRows.Comparison: Int], _ rowCount: Int)
  {
    var (right, otherRight, onlyThis, onlyOther) = (0, 0, 0, 0)
    for (key, rows) in comparisons {
      let (isRight, isOtherRight) = (key.prediction == key.truth, key.other == key.truth)
      if isRight { right += rows }
      if isOtherRight { otherRight += rows }
      if isRight && !isOtherRight { onlyThis += rows }
      if isOtherRight && !isRight { onlyOther += rows }
    }
    whole += [
      Score("against_accuracy", Double(otherRight) / Double(rowCount)),
      Score("accuracy_difference", Double(right - otherRight) / Double(rowCount)),
      Score("only_this_right", .count(onlyThis)), Score("only_against_right", .count(onlyOther)),
      Score("mcnemar_p", McNemarTest.pValue(onlyOne: onlyThis, onlyOther: onlyOther)),
    ]
  }

  private mutating func addRanking(_ part: ScoredRows.Part, _ confidence: Double?) {
    let found = DeLong.compare(
      hits: (part.hits.scores, part.hits.others), misses: (part.misses.scores, part.misses.others))
    var difference = Score("roc_auc_difference", found.map { $0.area - $0.otherArea })
    if let confidence, let found {
      difference.interval = .normal(
        found.area - found.otherArea, standardError: found.standardError,
        confidence: confidence, within: -1...1)
    }
    whole += [
      Score("against_roc_auc", found?.otherArea), difference,
      Score("delong_z", found?.statistic), Score("delong_p", found?.pValue),
    ]
  }
}
