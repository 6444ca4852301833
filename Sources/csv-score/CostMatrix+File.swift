import CSVCore
import FilterKit
import Resampling
import TableKit

extension CostMatrix {
  /// Reads a CSV file with the columns true, predicted and cost.
  ///
  /// - Parameter rows: the scored rows, each pair of whose classes needs a cost; correct predictions cost nothing where no
  ///   cost is given.
  init(path: String, for rows: ScoredRows, _ input: InputOptions) throws(CSVError) {
    self.init()
    var reader = try input.open(beside: path, .sequential)
    var selection = ColumnSelection()
    func select(_ name: String) throws(CSVError) -> Int {
      guard let position = reader.header.position(ofName: name) else {
        throw CSVError(
          "has no column \"\(name)\"", file: reader.name, line: 1,
          hint: "--cost-matrix takes a file with the columns true, predicted and cost")
      }
      return position
    }
    let column = try select("cost")
    let truth = selection.add(try select("true"))
    let prediction = selection.add(try select("predicted"))
    let cost = selection.add(column)
    reader.select(selection)
    var seen = Set<UInt64>()
    while try reader.advance() {
      for record in 0..<reader.count {
        guard let number = DecimalReading(trimming: reader.value(cost, of: record)).number else {
          throw reader.error(
            "\"\(reader.value(cost, of: record).shown)\" is not a number", in: record,
            column: column)
        }
        // Classes that the rows do not have do no harm.
        guard let one = rows.classes.find(reader.value(truth, of: record)),
          let other = rows.classes.find(reader.value(prediction, of: record))
        else { continue }
        guard seen.insert(UInt64(one) << 32 | UInt64(other)).inserted else {
          throw reader.error(
            "the cost of \"\(rows.classes.name(of: other))\" for \"\(rows.classes.name(of: one))\" is given twice",
            in: record)
        }
        self[truth: one, prediction: other] = number
      }
    }
    try requireAll(of: rows, file: reader.name)
  }

  private func requireAll(of rows: ScoredRows, file: String) throws(CSVError) {
    let truths = (0..<UInt32(rows.classes.count)).filter { number in
      rows.truths.find(rows.classes.label(number).span) != nil || rows.madePredictions
    }
    let pairs =
      truths.flatMap { truth in truths.map { (truth, $0) } }
      + rows.parts.flatMap { $0.matrix.pairs.map { ($0.truth, $0.prediction) } }
    for (truth, prediction) in pairs where self[truth: truth, prediction: prediction] == nil {
      throw CSVError(
        "has no cost of predicting \"\(rows.classes.name(of: prediction))\" for \"\(rows.classes.name(of: truth))\"",
        file: file)
    }
  }
}
