import Resampling

/// Scores of whole groups of rows that are drawn with replacement, as many as there are: where rows of a group are alike,
/// as those of one patient, each says less than a row of its own would.
struct GroupDraws {
  /// What the probabilities of the rows of each group lose.
  private struct Losses {
    var rows = 0.0, brier = 0.0, logLoss = 0.0, cost = 0.0
  }

  private let classCount, groupCount: Int
  private let pairs: [(pair: ScoredRows.GroupPair, rows: Int)]
  private let costs: Scores.Costs
  private let zeroDivision: ZeroDivision
  private let ranked: RankedRows?
  private var losses: [Losses] = []
  /// For each group, bin after bin: its rows of the class less the sum of their probabilities.
  private var distances: [Double] = []

  /// Takes the rows.
  init(
    _ part: ScoredRows.Part, of rows: ScoredRows, _ costs: Scores.Costs,
    zeroDivision: ZeroDivision
  ) {
    classCount = rows.classes.count
    groupCount = rows.clusters.count
    self.costs = costs
    self.zeroDivision = zeroDivision
    pairs = part.groupPairs.map { ($0.key, $0.value) }.sorted { one, other in
      let (first, second) = (one.pair, other.pair)
      return (first.cluster, first.truth, first.prediction)
        < (second.cluster, second.truth, second.prediction)
    }
    ranked =
      rows.columns.ranks
      ? RankedRows(
        hits: (part.hits.scores, part.hits.clusters),
        misses: (part.misses.scores, part.misses.clusters)) : nil
    if rows.columns.hasProbabilities { addLosses(part) }
  }

  private mutating func addLosses(_ part: ScoredRows.Part) {
    losses = [Losses](repeating: Losses(), count: groupCount)
    distances = [Double](repeating: 0, count: groupCount * Scores.binCount)
    for (sample, isHit) in [(part.hits, true), (part.misses, false)] {
      for (score, cluster) in zip(sample.scores, sample.clusters) {
        let group = Int(cluster)
        losses[group].rows += 1
        let bin = Reliability.evenBin(of: score, among: Scores.binCount)
        distances[group * Scores.binCount + bin] += (isHit ? 1 : 0) - score
        losses[group].brier += BrierScore.loss(score, isPositive: isHit)
        losses[group].logLoss += LogLoss.surprise(isHit ? score : 1 - score)
        if let cost = costs.ofMisses {
          let isAlarm = score >= cost.threshold
          losses[group].cost += isHit ? (isAlarm ? 0 : cost.cost) : (isAlarm ? 1 : 0)
        }
      }
    }
  }

  /// Draws groups, and scores their rows.
  mutating func scores(_ sampling: Sampling) -> DrawnScores {
    var random = RandomState(seed: sampling.seed)
    var drawn = DrawnScores()
    for _ in 0..<sampling.draws {
      var counts = [UInt32](repeating: 0, count: groupCount)
      for _ in 0..<groupCount { counts[random.randint(below: groupCount)] += 1 }
      addLabelScores(counts, to: &drawn)
      if let quality = ranked?.quality(drawnGroups: counts) {
        drawn.add("roc_auc", quality.rocArea)
        drawn.add("average_precision", quality.averagePrecision)
      }
      if !losses.isEmpty { addLosses(counts, to: &drawn) }
    }
    return drawn
  }

  private func addLabelScores(_ counts: [UInt32], to drawn: inout DrawnScores) {
    if pairs.isEmpty { return }
    var matrix = ConfusionMatrix()
    for (pair, rows) in pairs {
      let count = Int(counts[Int(pair.cluster)]) * rows
      if count > 0 {
        matrix.add(truth: pair.truth, prediction: pair.prediction, rows: Double(count))
      }
    }
    drawn.add(
      ClassificationReport(matrix, classCount: classCount, zeroDivision: zeroDivision))
    if let costs = costs.matrix { drawn.add("cost", costs.mean(of: matrix)) }
  }

  private func addLosses(_ counts: [UInt32], to drawn: inout DrawnScores) {
    var sum = Losses()
    var sums = [Double](repeating: 0, count: Scores.binCount)
    for (group, count) in counts.enumerated() where count > 0 {
      sum.rows += Double(count) * losses[group].rows
      sum.brier += Double(count) * losses[group].brier
      sum.logLoss += Double(count) * losses[group].logLoss
      sum.cost += Double(count) * losses[group].cost
      for bin in sums.indices {
        sums[bin] += Double(count) * distances[group * Scores.binCount + bin]
      }
    }
    drawn.add("brier", sum.brier / sum.rows)
    drawn.add("log_loss", sum.logLoss / sum.rows)
    drawn.add("ece", sums.reduce(0) { $0 + abs($1) } / sum.rows)
    if costs.ofMisses != nil { drawn.add("cost", sum.cost / sum.rows) }
  }
}
