import CSVCore
import FilterKit
import Resampling
import TableKit

/// The numbers of all training rows by which distances are measured, and what is wrong with them.
///
/// Memory: eight bytes a cell.
struct MeasuredFeatures: Sendable {
  private(set) var profile: FeatureProfile
  private(set) var table: FeatureTable

  init(of columns: [Int], _ near: NearOptions, selecting selection: inout ColumnSelection) {
    let gaps = near.gaps.spellings
    profile = FeatureProfile(
      of: columns, missing: near.allowed, gaps: gaps, selecting: &selection)
    table = FeatureTable(numbers: selection.add(columns), gaps: gaps)
  }

  mutating func add(_ record: Int, of reader: borrowing RecordReader) {
    profile.add(record, of: reader)
    table.append(record, of: reader, row: reader.recordsBefore + record)
  }

  mutating func append(_ later: Self, at position: RowPosition) throws(ResamplingError) {
    profile.append(later.profile, at: position)
    try table.append(later.table, rowsBefore: position.rows)
  }
}
