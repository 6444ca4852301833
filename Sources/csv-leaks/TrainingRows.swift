import CSVCore
import FilterKit
import Resampling
import TableKit

/// What is kept of the training rows: hashes, groups, the last time, and with --near the features.
struct TrainingRows: RowAccumulator {
  private(set) var rowCount = 0
  private(set) var hashes = RowHashes()
  /// The groups; an empty cell is of none.
  private(set) var groups = Interner()
  /// The last time.
  private(set) var lastTime: Double?
  /// How times are written.
  private(set) var forms = TimeForms()
  /// The numbers by which distances are measured.
  private(set) var features: MeasuredFeatures?
  /// The columns that are looked at.
  let columns: ColumnSelection
  private let handles: SideHandles

  /// Begins without rows.
  init(_ side: SideColumns, _ near: NearOptions) {
    var columns = ColumnSelection()
    handles = SideHandles(side, selecting: &columns)
    if near.near != nil {
      features = MeasuredFeatures(of: side.key, near, selecting: &columns)
    }
    self.columns = columns
  }

  mutating func add(_ reader: borrowing RecordReader) throws(CSVError) {
    for record in 0..<reader.count where handles.includes(record, of: reader) {
      rowCount += 1
      hashes.add(handles.hash(of: record, in: reader))
      if let group = handles.group {
        let value = reader.value(group, of: record)
        if !value.isEmpty { groups.add(value) }
      }
      if let moment = try handles.moment(of: record, in: reader) {
        lastTime = max(lastTime ?? moment.value, moment.value)
        forms.note(moment, record, of: reader)
      }
      features?.add(record, of: reader)
    }
    if features != nil && rowCount > Int(UInt32.max) {
      throw reader.error("has more than 4294967295 rows to measure distances to")
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) throws(ResamplingError) {
    rowCount += later.rowCount
    if features != nil && rowCount > Int(UInt32.max) { throw .tooManyRows(rowCount) }
    hashes.append(later.hashes)
    groups.add(later.groups)
    if let time = later.lastTime { lastTime = max(lastTime ?? time, time) }
    forms.append(later.forms, linesBefore: position.lines)
    if let laterFeatures = later.features {
      try features?.append(laterFeatures, at: position)
    }
  }

  /// Prepares the hashes, so that rows can be found.
  ///
  /// - Returns: how many rows were equal to another.
  mutating func sort() -> Int { hashes.sort() }

  /// Forgets the features once they were taken.
  mutating func takeFeatures() -> Matrix? {
    defer { features = nil }
    return features?.table.numbers
  }
}

/// Finds the test rows that are near to a training row.
struct NearSearch: Sendable {
  private let search: NeighborSearch
  private let scaling: FeatureScaling
  private let limit: Double
  private let isSquared: Bool

  /// Prepares the search.
  init(
    among points: Matrix, within limit: Double, _ options: DistanceOptions, threadCount: Int
  ) {
    scaling = FeatureScaling(options.scale, of: points)
    let points = scaling.scaled(points)
    let metric = options.metric(for: points)
    search = NeighborSearch(points, metric: metric, threadCount: threadCount)
    isSquared = metric == .euclidean
    self.limit = limit
  }

  /// Whether each row is as near to a training row as the limit says, or nearer.
  func areNear(_ rows: Matrix) -> [Bool] {
    if rows.rowCount == 0 { return [] }
    let found = search.nearest(1, to: scaling.scaled(rows))
    return (0..<rows.rowCount).map { row in
      guard let distance = found.distances(of: row).first else { return false }
      return (isSquared ? distance.squareRoot() : distance) <= limit
    }
  }
}
