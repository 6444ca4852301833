import Threading

/// Over-sampling for a number to predict: a new row lies between a row and a near one, its label with it; or where the
/// near one is far, around the row.
///
/// The classes are runs of values of the label that are all rare or all usual, see ``RelevanceRuns``. A row is near if
/// it is nearer than half the median distance to the other rows of the run. Then the new row lies at a random point of
/// the line, has each category of either end, and its label is the mean of theirs, weighted by the inverse of the
/// distances to them. Otherwise it is the row with normal noise on every number, the label too, whose deviation is that
/// of the column in the run times the lesser of ``perturbation`` and that half median; and each category is that of a
/// random row of the run.
///
/// Source: Branco, Torgo and Ribeiro, "SMOGN: a pre-processing approach for imbalanced regression", PMLR 74 (2017).
/// Without noise it is SMOTER: Torgo, Ribeiro, Pfahringer and Branco, "SMOTE for regression", EPIA (2013).
///
/// Cost: all pairs of the run, for the medians, and one neighbor search; 8 bytes a number of a new row. Only the rows of
/// the run are needed.
///
/// Draws, every run from a fresh generator: a permutation of its rows, whose first `count` mod rows serve once more than
/// the others; then for every new row, its parents in order, a neighbor, and a step and for each category a number below
/// one half for the parent's; or a normal number for each column, the label last, and for each category a row.
///
/// Differs from smogn 0.1.2: distances leave the label out, and the median a row's distance to itself, as in the paper.
/// Differs from smogn 0.1.2: a run that shrinks keeps what it is to have; there it loses as many rows as it was to keep
/// (of 26 rare and 34 usual rows 29 and 4 remain). All other rows stay, once; there once for each run that shrinks.
/// Differs from smogn 0.1.2: the label is weighted by the distances over all features; there over one. Of equally near
/// ends it is the mean; there one label and half the other.
/// Differs from smogn 0.1.2: with noise, categories go by how frequent they are; there all are those of the first row.
/// Differs from smogn 0.1.2: numbers below 0 stay; there they become 0 in columns that have a number above 0.
public struct SMOGN: Synthesizer {
  /// Where every run's generator starts.
  public var seed: UInt32
  /// Among how many nearest rows the other end of a line is drawn.
  public var neighborCount = 5
  /// The greatest deviation of noise, as a share of that of the column.
  public var perturbation = 0.02
  /// Whether rows are made around a row whose neighbor is far; SMOTER makes them all between rows.
  public var makesNoise = true
  /// How neighbors are looked for. The metric is that of the features, which come without the label and with categories
  /// after the numbers; ``DistanceMetric/euclidean`` with categories is ``DistanceMetric/mixed(_:)`` by the run.
  public var rules = NeighborRules()

  /// Creates the method with its usual parameters.
  public init(seed: UInt32) {
    self.seed = seed
  }

  /// Only rows of the run matter.
  public var needsAllRows: Bool { false }

  /// Learns the surroundings of the rows of a run; the last column of numbers is the label.
  public func source(
    growing label: UInt32, in points: MixedMatrix, labels: [UInt32]
  ) throws(SynthesisError) -> any SynthesisSource {
    let rows = rowNumbers(of: label, in: labels)
    let supply = try rules.supply(neighborCount, among: rows.count)
    // A table without numbers has no label, and its rows no cells that could differ.
    let run = LabeledRun(points.selecting(rows: rows))
    let source: NoiseOrLineSource
    switch supply {
    case .copies: source = NoiseOrLineSource(run, .empty, reach: [0], perturbation: 0)
    case .neighbors(let count):
      let metric = metric(of: run)
      let search = NeighborSearch(
        run.features, metric: metric, threadCount: rules.threadCount, progress: rules.progress)
      let reach =
        makesNoise
        ? halfMedians(of: run.features, metric)
        : [Double](repeating: .infinity, count: rows.count)
      source = NoiseOrLineSource(
        run, search.nearestOthers(count, of: Array(0..<UInt32(rows.count))), metric: metric,
        reach: reach, perturbation: perturbation, isNoiseAllowed: makesNoise)
    }
    return RenumberedSource(source: source, rows: rows, tableRowCount: points.rowCount)
  }

  /// No row is rejected for the classes around it.
  public func candidateSearch(
    growing label: UInt32, in points: MixedMatrix, labels: [UInt32]
  ) -> (any CandidateSearch)? { nil }

  private func metric(of run: LabeledRun) -> DistanceMetric {
    switch rules.metric {
    case .euclidean, .mixed: run.categoryCount == 0 ? .euclidean : .mixed(of: run.parts)
    default: rules.metric
    }
  }

  /// Half the median of the distances from each row to the others.
  private func halfMedians(of features: Matrix, _ metric: DistanceMetric) -> [Double] {
    inBlocks(of: features.rowCount, size: 32, threadCount: rules.threadCount) { rows in
      var distances = RowDistances(features, metric)
      return rows.map { distances.median(from: $0) / 2 }
    }.flatMap(\.self)
  }
}
