import CSVCore
import Resampling
import TableKit

/// Writes every row with what is predicted for it, and counts the predictions of each class.
struct PredictionRouter: RowRouter {
  private(set) var counts: [Int]
  private let model: Model
  private let empty: FeatureTable
  private let suffixes: PredictionSuffixes

  init(
    _ model: Model, numbers: [ColumnHandle], categories: [ColumnHandle], known: [ClassTable],
    gaps: GapSpellings, classCount: Int, _ suffixes: PredictionSuffixes
  ) {
    counts = [Int](repeating: 0, count: classCount)
    empty = FeatureTable(numbers: numbers, categories: categories, known: known, gaps: gaps)
    (self.model, self.suffixes) = (model, suffixes)
  }

  mutating func route(_ reader: borrowing RecordReader, to outputs: inout [RowText]) {
    var queries = empty
    for record in 0..<reader.count { queries.append(record, of: reader, row: record) }
    let points = MixedMatrix(numbers: queries.numbers, codes: queries.categoryCodes)
    for (record, shares) in model.shares(for: points).enumerated() {
      counts[Int(shares.winner)] += 1
      outputs[0].append(reader.bytes(of: record), suffix: suffixes.suffix(shares))
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) {
    for label in counts.indices { counts[label] += later.counts[label] }
  }
}
