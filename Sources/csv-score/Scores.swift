import CSVCore
import FilterKit
import Resampling

/// All figures that there are on some rows: the same names in the same order whatever the rows.
struct Scores {
  /// One figure.
  struct Score {
    let name: String
    let cell: Sheet.Cell
  }

  /// The figures of all classes together.
  private(set) var whole: [Score] = []
  /// The figures of each class, by its number.
  private(set) var classes: [[Score]] = []
  /// What they come from, if there are predictions.
  let report: ClassificationReport?

  init(
    _ part: ScoredRows.Part, of rows: ScoredRows, _ cost: MissCost?, zeroDivision: Double
  ) {
    let classCount = rows.classes.count
    report =
      rows.hasPredictions
      ? ClassificationReport(part.matrix, classCount: classCount, zeroDivision: zeroDivision) : nil
    whole = [Score("rows", .count(part.rowCount))]
    classes = [[Score]](repeating: [], count: classCount)
    if let report {
      whole += Self.scores(report)
      classes = report.classes.map(Self.scores)
    }
    if rows.hasClassProbabilities { addScores(part.classShares, of: rows) }
    if !part.isPositive.isEmpty {
      let sweep = ThresholdSweep(scores: part.probabilities, isPositive: part.isPositive)
      whole += Self.scores(sweep)
      let brier = BrierScore.value(
        probabilities: part.probabilities, isPositive: part.isPositive)
      whole.append(Score("brier", brier))
      let truths = zip(part.probabilities, part.isPositive).map { $1 ? $0 : 1 - $0 }
      whole.append(Score("log_loss", LogLoss.value(ofTruths: truths)))
      if let cost { whole += Self.scores(cost, sweep) }
    }
  }

  /// Adds what the probabilities of all classes say.
  private mutating func addScores(_ shares: ClassProbabilities.Rows, of rows: ScoredRows) {
    let names = rows.classProbabilities.labels
    whole.append(Score("log_loss", LogLoss.value(ofTruths: shares.ofTruths(names.count))))
    let ranking = ManyClassRanking(
      probabilities: shares.probabilities, labels: shares.labels, classCount: names.count)
    let areas = ranking.areas
    let rest = ranking.oneVersusRest(areas)
    let pairs = ranking.oneVersusOne
    whole += [
      Score("roc_auc_ovr", rest?.plain), Score("roc_auc_ovr_weighted", rest?.weighted),
      Score("roc_auc_ovo", pairs?.plain), Score("roc_auc_ovo_weighted", pairs?.weighted),
    ]
    for label in classes.indices {
      let index = names.firstIndex(of: rows.classes.label(UInt32(label)))
      classes[label].append(Score("roc_auc", index.flatMap { areas[$0] }))
    }
  }

  /// The costs of mistakes: at the threshold that trusts the probabilities, and at the best.
  private static func scores(_ cost: MissCost, _ sweep: ThresholdSweep) -> [Score] {
    let cheapest = cost.cheapest(of: sweep)
    return [
      Score("cost_threshold", cost.threshold),
      Score("cost", cost.mean(from: cost.threshold, of: sweep)),
      Score("best_cost", cheapest.cost), Score("best_cost_threshold", cheapest.step?.threshold),
    ]
  }

  private static func scores(_ report: ClassificationReport) -> [Score] {
    let all = [
      Score("accuracy", report.accuracy), Score("balanced_accuracy", report.balancedAccuracy),
      Score("g_mean", report.gMean), Score("mcc", report.matthewsCorrelation),
      Score("kappa", report.kappa),
    ]
    return all + scores(report.macro, "macro_") + scores(report.weighted, "weighted_")
  }

  private static func scores(_ average: AverageScores, _ prefix: String) -> [Score] {
    [
      Score(prefix + "precision", average.precision), Score(prefix + "recall", average.recall),
      Score(prefix + "specificity", average.specificity), Score(prefix + "f1", average.f1),
      Score(prefix + "g_mean", average.gMean), Score(prefix + "iba", average.balancedIndex),
    ]
  }

  private static func scores(_ scores: ClassScores?) -> [Score] {
    [
      Score("precision", scores?.precision), Score("recall", scores?.recall),
      Score("specificity", scores?.specificity), Score("f1", scores?.f1),
      Score("g_mean", scores?.gMean), Score("iba", scores?.balancedIndex),
      Score("support", .count(scores?.support ?? 0)),
      Score("predicted", .count(scores?.predicted ?? 0)),
    ]
  }

