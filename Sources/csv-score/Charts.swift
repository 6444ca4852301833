import CSVCore
import FilterKit
import Resampling

extension MatrixChart {
  /// The confusion matrix of all rows.
  init(_ rows: ScoredRows) {
    let classes = rows.presentClasses
    let matrix = rows.parts[0].matrix
    self.init(
      title: "\(rows.truthName) and what was predicted",
      rowTitle: String(printable: Array(rows.truthName.utf8)),
      columnTitle: String(printable: Array(rows.predictionName.utf8)),
      names: classes.map { String(printable: rows.classes.label($0)) },
      counts: classes.map { truth in classes.map { matrix[truth: truth, prediction: $0] } })
  }
}

extension CurveChart {
  /// The precision-recall curve, and the scores by threshold.
  init(_ sweep: ThresholdSweep, of label: String, _ cost: MissCost?) {
    let best = sweep.best(\.f1)
    var precisionRecall = Panel(
      heading: "Precision and recall", xTitle: "recall", yTitle: "precision",
      curves: [
        Curve(name: "precision", points: Self.precisionRecall(sweep)),
        Curve(
          name: "share of the class", points: [(0, sweep.share), (1, sweep.share)],
          isReference: true),
      ])
    var byThreshold = Panel(
      heading: "Scores by threshold", xTitle: "threshold", yTitle: "score",
      curves: [
        Curve(name: "precision", points: Self.byThreshold(sweep, \.precision)),
        Curve(name: "recall", points: Self.byThreshold(sweep, \.recall)),
        Curve(name: "F1", points: Self.byThreshold(sweep, \.f1)),
        Curve(name: "G-mean", points: Self.byThreshold(sweep, \.gMean)),
      ])
    if let best {
      let scores = sweep.scores(at: best.step)
      let threshold = Self.text(best.step.threshold)
      precisionRecall.marks = [
        Mark(x: scores.recall, y: scores.precision, text: "best F1, at \(threshold)")
      ]
      byThreshold.marks = [
        Mark(x: best.step.threshold, y: best.score, text: "F1 \(Self.text(best.score))")
      ]
    }
    if let step = cost?.cheapest(of: sweep).step {
      let threshold = Self.text(step.threshold)
      byThreshold.marks.append(
        Mark(
          x: step.threshold, y: sweep.scores(at: step).recall,
          text: "cheapest recall, at \(threshold)"))
    }
    let figures = [
      sweep.averagePrecision.map { "average precision \(Self.text($0))" },
      sweep.rocArea.map { "ROC-AUC \(Self.text($0))" },
    ].compactMap { $0 }
    self.init(
      title: ([label] + figures).joined(separator: ", "),
      summary: "The precision-recall curve of the probability of \(label), and precision, recall, "
        + "F1 and G-mean by threshold.",
      panels: [precisionRecall, byThreshold])
  }

  /// Steps, since nothing lies between two thresholds: each precision holds for all the recall that its threshold adds.
  private static func precisionRecall(_ sweep: ThresholdSweep) -> [(x: Double, y: Double)] {
    var points: [(x: Double, y: Double)] = []
    var recall = 0.0
    for step in sweep.steps {
      let scores = sweep.scores(at: step)
      points.append((recall, scores.precision))
      points.append((scores.recall, scores.precision))
      recall = scores.recall
    }
    return points
  }

  /// The score that each threshold from 0 to 1 gives: that of the lowest probability at or above it.
  private static func byThreshold(
    _ sweep: ThresholdSweep, _ score: KeyPath<ClassScores, Double>
  ) -> [(x: Double, y: Double)] {
    var points: [(x: Double, y: Double)] = []
    for (index, step) in sweep.steps.enumerated() {
      let value = sweep.scores(at: step)[keyPath: score]
      points.append((step.threshold, value))
      let next = index + 1 < sweep.steps.count ? sweep.steps[index + 1].threshold : 0
      points.append((next, value))
    }
    return points
  }

  private static func text(_ value: Double) -> String {
    DecimalFormatter.fixed(decimals: 3).text(of: value)
  }
}

extension ThresholdSweep {
  /// The class's share of the rows.
  fileprivate var share: Double { Double(positives) / Double(max(positives + negatives, 1)) }
}

extension Sheet {
  /// The thresholds, falling, with what they give.
  init(_ sweep: ThresholdSweep, _ cost: MissCost?) {
    let names = [
      "threshold", "true_positives", "false_positives", "false_negatives", "true_negatives",
      "precision", "recall", "specificity", "f1", "g_mean",
    ]
    self.init(cost == nil ? names : names + ["cost"])
    for step in sweep.steps {
      let scores = sweep.scores(at: step)
      rows.append([
        .number(step.threshold), .count(step.truePositives), .count(step.falsePositives),
        .count(sweep.positives - step.truePositives),
        .count(sweep.negatives - step.falsePositives), .number(scores.precision),
        .number(scores.recall), .number(scores.specificity), .number(scores.f1),
        .number(scores.gMean),
      ])
      if let cost { rows[rows.count - 1].append(.number(cost.mean(at: step, of: sweep))) }
    }
  }
}
