import CSVCore
import FilterKit
import Resampling
import TableKit

/// How many rows take no part.
struct RowsLeft {
  /// Those that --where leaves out.
  var out = 0
  /// Those without a label.
  var unlabeled = 0
}

/// What the first pass gathers: the rows of each class.
struct CountedClasses: RowAccumulator {
  private(set) var classes: ClassTable
  private(set) var left = RowsLeft()
  /// The sum of the rows' weights of each class; `nil` where rows have none.
  private(set) var totals: [ExactSum]?
  private let choice: RowChoice
  private let weights: WeightColumn?

  init(_ choice: RowChoice, _ weights: WeightColumn?) {
    self.choice = choice
    self.weights = weights
    totals = weights.map { _ in [] }
    classes = choice.noClasses
  }

  mutating func add(_ reader: borrowing RecordReader) throws(CSVError) {
    // Once, and not for every row.
    let choice = choice
    for record in 0..<reader.count {
      switch try choice.fate(of: record, in: reader) {
      case .takesPart:
        let number = try choice.count(record, of: reader, in: &classes)
        if let weights {
          add(ExactSum(try weights.value(of: record, in: reader)), to: number)
        }
      case .leftOut: left.out += 1
      case .unlabeled, .dropped: left.unlabeled += 1
      }
    }
  }

  private mutating func add(_ weight: ExactSum, to number: UInt32) {
    if totals?.count == Int(number) { totals?.append(ExactSum()) }
    totals?[Int(number)].add(weight)
  }

  mutating func append(_ later: Self, at position: RowPosition) throws(ResamplingError) {
    let numbers = try classes.add(later.classes)
    for (number, total) in zip(numbers, later.totals ?? []) { add(total, to: number) }
    left.out += later.left.out
    left.unlabeled += later.left.unlabeled
  }
}

/// The column with the weights that rows have.
struct WeightColumn {
  /// Its position in the file.
  let position: Int
  private let handle: ColumnHandle

  /// Finds the column, and selects it; `nil` where none is named.
  init?(
    _ reference: ColumnReference?, besides choice: RowChoice, in reader: borrowing RecordReader,
    selecting columns: inout ColumnSelection
  ) throws(CSVError) {
    guard let reference else { return nil }
    position = try reader.header.column(reference)
    var uses = ColumnUses(of: reader)
    try uses.claim(choice.source?.columns ?? [], as: "the label")
    try uses.claim([position], as: "the weight")
    handle = columns.add(position)
  }

  func value(of record: Int, in reader: borrowing RecordReader) throws(CSVError) -> Double {
    try reader.weight(handle, of: record, column: position)
  }
}

/// What is written of rows by their classes.
enum WeightedOutput {
  /// The rows, with a suffix for each class, and after these one for rows that take no part.
  case rows(suffixes: [[UInt8]])
  /// A line for each row that takes part, by its class.
  case lines([[UInt8]])
}

/// Writes something of each row by its class.
struct WeightRouter: RowRouter {
  private let choice: RowChoice
  private let classes: ClassTable
  private let countsName: String?
  private let output: WeightedOutput
  /// Where rows have weights, and by what these are multiplied.
  private let weights: (column: WeightColumn, factors: [Double])?

  init(
    _ choice: RowChoice, _ classes: ClassTable, countsName: String?, _ output: WeightedOutput,
    _ weights: (column: WeightColumn, factors: [Double])?
  ) {
    (self.choice, self.classes, self.countsName) = (choice, classes, countsName)
    (self.output, self.weights) = (output, weights)
  }

  mutating func route(
    _ reader: borrowing RecordReader, to outputs: inout [RowText]
  ) throws(CSVError) {
    for record in 0..<reader.count {
      let fate = try choice.fate(of: record, in: reader)
      switch (output, fate) {
      case (.rows(let suffixes), .takesPart):
        let number = try number(of: record, in: reader)
        if let weight = try weight(of: record, number, in: reader) {
          outputs[0].append(
            reader.bytes(of: record), suffix: [reader.dialect.delimiter] + weight.utf8Bytes)
        } else {
          outputs[0].append(reader.bytes(of: record), suffix: suffixes[number])
        }
      case (.rows(let suffixes), .leftOut), (.rows(let suffixes), .unlabeled):
        outputs[0].append(reader.bytes(of: record), suffix: suffixes[suffixes.count - 1])
      case (.lines(let lines), .takesPart):
        let number = try number(of: record, in: reader)
        let own = try weight(of: record, number, in: reader).map { "\($0)\n".utf8Bytes }
        let line = own ?? lines[number]
        outputs[0].append(line.span)
      case (.rows, .dropped), (.lines, _): break
      }
    }
  }

  /// The weight of a row times that of its class; `nil` where rows have no weights.
  private func weight(
    of record: Int, _ number: Int, in reader: borrowing RecordReader
  ) throws(CSVError) -> String? {
    guard let weights else { return nil }
    let weight = try weights.column.value(of: record, in: reader) * weights.factors[number]
    return DecimalFormatter.shortest.text(of: weight)
  }

  private func number(
    of record: Int, in reader: borrowing RecordReader
  ) throws(CSVError) -> Int {
    if let countsName {
      return Int(try classes.number(of: record, in: reader, choice, countsName: countsName))
    }
    guard let number = try choice.find(record, of: reader, in: classes)
    else { throw reader.error("changed while it was read") }
    return Int(number)
  }

  mutating func append(_ later: Self, at position: RowPosition) {}
}
