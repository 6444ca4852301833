import CSVCore
import FilterKit
import Resampling

extension Scores {
  /// Gives scores their intervals: by a formula where there is one, else by draws. The thresholds that are best on these
  /// rows have none, nor what they reach.
  mutating func addIntervals(
    _ sampling: Sampling, _ part: ScoredRows.Part, of rows: ScoredRows, _ costs: Costs,
    zeroDivision: ZeroDivision
  ) {
    if rows.columns.cluster != nil {
      var draws = GroupDraws(part, of: rows, costs, zeroDivision: zeroDivision)
      let drawn = draws.scores(sampling)
      setIntervals(drawn, sampling)
      return
    }
    if report != nil {
      if sampling.draws > 0 {
        setIntervals(
          Self.drawnLabelScores(part.matrix, classCount: classes.count, sampling, zeroDivision),
          sampling)
      }
      addWilson(sampling.confidence)
      if let matrix = costs.matrix, let error = matrix.standardError(of: part.matrix) {
        setNormal("cost", error, within: matrix.range, sampling)
      }
    }
    if rows.columns.ranks { addRanking(part.sweep, rows.columns, costs.ofMisses, sampling) }
    if rows.hasClassProbabilities { addClassShares(part.classShares, of: rows, sampling) }
  }

  /// Shares of rows.
  private mutating func addWilson(_ confidence: Double) {
    guard let report else { return }
    let found = report.classes.compactMap { $0 }
    let hits = found.reduce(0) { $0 + $1.truePositives }
    set("accuracy", .wilson(successes: hits, of: report.rowCount, confidence: confidence))
    for (label, scores) in report.classes.enumerated() {
      guard let scores else { continue }
      let others = report.rowCount - scores.support
      let rejected = others - scores.predicted + scores.truePositives
      for (name, successes, trials) in [
        ("precision", scores.truePositives, scores.predicted),
        ("recall", scores.truePositives, scores.support), ("specificity", rejected, others),
      ] {
        set(name, of: label, .wilson(successes: successes, of: trials, confidence: confidence))
      }
    }
  }

  /// What one score of each row says.
  private mutating func addRanking(
    _ sweep: ThresholdSweep, _ columns: ScoredColumns, _ cost: MissCost?, _ sampling: Sampling
  ) {
    setNormal(
      "roc_auc", DeLong.variance(of: sweep)?.squareRoot(), within: 0...1, sampling)
    if sampling.draws > 0 && sweep.positives > 0 {
      let rows = PrecisionDraws(sweep)
      let draws = drawn(sampling.draws, seed: sampling.seed) { rows.value($0) }
      set(
        "average_precision",
        .percentiles(of: draws, confidence: sampling.confidence, within: 0...1))
    }
    guard columns.hasProbabilities else { return }
    if sampling.draws > 0 {
      let rows = ReliabilityDraws(sweep, binCount: Self.binCount)
      setError(drawn(sampling.draws, seed: sampling.seed) { rows.value($0) }, sampling)
    }
    let losses = ProbabilityLosses(sweep)
    setNormal("brier", losses.brier.standardError, within: 0...1, sampling)
    setNormal("log_loss", losses.logLoss.standardError, within: 0...(.infinity), sampling)
    if let cost {
      let error = cost.standardError(from: cost.threshold, of: sweep)
      setNormal("cost", error, within: 0...max(cost.cost, 1), sampling)
    }
  }

  /// What the probabilities of all classes say.
  private mutating func addClassShares(
    _ shares: ClassProbabilities.Rows, of rows: ScoredRows, _ sampling: Sampling
  ) {
    let names = rows.classProbabilities.labels
    let surprises = shares.ofTruths(names.count).map(LogLoss.surprise)
    setNormal(
      "log_loss", standardErrorOfMean(surprises), within: 0...(.infinity), sampling)
    let ranking = ManyClassRanking(shares, classCount: names.count)
    for (name, errors) in [
      ("roc_auc_ovr", ranking.oneVersusRestErrors(ranking.areas)),
      ("roc_auc_ovo", ranking.oneVersusOneErrors),
    ] {
      setNormal(name, errors?.plain, within: 0...1, sampling)
      setNormal(name + "_weighted", errors?.weighted, within: 0...1, sampling)
    }
    for label in classes.indices {
      guard let index = names.firstIndex(of: rows.classes.label(UInt32(label))),
        let score = classes[label].firstIndex(where: { $0.name == "roc_auc" }),
        let area = classes[label][score].cell.figure,
        let variance = DeLong.variance(of: ranking.sweep(of: index))
      else { continue }
      classes[label][score].interval = .normal(
        area, standardError: variance.squareRoot(), confidence: sampling.confidence,
        within: 0...1)
    }
  }

