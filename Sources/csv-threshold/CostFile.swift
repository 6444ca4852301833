import CSVCore
import Resampling
import TableKit

/// A CSV file of what mistakes cost: three columns with a true class, a predicted class and a cost, or a matrix whose first
/// column has the true classes and whose header has the predicted ones.
struct CostFile {
  /// The file's name, as messages say it.
  let name: String
  /// The classes, in scikit-learn's order.
  let labels: [[UInt8]]
  private let costs: [Pair: Double]

  /// A true class and a predicted one.
  private struct Pair: Hashable {
    let truth, prediction: [UInt8]
  }

  /// Reads a file.
  ///
  /// - Throws: that a cost is none, or is there twice, or that one is missing.
  init(_ path: String) throws(CSVError) {
    var reader = try CountFile.open(path)
    name = reader.name
    let cells = try Cells(of: &reader)
    if cells.isMatrix {
      costs = try cells.matrix()
    } else {
      costs = try cells.list()
    }
    var classes = ClassTable()
    for pair in costs.keys {
      classes.add(pair.truth.span)
      classes.add(pair.prediction.span)
    }
    labels = classes.classOrder().map { classes.label($0) }
    if labels.count < 2 { throw CSVError("has costs for fewer than two classes", file: name) }
  }

  /// The costs of classes in an order.
  ///
  /// - Throws: that a class lacks costs; that there are costs of another.
  func costs(of labels: [[UInt8]]) throws(CSVError) -> ExpectedCost {
    for label in labels where !self.labels.contains(label) {
      throw CSVError(
        "has no cost for the class \"\(Self.text(label))\"", file: name,
        hint:
          "there must be a cost for each pair of classes; those of right predictions may be left out"
      )
    }
    if let other = self.labels.first(where: { !labels.contains($0) }) {
      throw CSVError(
        "names the class \"\(Self.text(other))\", which has no column", file: name)
    }
    var numbers: [Double] = []
    for truth in labels {
      for prediction in labels {
        if let cost = costs[Pair(truth: truth, prediction: prediction)] {
          numbers.append(cost)
        } else if truth == prediction {
          numbers.append(0)
        } else {
          throw CSVError(
            "lacks the cost of a row of \"\(Self.text(truth))\" that is predicted to be \"\(Self.text(prediction))\"",
            file: name)
        }
      }
    }
    return ExpectedCost(classCount: labels.count, costs: numbers)
  }

  private static func text(_ label: [UInt8]) -> String { String(decoding: label, as: UTF8.self) }

  /// The cells of the file, and the lines that they are on.
  private struct Cells {
    private let file: String
    private let header: [[UInt8]]
    private let headerLine: Int
    private var rows: [(line: Int, cells: [[UInt8]])] = []

    init(of reader: inout RecordReader) throws(CSVError) {
      file = reader.name
      headerLine = reader.header.line
      header = (reader.header.names ?? []).map(\.utf8Bytes)
      var columns = ColumnSelection()
      let handles = columns.add(Array(0..<reader.columnCount))
      var rows: [(line: Int, cells: [[UInt8]])] = []
      try reader.forEachRecord(columns) { (reader, record) throws(CSVError) in
        rows.append((reader.line(of: record), handles.map { reader.value($0, of: record).array }))
      }
      self.rows = rows
      if rows.isEmpty { throw reader.error("has a header but no rows") }
      if header.count < 3 {
        throw reader.error(
          "is neither a list of costs nor a matrix",
          hint: "a list has the columns true class, predicted class and cost")
      }
    }

    /// Whether the names of columns are classes.
    var isMatrix: Bool {
      let truths = Set(rows.map { $0.cells[0] })
      return header.count != 3 || header.dropFirst().contains { truths.contains($0) }
    }

    /// The costs of a list.
    func list() throws(CSVError) -> [Pair: Double] {
      var costs: [Pair: Double] = [:]
      for (line, cells) in rows {
        let pair = Pair(
          truth: try label(cells[0], line, 0), prediction: try label(cells[1], line, 1))
        let cost = try cost(cells[2], line, 2)
        guard costs.updateValue(cost, forKey: pair) == nil else {
          throw CSVError(
            "has the cost of \"\(text(pair.truth))\" predicted as \"\(text(pair.prediction))\" a second time",
            file: file, line: line)
        }
      }
      return costs
    }

    /// The costs of a matrix.
    func matrix() throws(CSVError) -> [Pair: Double] {
      let predictions = Array(header.dropFirst())
      for (column, label) in predictions.enumerated() where predictions[..<column].contains(label) {
        throw CSVError("column \"\(text(label))\" occurs twice", file: file, line: headerLine)
      }
      var costs: [Pair: Double] = [:]
      var truths = Set<[UInt8]>()
      for (line, cells) in rows {
        let truth = try label(cells[0], line, 0)
        guard truths.insert(truth).inserted else {
          throw CSVError("names the class \"\(text(truth))\" a second time", file: file, line: line)
        }
        guard predictions.contains(truth) else {
          throw CSVError(
            "the class \"\(text(truth))\" has a row and no column", file: file, line: line)
        }
        for (column, prediction) in predictions.enumerated() {
          costs[Pair(truth: truth, prediction: prediction)] = try cost(
            cells[column + 1], line, column + 1)
        }
      }
      if let label = predictions.first(where: { !truths.contains($0) }) {
        throw CSVError(
          "the class \"\(text(label))\" has a column and no row", file: file, line: headerLine)
      }
      return costs
    }

    private func label(_ cell: [UInt8], _ line: Int, _ column: Int) throws(CSVError) -> [UInt8] {
      if cell.isEmpty {
        throw CSVError(
          "the class is empty", file: file, line: line, column: text(header[column]))
      }
      return cell
    }

    private func cost(_ cell: [UInt8], _ line: Int, _ column: Int) throws(CSVError) -> Double {
      if let number = DecimalReading(trimming: cell.span).number, number >= 0 { return number }
      throw CSVError(
        "\"\(cell.span.shown)\" is not a cost: a number, 0 or more", file: file, line: line,
        column: text(header[column]))
    }

    private func text(_ label: [UInt8]) -> String { String(decoding: label, as: UTF8.self) }
  }
}
