import CSVCore
import Resampling
import TableKit

/// A file of one value a line for each row of the table, as trainers write their predictions.
enum LineFile {
  /// Predicted classes.
  struct Labels {
    /// The values that occur.
    private(set) var values = Interner()
    /// The value of each line, by its number.
    private(set) var numbers: [UInt32] = []

    /// Reads a file, gzip or not.
    init(path: String) throws(CSVError) {
      var (values, numbers) = (Interner(), [UInt32]())
      try LineFile.read(path) { (reader, cell, record) throws(CSVError) in
        if reader.value(cell, of: record).isEmpty {
          throw reader.error("the line is empty: it has no prediction", in: record)
        }
        numbers.append(values.add(reader.value(cell, of: record)))
      }
      (self.values, self.numbers) = (values, numbers)
    }
  }

  /// Reads a file of probabilities, gzip or not.
  static func probabilities(path: String) throws(CSVError) -> [Double] {
    var numbers: [Double] = []
    try read(path) { (reader, cell, record) throws(CSVError) in
      numbers.append(try reader.probability(cell, of: record, column: nil))
    }
    return numbers
  }

  /// Reads the lines of a file. The byte that separates fields is one that no prediction has.
  private static func read(
    _ path: String,
    _ use: (borrowing RecordReader, ColumnHandle, Int) throws(CSVError) -> Void
  ) throws(CSVError) {
    let unitSeparator: UInt8 = 0x1f
    var reader = try RecordReader(
      ByteInput(path: path == "-" ? nil : path, access: .sequential),
      format: InputFormat(delimiter: unitSeparator, hasHeader: false))
    var columns = ColumnSelection()
    let cell = columns.add(0)
    reader.select(columns)
    while try reader.advance() {
      for record in 0..<reader.count { try use(reader, cell, record) }
    }
  }
}

/// What files beside the table say of its rows.
struct JoinedLines {
  var labels: LineFile.Labels?
  var probabilities: [Double]?
  /// The name of each file, and how many lines it has.
  private let files: [(name: String, lineCount: Int)]

  /// Reads the files that are given; `nil` where none is.
  init?(_ columns: ColumnOptions, _ options: ProbabilityOptions) throws(CSVError) {
    var files: [(name: String, lineCount: Int)] = []
    if let path = columns.predictionFile {
      let found = try LineFile.Labels(path: path)
      files.append((path, found.numbers.count))
      labels = found
    }
    if let path = options.probabilityFile {
      let found = try LineFile.probabilities(path: path)
      files.append((path, found.count))
      probabilities = found
    }
    if files.isEmpty { return nil }
    self.files = files
  }

  /// Whether all files have a line for a row.
  func hasLine(for row: Int) -> Bool { files.allSatisfy { row < $0.lineCount } }

  /// Refuses files with more lines, or fewer, than the table has rows.
  func check(rowCount: Int, of table: String) throws(CSVError) {
    for (name, lineCount) in files where lineCount != rowCount {
      throw CSVError(
        "has \(lineCount) line\(lineCount == 1 ? "" : "s"), and \(table) has \(rowCount) "
          + "row\(rowCount == 1 ? "" : "s"): one line for each row is needed",
        file: name == "-" ? "standard input" : name)
    }
  }
}

/// Scores rows one after the other, so that each finds its line in the files beside the table.
struct JoinedRows: SequentialRouter {
  var rows: ScoredRows
  let lines: JoinedLines

  mutating func route(
    _ reader: borrowing RecordReader, to outputs: inout [RowText]
  ) throws(CSVError) {
    try rows.add(reader, lines)
  }
}
