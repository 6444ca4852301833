/// The rows of a run of values of a label, with the label apart.
struct LabeledRun: Sendable {
  /// The features: the numbers, then the codes of the categories.
  let features: Matrix
  /// The features by kind.
  let parts: MixedMatrix
  /// The labels.
  let labels: [Double]

  /// Splits rows whose last number is the label; of rows without numbers it is 0.
  init(_ rows: MixedMatrix) {
    let width = rows.numbers.columnCount
    if width == 0 {
      labels = [Double](repeating: 0, count: rows.rowCount)
      (parts, features) = (rows, rows.sideBySide)
      return
    }
    labels = (0..<rows.rowCount).map { rows.numbers[$0, width - 1] }
    parts = rows.droppingLastNumber
    features = parts.sideBySide
  }

  /// How many features are numbers.
  var numberCount: Int { parts.numbers.columnCount }

  /// How many features are categories.
  var categoryCount: Int { parts.codes.columnCount }

  /// The standard deviations of the numbers, the label last.
  var deviations: [Double] {
    let label = Matrix(rowCount: labels.count, columnCount: 1, values: labels)
    return (0..<numberCount).map { parts.numbers.deviation(ofColumn: $0) }
      + [label.deviation(ofColumn: 0)]
  }
}

/// Near rows to draw lines to, and how far each row draws them; where the other end is farther, there is noise.
struct NoiseOrLineSource: SynthesisSource {
  private let run: LabeledRun
  private let neighbors: NeighborTable
  private let metric: DistanceMetric
  /// The distance within which a neighbor is near, for each row.
  private let reach: [Double]
  /// The greatest share of a column's deviation that noise has.
  private let perturbation: Double
  private let isNoiseAllowed: Bool
  private let deviations: [Double]

  init(
    _ run: LabeledRun, _ neighbors: NeighborTable, metric: DistanceMetric = .euclidean,
    reach: [Double], perturbation: Double, isNoiseAllowed: Bool = true
  ) {
    (self.run, self.neighbors, self.metric, self.reach) = (run, neighbors, metric, reach)
    (self.perturbation, self.isNoiseAllowed) = (perturbation, isNoiseAllowed)
    deviations = run.deviations
  }

  func draw(_ count: Int, using random: inout RandomState) -> SynthesisPlan {
    var plan = SynthesisPlan(neighborCount: neighbors.neighborCount)
    var numbers: [Double] = []
    var codes: [UInt32] = []
    let parents = ParentSpread.even.parents(count, among: run.labels.count, using: &random)
    for parent in parents.map({ Int($0) }) {
      if let (other, distance) = partner(of: parent, using: &random) {
        let step = random.randomSample()
        plan.append(base: UInt32(parent), other: UInt32(other), step: step)
        appendRow(
          from: parent, to: other, distance, step, to: &numbers, &codes, using: &random)
      } else {
        let share = min(perturbation, reach[parent])
        plan.append(base: UInt32(parent), other: UInt32(parent), step: share)
        appendRow(around: parent, share, to: &numbers, &codes, using: &random)
      }
    }
    plan.drawn = Matrix(rowCount: count, columnCount: run.numberCount + 1, values: numbers)
    plan.codes = CodeMatrix(rowCount: count, columnCount: run.categoryCount, values: codes)
    return plan
  }

  /// Draws a neighbor; `nil` for a far one, and where there is none.
  private func partner(
    of parent: Int, using random: inout RandomState
  ) -> (row: Int, distance: Double)? {
    if neighbors.neighborCount == 0 { return nil }
    let index = parent * neighbors.neighborCount + random.randint(below: neighbors.neighborCount)
    let distance = metric.distance(neighbors.distances[index])
    return distance < reach[parent] || !isNoiseAllowed
      ? (Int(neighbors.rows[index]), distance) : nil
  }

  /// Makes a row on the line between two.
  private func appendRow(
    from parent: Int, to other: Int, _ distance: Double, _ step: Double,
    to numbers: inout [Double], _ codes: inout [UInt32], using random: inout RandomState
  ) {
    let (one, two) = (run.features.row(parent), run.features.row(other))
    var cells = [Double](repeating: 0, count: run.features.columnCount)
    var span = cells.mutableSpan
    SynthesisPlan.interpolate(one, two, 1, step, into: &span)
    for column in run.numberCount..<cells.count {
      cells[column] = random.randomSample() < 0.5 ? one[column] : two[column]
    }
    // Along a line of numbers the distances are as the steps.
    var share = step
    if distance == 0 {
      share = 0.5
    } else if run.categoryCount > 0 {
      let (near, far) = (self.distance(cells.span, one), self.distance(cells.span, two))
      share = near.isFinite && far.isFinite && near + far > 0 ? near / (near + far) : 0.5
    }
    numbers += cells[..<run.numberCount]
    numbers.append(
      SynthesisPlan.interpolated(run.labels[parent], run.labels[other], 1, share))
    codes += cells[run.numberCount...].map { UInt32($0) }
  }

  /// Makes a row near another.
  private func appendRow(
    around parent: Int, _ share: Double, to numbers: inout [Double], _ codes: inout [UInt32],
    using random: inout RandomState
  ) {
    let cells = run.parts.numbers.row(parent)
    for column in 0...run.numberCount {
      let cell = column < run.numberCount ? cells[column] : run.labels[parent]
      let noisy = cell + random.standardNormal() * deviations[column] * share
      numbers.append(noisy.isFinite ? noisy : cell)
    }
    for column in 0..<run.categoryCount {
      codes.append(run.parts.codes[random.randint(below: run.labels.count), column])
    }
  }

  private func distance(_ one: Span<Double>, _ two: Span<Double>) -> Double {
    metric.distance(metric.comparable(one, two))
  }
}