  /// The scores of labels of tables drawn at random.
  private static func drawnLabelScores(
    _ matrix: ConfusionMatrix, classCount: Int, _ sampling: Sampling, _ zeroDivision: ZeroDivision
  ) -> DrawnScores {
    let pairs = matrix.pairs
    var draws = MultinomialDraws(pairs.map { Int($0.rows) }, seed: sampling.seed)
    var drawn = DrawnScores()
    for _ in 0..<sampling.draws {
      var table = ConfusionMatrix()
      for (pair, rows) in zip(pairs, draws.next()) where rows > 0 {
        table.add(truth: pair.truth, prediction: pair.prediction, rows: Double(rows))
      }
      drawn.add(
        ClassificationReport(table, classCount: classCount, zeroDivision: zeroDivision))
    }
    return drawn
  }
}

extension Scores {
  /// Takes the middle part of what was drawn of each score.
  private mutating func setIntervals(_ drawn: DrawnScores, _ sampling: Sampling) {
    for (name, values) in drawn.whole {
      if name == "ece" {
        setError(values, sampling)
      } else {
        set(name, percentiles(of: values, name, sampling))
      }
    }
    for (label, scores) in drawn.classes.enumerated() {
      for (name, values) in scores {
        set(name, of: label, percentiles(of: values, name, sampling))
      }
    }
  }

  /// Mirrors what was drawn of the expected calibration error, which is too large in a sample.
  private mutating func setError(_ draws: [Double], _ sampling: Sampling) {
    guard let error = whole.first(where: { $0.name == "ece" })?.cell.figure else { return }
    set(
      "ece", .mirrored(error, draws: draws, confidence: sampling.confidence, within: 0...1))
  }

  private func percentiles(
    of values: [Double], _ name: String, _ sampling: Sampling
  ) -> ScoreInterval? {
    let range: ClosedRange<Double> =
      ["mcc", "kappa"].contains(name)
      ? -1...1
      : name == "log_loss" ? 0...(.infinity) : name == "cost" ? -.infinity...(.infinity) : 0...1
    return .percentiles(of: values, confidence: sampling.confidence, within: range)
  }

  private mutating func setNormal(
    _ name: String, _ standardError: Double?, within range: ClosedRange<Double>,
    _ sampling: Sampling
  ) {
    guard let standardError, let value = whole.first(where: { $0.name == name })?.cell.figure
    else { return }
    set(
      name,
      .normal(
        value, standardError: standardError, confidence: sampling.confidence, within: range))
  }

  /// Gives a score of all classes its interval, unless there is no such score.
  private mutating func set(_ name: String, _ interval: ScoreInterval?) {
    guard let index = whole.firstIndex(where: { $0.name == name }),
      whole[index].cell.figure != nil
    else { return }
    whole[index].interval = interval
  }

  /// Gives a score of a class its interval, unless there is no such score.
  private mutating func set(_ name: String, of label: Int, _ interval: ScoreInterval?) {
    guard let index = classes[label].firstIndex(where: { $0.name == name }),
      classes[label][index].cell.figure != nil
    else { return }
    classes[label][index].interval = interval
  }
}

/// What was drawn of each score, in the order of scores.
struct DrawnScores {
  private(set) var whole: [(name: String, values: [Double])] = []
  private(set) var classes: [[(name: String, values: [Double])]] = []

  /// Adds what predictions say; numbers of rows are no scores.
  mutating func add(_ report: ClassificationReport) {
    for score in Scores.scores(report) { add(score.name, score.cell.figure) }
    if classes.isEmpty { classes = report.classes.map { _ in [] } }
    for (label, scores) in report.classes.enumerated() {
      for (index, score) in Scores.scores(scores).enumerated() {
        guard case .number(let figure) = score.cell else { continue }
        if index == classes[label].count { classes[label].append((score.name, [])) }
        classes[label][index].values.append(figure ?? .nan)
      }
    }
  }

  /// Adds a score of all classes.
  mutating func add(_ name: String, _ value: Double?) {
    if let index = whole.firstIndex(where: { $0.name == name }) {
      whole[index].values.append(value ?? .nan)
    } else {
      whole.append((name, [value ?? .nan]))
    }
  }
}

/// The standard error of the mean of some values; `nil` of fewer than two.
private func standardErrorOfMean(_ values: [Double]) -> Double? {
  guard values.count > 1 else { return nil }
  let count = Double(values.count)
  let mean = values.reduce(0, +) / count
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (squares / (count - 1) / count).squareRoot()
}
