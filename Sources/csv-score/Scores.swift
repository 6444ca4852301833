import CSVCore
import FilterKit
import Resampling

/// All figures that there are on some rows: the same names in the same order whatever the rows.
struct Scores {
  /// One figure.
  struct Score {
    let name: String
    let cell: Sheet.Cell
    var interval: ScoreInterval?
  }

  /// What mistakes cost.
  struct Costs {
    var ofMisses: MissCost?
    var matrix: CostMatrix?
  }

  /// The figures of all classes together.
  var whole: [Score] = []
  /// The figures of each class, by its number.
  var classes: [[Score]] = []
  /// What they come from, if there are predictions.
  let report: ClassificationReport?

  init(
    _ part: ScoredRows.Part, of rows: ScoredRows, _ costs: Costs, zeroDivision: ZeroDivision
  ) {
    let classCount = rows.classes.count
    report =
      rows.hasPredictions
      ? ClassificationReport(part.matrix, classCount: classCount, zeroDivision: zeroDivision) : nil
    whole = [Score("rows", .count(part.rowCount))]
    classes = [[Score]](repeating: [], count: classCount)
    if let report {
      whole += Self.scores(report)
      classes = report.classes.map { Self.scores($0, areWeighted: rows.columns.weight != nil) }
      if let matrix = costs.matrix {
        whole.append(Score("cost", matrix.mean(of: part.matrix)))
      }
    }
    if let tolerance = rows.columns.tolerance {
      whole += Self.scores(part.events.matching(tolerance: tolerance), zeroDivision)
    }
    if rows.hasClassProbabilities { addScores(part.classShares, of: rows) }
    if rows.columns.ranks {
      let sweep = part.sweep
      whole += [
        Score("roc_auc", sweep.rocArea), Score("average_precision", sweep.averagePrecision),
      ]
      if rows.columns.hasProbabilities {
        whole += Self.probabilityScores(sweep)
        if let cost = costs.ofMisses { whole += Self.scores(cost, sweep) }
      }
    }
  }

  /// Adds what the probabilities of all classes say.
  private mutating func addScores(_ shares: ClassProbabilities.Rows, of rows: ScoredRows) {
    let names = rows.classProbabilities.labels
    whole.append(Score("log_loss", LogLoss.value(ofTruths: shares.ofTruths(names.count))))
    let ranking = ManyClassRanking(shares, classCount: names.count)
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

  /// What predictions say of all classes together.
  static func scores(_ report: ClassificationReport) -> [Score] {
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

  /// What predictions say of a class.
  static func scores(_ scores: ClassScores?, areWeighted: Bool = false) -> [Score] {
    [
      Score("precision", scores?.precision), Score("recall", scores?.recall),
      Score("specificity", scores?.specificity), Score("f1", scores?.f1),
      Score("g_mean", scores?.gMean), Score("iba", scores?.balancedIndex),
      Score("support", .rows(scores?.support ?? 0, areWeighted: areWeighted)),
      Score("predicted", .rows(scores?.predicted ?? 0, areWeighted: areWeighted)),
    ]
  }

  /// How many bins the expected calibration error has.
  static let binCount = 10

  private static func probabilityScores(_ sweep: ThresholdSweep) -> [Score] {
    let hasBoth = sweep.positives > 0 && sweep.negatives > 0
    let f1 = hasBoth ? sweep.best(\.f1) : nil
    let gMean = hasBoth ? sweep.best(\.gMean) : nil
    let losses = ProbabilityLosses(sweep)
    return [
      Score("best_f1", f1?.score), Score("best_f1_threshold", f1?.step.threshold),
      Score("best_g_mean", gMean?.score), Score("best_g_mean_threshold", gMean?.step.threshold),
      Score("brier", losses.brier.mean), Score("log_loss", losses.logLoss.mean),
      Score("ece", Reliability(sweep, binCount: binCount).expectedError),
    ]
  }
}

extension ManyClassRanking {
  /// Takes the rows.
  init(_ shares: ClassProbabilities.Rows, classCount: Int) {
    self.init(
      probabilities: shares.probabilities, labels: shares.labels, classCount: classCount)
  }
}

extension Scores.Score {
  init(_ name: String, _ cell: Sheet.Cell) { self.init(name: name, cell: cell) }

  /// A figure, unless it is none.
  init(_ name: String, _ value: Double?) {
    self.init(name: name, cell: .figure(value))
  }

  /// Whether it is the mean of a score of the classes.
  var isAverage: Bool { name.hasPrefix("macro_") || name.hasPrefix("weighted_") }
}
