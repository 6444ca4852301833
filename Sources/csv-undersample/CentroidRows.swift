import CSVCore
import FilterKit
import Resampling

/// Centers of clusters, to be written as rows: numbers in the feature columns, the label, nothing else.
struct CentroidRows {
  private let centroids: [ClusterCentroids.Centroids]
  private let labels: [[UInt8]]
  private let rows: MadeRowWriter

  /// Takes the centers in scaled units.
  init(
    _ centroids: [ClusterCentroids.Centroids], _ scaling: FeatureScaling, _ survey: FeatureSurvey,
    of input: borrowing LabeledInput
  ) {
    self.centroids = centroids.map { centroid in
      var centroid = centroid
      centroid.points = scaling.unscaled(centroid.points)
      return centroid
    }
    labels = centroids.map { input.classes.label($0.label) }
    let layout = RowLayout(
      numbers: survey.columns, copied: [],
      label: input.labelColumn ?? input.reader.columnCount - 1, made: .none,
      columnCount: input.reader.columnCount)
    rows = MadeRowWriter(layout, .none, survey, decimals: nil, compatibility: .none)
  }

  /// How many centers stand for a class.
  func count(of label: Int) -> Int {
    centroids.filter { $0.label == UInt32(label) }.reduce(0) { $0 + $1.points.rowCount }
  }

  /// Writes the centers, class after class.
  func write(to writer: RecordWriter) throws(CSVError) {
    let noTable = FeatureTable(numberCount: 0)
    for (centroid, label) in zip(centroids, labels) {
      for row in 0..<centroid.points.rowCount {
        let width = centroid.points.columnCount
        let numbers = Array(centroid.points.values[(row * width)..<((row + 1) * width)])
        try rows.write(
          MadeRow(numbers: numbers, parent: 0, label: label), from: noTable, to: writer,
          provenance: "cluster-centroids")
      }
    }
  }
}
