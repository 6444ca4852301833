import CSVCore
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
  private let choice: RowChoice

  init(_ choice: RowChoice) {
    self.choice = choice
    classes = choice.noClasses
  }

  mutating func add(_ reader: borrowing RecordReader) throws(CSVError) {
    // Once, and not for every row.
    let choice = choice
    for record in 0..<reader.count {
      switch try choice.fate(of: record, in: reader) {
      case .takesPart: _ = try choice.count(record, of: reader, in: &classes)
      case .leftOut: left.out += 1
      case .unlabeled, .dropped: left.unlabeled += 1
      }
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) throws(ResamplingError) {
    try classes.add(later.classes)
    left.out += later.left.out
    left.unlabeled += later.left.unlabeled
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

  init(
    _ choice: RowChoice, _ classes: ClassTable, countsName: String?, _ output: WeightedOutput
  ) {
    (self.choice, self.classes, self.countsName) = (choice, classes, countsName)
    self.output = output
  }

  mutating func route(
    _ reader: borrowing RecordReader, to outputs: inout [RowText]
  ) throws(CSVError) {
    for record in 0..<reader.count {
      let fate = try choice.fate(of: record, in: reader)
      switch (output, fate) {
      case (.rows(let suffixes), .takesPart):
        let number = try number(of: record, in: reader)
        outputs[0].append(reader.bytes(of: record), suffix: suffixes[number])
      case (.rows(let suffixes), .leftOut), (.rows(let suffixes), .unlabeled):
        outputs[0].append(reader.bytes(of: record), suffix: suffixes[suffixes.count - 1])
      case (.lines(let lines), .takesPart):
        let line = lines[try number(of: record, in: reader)]
        outputs[0].append(line.span)
      case (.rows, .dropped), (.lines, _): break
      }
    }
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
