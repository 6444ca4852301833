import CSVCore
import Resampling
import TableKit

/// Centers of clusters, to be written as rows: numbers in the feature columns, the label, nothing else.
struct CentroidRows {
  private let centroids: [ClusterCentroids.Centroids]
  private let labels: [[UInt8]]
  private let rows: SyntheticRowWriter

  /// Takes the centers in scaled units.
  init(
    _ centroids: [ClusterCentroids.Centroids], _ scaling: FeatureScaling, _ layout: RowLayout,
    _ grammars: [ColumnGrammar], of table: borrowing LabeledTable
  ) {
    self.centroids = centroids.map { centroid in
      var centroid = centroid
      centroid.points = scaling.unscaled(centroid.points)
      return centroid
    }
    labels = centroids.map { table.classes.label($0.label) }
    rows = SyntheticRowWriter(layout, .none, grammars, decimals: nil, compatibility: .none)
  }

  /// How many centers stand for a class.
  func count(of label: Int) -> Int {
    centroids.filter { $0.label == UInt32(label) }.reduce(0) { $0 + $1.points.rowCount }
  }

  /// Writes the centers, class after class.
  func write(to writer: RecordWriter) throws(CSVError) {
    let noTable = FeatureTable(numbers: [])
    var text = writer.newRows
    for (centroid, label) in zip(centroids, labels) {
      for row in 0..<centroid.points.rowCount {
        let width = centroid.points.columnCount
        let numbers = Array(centroid.points.values[(row * width)..<((row + 1) * width)])
        rows.append(
          SyntheticRow(numbers: numbers, parent: 0, label: label), from: noTable, to: &text,
          provenance: "cluster-centroids")
      }
    }
    try writer.write(text)
  }
}
