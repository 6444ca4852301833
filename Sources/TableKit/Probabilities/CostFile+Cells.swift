import CSVCore

extension CostFile {
  /// The cells of the file, and the lines that they are on.
  struct Cells {
    private let file: String
    private let header: [[UInt8]]
    private let headerLine: Int
    /// The positions of the columns true, predicted and cost, where they are named so.
    private let named: [Int]?
    private var rows: [(line: Int, cells: [[UInt8]])] = []

    init(of reader: inout RecordReader) throws(CSVError) {
      file = reader.name
      headerLine = reader.header.line
      header = (reader.header.names ?? []).map(\.utf8Bytes)
      let names = reader.header
      let positions = ["true", "predicted", "cost"].compactMap { names.position(ofName: $0) }
      named = positions.count == 3 ? positions : nil
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
          hint: "a list has the columns true, predicted and cost; a matrix has one for each class")
      }
    }

    /// Whether the names of columns are classes.
    var isMatrix: Bool {
      if named != nil { return false }
      let truths = Set(rows.map { $0.cells[0] })
      return header.count != 3 || header.dropFirst().contains { truths.contains($0) }
    }

    /// The costs of a list.
    func list() throws(CSVError) -> [Pair: Double] {
      let columns = named ?? [0, 1, 2]
      var costs: [Pair: Double] = [:]
      for (line, cells) in rows {
        let pair = Pair(
          truth: try label(cells, columns[0], line), prediction: try label(cells, columns[1], line))
        let cost = try cost(cells, columns[2], line)
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
      var known = Set<[UInt8]>()
      for label in predictions where !known.insert(label).inserted {
        throw CSVError("column \"\(text(label))\" occurs twice", file: file, line: headerLine)
      }
      var costs: [Pair: Double] = [:]
      var truths = Set<[UInt8]>()
      for (line, cells) in rows {
        let truth = try label(cells, 0, line)
        guard truths.insert(truth).inserted else {
          throw CSVError("names the class \"\(text(truth))\" a second time", file: file, line: line)
        }
        guard known.contains(truth) else {
          throw CSVError(
            "the class \"\(text(truth))\" has a row and no column", file: file, line: line)
        }
        for (column, prediction) in predictions.enumerated() {
          costs[Pair(truth: truth, prediction: prediction)] = try cost(cells, column + 1, line)
        }
      }
      if let label = predictions.first(where: { !truths.contains($0) }) {
        throw CSVError(
          "the class \"\(text(label))\" has a column and no row", file: file, line: headerLine)
      }
      return costs
    }

    private func label(_ cells: [[UInt8]], _ column: Int, _ line: Int) throws(CSVError) -> [UInt8] {
      if cells[column].isEmpty {
        throw CSVError(
          "the class is empty", file: file, line: line, column: text(header[column]))
      }
      return cells[column]
    }

    private func cost(_ cells: [[UInt8]], _ column: Int, _ line: Int) throws(CSVError) -> Double {
      let cell = cells[column]
      if let number = DecimalReading(trimming: cell.span).number, -1e15...1e15 ~= number {
        return number
      }
      throw CSVError(
        "\"\(cell.span.shown)\" is not a cost: a number from -1e15 to 1e15, below 0 for a gain",
        file: file,
        line: line, column: text(header[column]))
    }

    private func text(_ label: [UInt8]) -> String { String(decoding: label, as: UTF8.self) }
  }
}
