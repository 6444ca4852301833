import Threading

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// SMOTE within clusters: the whole table is parted by k-means, and of the clusters in which the
/// class prevails the sparse ones get more new rows.
///
/// A cluster takes part if (rows of other classes + 1) / (rows of the class + 1) is below the
/// imbalance threshold and it has two rows of the class. The paper's threshold is 1; a class that
/// prevails in no cluster, as happens to most small ones, gets its rows where it is no rarer than in
/// the whole table, unless a threshold is given. A cluster's share of the new rows is proportional
/// to its sparsity, (mean distance between the class's rows)^exponent / number of them.
///
/// Source: Last, Douzas and Bacao, "Oversampling for imbalanced learning based on k-means and
/// SMOTE", arXiv 1711.00837 (2017). Clusters: ``KMeans``.
///
/// Cost: k-means over all rows, once for all classes; all pairs of the class within each cluster, on all threads.
///
/// Draws: k-means from a generator started from the seed; the rows, as ``SegmentSource`` cluster
/// after cluster, from another, fresh for every class.
///
/// Differs from imbalanced-learn: clusters come from k-means over all rows, not from mini-batches, so
/// no seed gives the same rows, and there is no compatibility.
/// Differs from imbalanced-learn: totals are exact, by largest remainders; there every share is
/// rounded up.
/// Differs from imbalanced-learn: threshold and exponent are the paper's; there the
/// threshold is half the class's share of the table, and no cluster below it an error.
/// Differs from imbalanced-learn: clusters with few rows of the class take part with the neighbors
/// that they have, from two rows on.
public struct KMeansSMOTE: NumberSynthesizer {
  /// Where every class's generators start.
  public var seed: UInt32
  /// Among how many nearest neighbors the other end of the line is drawn.
  public var neighborCount = 5
  /// How many clusters the table is parted into; as many as it has rows at most.
  public var clusterCount = 8
  /// How far other classes may outnumber the class in a cluster: 1 for not at all. `nil` for 1, or
  /// if the class prevails nowhere, as far as in the whole table.
  public var imbalanceThreshold: Double?
  /// How much sparse clusters are favored; `nil` for the number of columns.
  public var densityExponent: Double?
  /// How neighbors are looked for. Clusters are Euclidean.
  public var rules = NeighborRules()
  /// The cluster of every row of the table.
  private var clusters: [UInt32]?

  /// Creates the method with its usual parameters.
  public init(seed: UInt32) {
    self.seed = seed
  }

  /// Clusters the table.
  public mutating func prepare(for points: MixedMatrix, labels: [UInt32]) {
    clusters = points.rowCount == 0 ? nil : clusters(of: points.numbers)
  }

  /// Learns the lines within the clusters of one class.
  public func source(
    growing label: UInt32, in points: Matrix, labels: [UInt32]
  ) throws(SynthesisError) -> any SynthesisSource {
    let growing = GrowingClass(label, in: points, labels: labels)
    if case .copies = try rules.supply(1, among: growing.rows.count) {
      return SegmentSource(copying: growing.rows[0])
    }
    return try source(of: growing, clusters: clusters ?? clusters(of: points))
  }

  /// The cluster of every row.
  private func clusters(of points: Matrix) -> [UInt32] {
    var random = RandomState(seed: seed)
    var clustering = KMeans()
    clustering.threadCount = rules.threadCount
    clustering.progress = rules.progress
    return clustering.clusters(
      of: points, count: min(max(clusterCount, 1), points.rowCount), using: &random
    ).owners
  }

  /// Learns the lines within given clusters.
  ///
  /// - Parameter clusters: the cluster of every row of the table.
  func source(
    of growing: GrowingClass, clusters: [UInt32]
  ) throws(SynthesisError) -> any SynthesisSource {
    var members = [[UInt32]](repeating: [], count: Int(clusters.max() ?? 0) + 1)
    var foreign = [Int](repeating: 0, count: members.count)
    for row in growing.foreignRows { foreign[Int(clusters[Int(row)])] += 1 }
    for (index, row) in growing.rows.enumerated() {
      members[Int(clusters[Int(row)])].append(UInt32(index))
    }
    let able = members.indices.filter { members[$0].count > 1 }
    if able.isEmpty { throw .scattered }
    let imbalances = members.indices.map { Self.imbalance(members[$0].count, foreign[$0]) }
    var chosen = able.filter { imbalances[$0] < imbalanceThreshold ?? 1 }
    var limit: Double?
    if chosen.isEmpty {
      let least = able.reduce(.infinity) { min($0, imbalances[$1]) }
      guard imbalanceThreshold == nil else { throw .outnumbered(least) }
      let allowed = max(least, Self.imbalance(growing.rows.count, growing.foreignRows.count))
      chosen = able.filter { imbalances[$0] <= allowed }
      limit = allowed
    }

    var lines: [SegmentSource] = []
    var sparsities: [Double] = []
    for cluster in chosen {
      let indices = members[cluster]
      let points = growing.points.selecting(rows: indices)
      sparsities.append(logarithmOfSparsity(points))
      let neighbors = rules.search(points).nearestOthers(
        min(neighborCount, indices.count - 1), of: Array(0..<UInt32(indices.count)))
      let rows = indices.map { growing.rows[Int($0)] }
      lines.append(SegmentSource(bases: rows, neighbors: neighbors.rows.map { rows[Int($0)] }))
    }
    return ClusterSource(
      lines: lines, weights: Self.weights(sparsities), imbalanceLimit: limit)
  }

  /// How far other classes outnumber the class.
  private static func imbalance(_ count: Int, _ foreignCount: Int) -> Double {
    Double(foreignCount + 1) / Double(count + 1)
  }

  /// ln(mean distance^exponent / rows): the power itself may be beyond all numbers.
  private func logarithmOfSparsity(_ points: Matrix) -> Double {
    let exponent = densityExponent ?? Double(points.columnCount)
    let metric = rules.metric
    let sums = inBlocks(of: points.rowCount, size: 64, threadCount: rules.threadCount) { block in
      var sum = 0.0
      for row in block {
        for other in 0..<row {
          let distance = metric.comparable(points.row(row), points.row(other))
          sum += metric == .euclidean ? distance.squareRoot() : distance
        }
      }
      return sum
    }
    let pairs = Double(points.rowCount) * Double(points.rowCount - 1) / 2
    return exponent * log(sums.reduce(0, +) / pairs) - log(Double(points.rowCount))
  }

  /// Weights in proportion to the sparsities, of which the largest gets 1; all 1 if that is 0 or
  /// infinite.
  static func weights(_ logarithms: [Double]) -> [Double] {
    let largest = logarithms.max() ?? 0
    if !largest.isFinite { return logarithms.map { _ in 1 } }
    return logarithms.map { exp($0 - largest) }
  }
}

/// Lines within clusters, which share the new rows by their weights.
private struct ClusterSource: SynthesisSource {
  let lines: [SegmentSource]
  let weights: [Double]
  let imbalanceLimit: Double?

  func draw(_ count: Int, using random: inout RandomState) -> SynthesisPlan {
    var plan = SynthesisPlan()
    plan.imbalanceLimit = imbalanceLimit
    for (lines, share) in zip(lines, apportion(count, by: weights)) {
      plan.append(lines.draw(share, using: &random))
      plan.neighborCount = min(plan.neighborCount ?? .max, lines.neighborCount)
    }
    return plan
  }
}
