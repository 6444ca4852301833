import CSVCore
import FilterKit
import Resampling

extension MatrixChart {
  /// The confusion matrix of all rows.
  init(_ rows: ScoredRows) {
    let classes = rows.presentClasses
    let matrix = rows.parts[0].matrix
    self.init(
      title: "\(rows.columns.truthName) and what was predicted",
      rowTitle: String(printable: Array(rows.columns.truthName.utf8)),
      columnTitle: String(printable: Array(rows.columns.predictionName.utf8)),
      names: classes.map { String(printable: rows.classes.label($0)) },
      counts: classes.map { truth in
        classes.map { Int(matrix[truth: truth, prediction: $0].rounded()) }
      })
  }
}

extension CurveChart {
  /// The ROC curve beside the precision-recall curve, and of probabilities the scores by threshold.
  init(
    _ sweep: ThresholdSweep, of label: String, _ cost: MissCost?, areProbabilities: Bool
  ) {
    let best = sweep.best(\.f1)
    var roc = Panel(
      heading: "ROC curve", xTitle: "1 - specificity", yTitle: "recall",
      curves: [
        Curve(name: "recall", points: Self.roc(sweep)),
        Curve(name: "chance", points: [(0, 0), (1, 1)], isReference: true),
      ])
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
      if scores.specificity.isFinite {
        roc.marks = [
          Mark(x: 1 - scores.specificity, y: scores.recall, text: "best F1, at \(threshold)")
        ]
      }
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
      summary: "The ROC curve and the precision-recall curve of "
        + (areProbabilities
          ? "the probability of \(label), and precision, recall, F1 and G-mean by threshold."
          : "the score of \(label)."),
      panels: [roc, precisionRecall] + (areProbabilities ? [byThreshold] : []))
  }

  /// The mean probability of each bin, and the share of its rows that are of the class.
  init(_ reliability: Reliability, of label: String) {
    let points = reliability.bins.map { (x: $0.meanProbability, y: $0.share) }
    var panel = Panel(
      heading: "Reliability", xTitle: "mean probability", yTitle: "share of the class",
      curves: [
        Curve(name: "share of the class", points: points),
        Curve(name: "what the probability says", points: [(0, 0), (1, 1)], isReference: true),
      ])
    panel.marks = points.map { Mark(x: $0.x, y: $0.y, text: "") }
    let most = reliability.bins.map(\.rows).max() ?? 1
    let rows = Panel(
      heading: "Rows, of the largest bin", xTitle: "probability", yTitle: "rows",
      curves: [
        Curve(
          name: "rows",
          points: reliability.bins.flatMap { bin in
            [(bin.low, 0), (bin.low, bin.rows / most), (bin.high, bin.rows / most), (bin.high, 0)]
          })
      ])
    self.init(
      title: "\(label), ECE \(Self.text(reliability.expectedError))",
      summary: "How large a share of the rows is \(label), by their probability; and how many rows "
        + "have which probability.",
      panels: [panel, rows])
  }

  /// A line between two thresholds: rows of equal scores are in no order.
  private static func roc(_ sweep: ThresholdSweep) -> [(x: Double, y: Double)] {
    guard sweep.positives > 0 && sweep.negatives > 0 else { return [] }
    return [(0, 0)]
      + sweep.steps.map {
        ($0.falsePositives / sweep.negatives, $0.truePositives / sweep.positives)
      }
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
    for step in sweep.steps {
      // The score before holds down to this threshold.
      if let last = points.last { points.append((step.threshold, last.y)) }
      let value = sweep.scores(at: step)[keyPath: score]
      if value.isFinite { points.append((step.threshold, value)) }
    }
    if let last = points.last { points.append((0, last.y)) }
    return points
  }

  private static func text(_ value: Double) -> String {
    DecimalFormatter.fixed(decimals: 3).text(of: value)
  }
}

extension ThresholdSweep {
  /// The class's share of the rows.
  fileprivate var share: Double { positives / max(positives + negatives, .leastNonzeroMagnitude) }
}

extension Sheet {
  /// The thresholds, falling, with what they give.
  init(_ sweep: ThresholdSweep, areWeighted: Bool, _ cost: MissCost?) {
    func rows(_ count: Double) -> Cell { .rows(count, areWeighted: areWeighted) }
    let names = [
      "threshold", "true_positives", "false_positives", "false_negatives", "true_negatives",
      "precision", "recall", "specificity", "f1", "g_mean",
    ]
    self.init(cost == nil ? names : names + ["cost"])
    for step in sweep.steps {
      let scores = sweep.scores(at: step)
      self.rows.append([
        .number(step.threshold), rows(step.truePositives), rows(step.falsePositives),
        rows(sweep.positives - step.truePositives), rows(sweep.negatives - step.falsePositives),
        .figure(scores.precision), .figure(scores.recall), .figure(scores.specificity),
        .figure(scores.f1), .figure(scores.gMean),
      ])
      if let cost { self.rows[self.rows.count - 1].append(.number(cost.mean(at: step, of: sweep))) }
    }
  }
}

extension Sheet {
  /// The bins of probabilities, rising.
  init(_ reliability: Reliability, areWeighted: Bool, confidence: Double?) {
    let names = ["from", "to", "rows", "positives", "mean_probability", "share"]
    self.init(confidence == nil ? names : names + ["low", "high"])
    for bin in reliability.bins {
      rows.append([
        .number(bin.low), .number(bin.high), .rows(bin.rows, areWeighted: areWeighted),
        .rows(bin.positives, areWeighted: areWeighted), .figure(bin.meanProbability),
        .figure(bin.share),
      ])
      if let confidence {
        let interval = ScoreInterval.wilson(
          successes: bin.positives, of: bin.rows, confidence: confidence)
        rows[rows.count - 1] += [.figure(interval?.low), .figure(interval?.high)]
      }
    }
  }
}
