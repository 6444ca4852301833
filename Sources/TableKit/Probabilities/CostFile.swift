public import CSVCore
public import Resampling

/// A CSV file of what mistakes cost: a list with the columns true, predicted and cost, or a matrix whose first column has the
/// true classes and whose header has the predicted ones.
///
/// It is a list if its header has these three names, in any order and beside others, or three columns none of whose names is one
/// of the classes in the first; the columns of such a list are in this order. Costs are numbers, and gains are below 0.
public struct CostFile {
  /// The file's name, as messages say it.
  public let name: String
  /// The classes, in scikit-learn's order.
  public let labels: [[UInt8]]
  private let costs: [Pair: Double]

  /// A true class and a predicted one.
  struct Pair: Hashable {
    let truth, prediction: [UInt8]
  }

  private static let mostClasses = 4096

  /// Reads a file, gzip or not; `-` is standard input.
  ///
  /// - Throws: that a cost is none, or is there twice, or that one is missing.
  public init(_ path: String) throws(CSVError) {
    var reader = try CountFile.open(path)
    name = reader.name
    let cells = try Cells(of: &reader)
    costs = try cells.isMatrix ? cells.matrix() : cells.list()
    var classes = ClassTable()
    for pair in costs.keys {
      classes.add(pair.truth.span)
      classes.add(pair.prediction.span)
    }
    labels = classes.classOrder().map { classes.label($0) }
    if labels.count < 2 { throw CSVError("has costs for fewer than two classes", file: name) }
  }

  /// The costs of all pairs of classes in an order.
  ///
  /// - Throws: that a class lacks costs; that there are costs of another.
  public func matrix(of labels: [[UInt8]]) throws(CSVError) -> CostMatrix {
    for label in labels where !self.labels.contains(label) {
      throw CSVError(
        "has no cost for the class \"\(text(of: label))\"", file: name,
        hint:
          "there must be a cost for each pair of classes; those of right predictions may be left out"
      )
    }
    if let other = self.labels.first(where: { !labels.contains($0) }) {
      throw CSVError("names the class \"\(text(of: other))\", which has no column", file: name)
    }
    let all = labels.indices.flatMap { truth in labels.indices.map { (truth, $0) } }
    return try matrix(of: labels, needing: all)
  }

  /// The costs of classes in an order; those of other classes do no harm.
  ///
  /// - Parameter pairs: the indices of the true and the predicted classes that must have a cost; right predictions for which
  ///   there is none cost nothing.
  public func matrix(
    of labels: [[UInt8]], needing pairs: [(truth: Int, prediction: Int)]
  ) throws(CSVError) -> CostMatrix {
    func cost(_ truth: Int, _ prediction: Int) -> Double? {
      costs[Pair(truth: labels[truth], prediction: labels[prediction])]
        ?? (truth == prediction ? 0 : nil)
    }
    for (truth, prediction) in pairs where cost(truth, prediction) == nil {
      throw CSVError(
        "lacks the cost of a row of \"\(text(of: labels[truth]))\" that is predicted to be \"\(text(of: labels[prediction]))\"",
        file: name)
    }
    guard labels.count <= Self.mostClasses else {
      throw CSVError(
        "\(labels.count) classes are too many for costs: at most \(Self.mostClasses)", file: name)
    }
    return CostMatrix(
      classCount: labels.count,
      costs: labels.indices.flatMap { truth in labels.indices.map { cost(truth, $0) ?? .nan } })
  }

  private func text(of label: [UInt8]) -> String { String(decoding: label, as: UTF8.self) }
}
