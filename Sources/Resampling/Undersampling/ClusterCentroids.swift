/// Cluster centroids: a large class shrinks to the centers of as many clusters as rows are wanted,
/// or to the real rows nearest to them.
///
/// Source: k-means, S. P. Lloyd, "Least squares quantization in PCM", IEEE Transactions on Information
/// Theory 28 (1982), started by k-means++; see ``KMeans``. To represent clusters by their centers was
/// proposed by S.-J. Yen, Y.-S. Lee, "Cluster-based under-sampling approaches for imbalanced data
/// distributions", Expert Systems with Applications 36 (2009).
///
/// Cost: that of ``KMeans`` for each target class.
///
/// Draws, from one generator over all classes: for each target in class order that must lose rows, the
/// starts of its clusters.
///
/// Differs from imbalanced-learn: real rows are distinct, and their number is exact; there two centers
/// can share their nearest row.
/// Differs from imbalanced-learn: the clusters are those of ``KMeans``, so the same seed does not give
/// the same rows.
public struct ClusterCentroids: Undersampler {
  /// How the clusters are found.
  public var clustering = KMeans()
  /// Where the generator starts.
  public var seed: UInt32

  /// Classes shrink to their targets.
  public var direction: ResamplingDirection { .undersampling }

  /// Creates the method.
  public init(seed: UInt32) {
    self.seed = seed
  }

  /// What replaces a class.
  public struct Centroids: Equatable, Sendable {
    /// The class.
    public var label: UInt32
    /// The centers of its clusters.
    public var points: Matrix
  }

  /// Finds the real rows to keep, in input order: of each cluster the one nearest to its center.
  ///
  /// - Precondition: labels are numbers of the targets' classes, or ``unlabeled``, one a point.
  public func keptRows(
    labels: [UInt32], points: Matrix, targets: ClassTargets
  ) -> [RowNumber] {
    var (kept, shrunk) = cluster(labels, points, targets)
    for part in shrunk { kept += part.clusters.representatives().map { part.rows[Int($0)] } }
    return kept.sorted()
  }

  /// Finds the centers that replace the classes that shrink, and the rows of the other
  /// classes, in input order.
  ///
  /// - Precondition: labels are numbers of the targets' classes, or ``unlabeled``, one a point.
  public func centroids(
    labels: [UInt32], points: Matrix, targets: ClassTargets
  ) -> (kept: [RowNumber], centroids: [Centroids]) {
    let (kept, shrunk) = cluster(labels, points, targets)
    return (
      kept.sorted(), shrunk.map { Centroids(label: $0.label, points: $0.clusters.centers) }
    )
  }

  private struct Shrunk {
    var label: UInt32
    var rows: [RowNumber]
    var clusters: KMeans.Clusters
  }

  /// The rows that stay, and the clusters of the classes that shrink.
  private func cluster(
    _ labels: [UInt32], _ points: Matrix, _ targets: ClassTargets
  ) -> (kept: [RowNumber], shrunk: [Shrunk]) {
    let classes = ClassRows(labels: labels, classCount: targets.counts.count)
    var random = RandomState(seed: seed)
    var kept: [RowNumber] = []
    var shrunk: [Shrunk] = []
    for number in targets.counts.indices {
      let rows = Array(classes.rows[classes.range(of: number)])
      if !targets.isTarget[number] || targets.wanted[number] >= rows.count {
        kept += rows
      } else if targets.wanted[number] > 0 {
        let clusters = clustering.clusters(
          of: points.selecting(rows: rows), count: targets.wanted[number], using: &random)
        shrunk.append(Shrunk(label: UInt32(number), rows: rows, clusters: clusters))
      }
    }
    return (kept, shrunk)
  }
}
