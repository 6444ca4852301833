import CSVCore
import Resampling
import TableKit

/// Writes every row with its prediction, and counts the predictions of each class.
struct DecisionRouter: RowRouter {
  private var counts: [Int]
  private let rule: DecisionRule
  private let columns: ProbabilityColumns
  private let target: Int?
  private let labels: [[UInt8]]
  private let suffixes: [[UInt8]]

  /// - Parameter target: the position of the column that is rewritten; `nil` where it is appended.
  init(_ rule: DecisionRule, _ columns: ProbabilityColumns, target: Int?, as dialect: Dialect) {
    (self.rule, self.columns, self.target, labels) = (rule, columns, target, rule.labels)
    suffixes = rule.labels.map { FieldText.suffix($0, as: dialect) }
    counts = rule.labels.map { _ in 0 }
  }

  mutating func route(
    _ reader: borrowing RecordReader, to outputs: inout [RowText]
  ) throws(CSVError) {
    var values: [Double] = []
    for record in 0..<reader.count {
      values.removeAll(keepingCapacity: true)
      try columns.append(record, of: reader, to: &values)
      let label = rule.label(for: values[...])
      counts[label] += 1
      if let target {
        outputs[0].append(reader.bytes(of: record), replacing: [(target, labels[label])])
      } else {
        outputs[0].append(reader.bytes(of: record), suffix: suffixes[label])
      }
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) {
    for label in counts.indices { counts[label] += later.counts[label] }
  }

  /// How often each class was predicted.
  var report: [String] {
    zip(labels, counts).map { label, count in
      "class \"\(String(decoding: label, as: UTF8.self))\": predicted for \(counted(count, "row"))"
    }
  }
}
