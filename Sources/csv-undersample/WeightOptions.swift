import ArgumentParser
import CSVCore
import FilterKit
import Resampling
import TableKit

/// What the rows that stay weigh, so that each class weighs what it weighed.
struct WeightOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Append a column with the weight of each row. It is the rows that the class had over those that stay.",
      valueName: "NAME"))
  var weight: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A column of weights that rows have already: --weight multiplies by it.", valueName: "COL"),
    completion: .column)
  var rowWeights: ColumnReference?

  mutating func validate() throws {
    if rowWeights != nil && weight == nil {
      throw ValidationError("--row-weights has no effect without --weight")
    }
  }

  /// The columns that are appended.
  var appendedColumns: [AppendedColumn] { weight.map { [AppendedColumn($0, .number)] } ?? [] }
}

/// The weights that rows had.
struct RowWeights: RowAccumulator {
  /// The weight of each row that takes part, in their order.
  private(set) var weights: [Double] = []
  private let choice: RowChoice
  private let cell: ColumnHandle
  private let column: Int

  init(_ choice: RowChoice, _ cell: ColumnHandle, column: Int) {
    (self.choice, self.cell, self.column) = (choice, cell, column)
  }

  mutating func add(_ reader: borrowing RecordReader) throws(CSVError) {
    for record in 0..<reader.count where try choice.fate(of: record, in: reader) == .takesPart {
      weights.append(try reader.weight(cell, of: record, column: column))
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) { weights += later.weights }
}

/// What is appended to each row that stays.
struct WeightSuffixes: Sendable {
  private let labels: [UInt32]
  /// The factor of each class; none where no weights are wanted.
  private let factors: [Double]
  /// The suffix of each class where rows had no weights, and behind these that of rows that take no part.
  private let suffixes: [[UInt8]]
  /// The weight that each row had; none where they had none.
  private let weights: [Double]
  private let delimiter: UInt8

  /// Computes the weights.
  ///
  /// - Parameters:
  ///   - after: how many rows of each class stay.
  ///   - weights: the weight of each row that takes part, in their order; `nil` where they had none.
  init(
    _ options: WeightOptions, _ table: borrowing LabeledTable, after: [Int], weights: [Double]?
  ) {
    let delimiter = table.reader.dialect.delimiter
    self.delimiter = delimiter
    labels = table.labels
    guard options.weight != nil else {
      (factors, suffixes, self.weights) = ([], [], [])
      return
    }
    let factors = zip(table.classes.counts, after).map { Double($0) / Double(max($1, 1)) }
    self.factors = factors
    suffixes =
      factors.map { Self.suffix($0, delimiter) } + [FieldText.suffix([], as: table.reader.dialect)]
    if let weights {
      var next = weights.makeIterator()
      self.weights = table.labels.map { $0 == unlabeled ? .nan : next.next() ?? .nan }
    } else {
      self.weights = []
    }
  }

  /// Whether weights are wanted.
  var isEmpty: Bool { suffixes.isEmpty }

  /// What is appended to a row.
  func callAsFunction(_ row: Int) -> [UInt8] {
    guard !suffixes.isEmpty else { return [] }
    let label = labels[row]
    if label == unlabeled { return suffixes[suffixes.count - 1] }
    if weights.isEmpty { return suffixes[Int(label)] }
    return Self.suffix(factors[Int(label)] * weights[row], delimiter)
  }

  static func suffix(_ weight: Double, _ delimiter: UInt8) -> [UInt8] {
    var suffix = [delimiter]
    DecimalFormatter.shortest.append(weight, to: &suffix)
    return suffix
  }
}