  private static func scores(_ sweep: ThresholdSweep) -> [Score] {
    let hasBoth = sweep.positives > 0 && sweep.negatives > 0
    let f1 = hasBoth ? sweep.best(\.f1) : nil
    let gMean = hasBoth ? sweep.best(\.gMean) : nil
    return [
      Score("roc_auc", sweep.rocArea), Score("average_precision", sweep.averagePrecision),
      Score("best_f1", f1?.score), Score("best_f1_threshold", f1?.step.threshold),
      Score("best_g_mean", gMean?.score), Score("best_g_mean_threshold", gMean?.step.threshold),
    ]
  }
}

extension Scores.Score {
  init(_ name: String, _ cell: Sheet.Cell) { self.init(name: name, cell: cell) }

  /// A figure, unless it is none.
  init(_ name: String, _ value: Double?) {
    self.init(name: name, cell: .number(value.flatMap { $0.isFinite ? $0 : nil }))
  }

  /// Whether it is the mean of a score of the classes.
  var isAverage: Bool { name.hasPrefix("macro_") || name.hasPrefix("weighted_") }
}

extension Sheet {
  /// The scores of all rows, one a line; or, where a column divides the rows, their mean and standard deviation over its
  /// values, and those of each value.
  init(_ parts: [Scores], of rows: ScoredRows) {
    let names = rows.groupName.map { name in
      (0..<UInt32(rows.groups.count)).map { Array("\(name)=".utf8) + rows.groups.label($0) }
    }
    let figures = names == nil ? ["value"] : ["mean", "deviation"]
    self.init((["score", "class"] + figures).map { Array($0.utf8) } + (names ?? []))
    add(parts.map(\.whole), label: [])
    for label in parts[0].classes.indices {
      add(parts.map { $0.classes[label] }, label: rows.classes.label(UInt32(label)))
    }
  }

  /// Adds a line for each score that the parts have.
  private mutating func add(_ parts: [[Scores.Score]], label: [UInt8]) {
    for (index, score) in parts[0].enumerated() {
      let cells = parts.map { $0[index].cell }
      var figures: [Cell] = []
      if columns.count > 3 {  // mean and deviation, then the parts
        let values = cells.compactMap(\.value)
        figures = [.number(mean(values)), .number(deviation(values))]
      }
      rows.append([.text(Array(score.name.utf8)), .text(label)] + figures + cells)
    }
  }

  /// The scores of all classes together, one a line.
  init(wholeOf scores: Scores) {
    self.init(["score", "value"])
    rows = scores.whole.filter { !$0.isAverage }.map { [.text(Array($0.name.utf8)), $0.cell] }
  }

  /// The scores of the classes, a line for each, and their means; `nil` where nothing was predicted.
  init?(classesOf scores: Scores, _ rows: ScoredRows) {
    guard let report = scores.report, let first = scores.classes.first else { return nil }
    self.init(["class"] + first.map(\.name))
    for (label, found) in report.classes.enumerated() where found != nil {
      self.rows.append(
        [.text(rows.classes.label(UInt32(label)))] + scores.classes[label].map(\.cell))
    }
    for average in ["macro", "weighted"] {
      let cells = scores.whole.filter { $0.name.hasPrefix(average + "_") }.map(\.cell)
      let total = Cell.count(report.rowCount)
      let area = scores.whole.first {
        $0.name == (average == "macro" ? "roc_auc_ovr" : "roc_auc_ovr_weighted")
      }
      self.rows.append(
        [.text(Array("(\(average))".utf8))] + cells + [total, total]
          + [area?.cell].compactMap { $0 })
    }
  }
}

extension Sheet.Cell {
  /// The figure, if there is one.
  fileprivate var value: Double? {
    switch self {
    case .text: nil
    case .count(let count): Double(count)
    case .number(let number): number
    }
  }
}

private func mean(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
}

/// The standard deviation, estimated from a sample: `nil` of fewer than two.
private func deviation(_ values: [Double]) -> Double? {
  guard let mean = mean(values), values.count > 1 else { return nil }
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (squares / Double(values.count - 1)).squareRoot()
}
