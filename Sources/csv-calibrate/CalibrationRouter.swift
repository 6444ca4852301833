import CSVCore
import Resampling
import TableKit

/// Writes every row with its calibrated probabilities.
struct CalibrationRouter: RowRouter {
  private let calibration: Calibration
  private let columns: ProbabilityColumns
  private let delimiter: UInt8

  init(_ calibration: Calibration, _ columns: ProbabilityColumns, delimiter: UInt8) {
    (self.calibration, self.columns, self.delimiter) = (calibration, columns, delimiter)
  }

  mutating func route(
    _ reader: borrowing RecordReader, to outputs: inout [RowText]
  ) throws(CSVError) {
    var values: [Double] = []
    for record in 0..<reader.count {
      values.removeAll(keepingCapacity: true)
      try columns.append(record, of: reader, to: &values)
      if columns.labels.isEmpty {
        values[0] = calibration.probability(of: values[0])
      } else {
        calibration.calibrate(&values, from: 0)
      }
      var suffix: [UInt8] = []
      for value in values {
        suffix.append(delimiter)
        DecimalFormatter.shortest.append(value, to: &suffix)
      }
      outputs[0].append(reader.bytes(of: record), suffix: suffix)
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) {}
}
