import CSVCore
import Resampling
import TableKit

/// In which ways a test row leaks.
struct Leak: Sendable {
  var match = RowMatch.none
  var isNear = false
  var isInGroup = false
  var isEarly = false

  /// Whether it leaks in any.
  var isLeak: Bool { match != .none || isNear || isInGroup || isEarly }
}

/// Says of test rows what the training rows know of them.
struct LeakFinder: Sendable {
  let handles: SideHandles
  /// The training rows, sorted.
  let hashes: RowHashes
  let groups: Interner
  let lastTime: Double?
  let near: NearSearch?
  /// The features of the test rows, where distances matter.
  let features: [ColumnHandle]
  /// The texts that stand for missing cells.
  let gaps: GapSpellings

  /// Goes through the test rows of a batch.
  func forEachRow(
    of reader: borrowing RecordReader,
    _ use: (_ record: Int, _ hash: RowHash, _ leak: Leak) throws(CSVError) -> Void
  ) throws(CSVError) {
    var records: [(record: Int, hash: RowHash, leak: Leak)] = []
    var distant = FeatureTable(numbers: features, gaps: gaps)
    for record in 0..<reader.count where handles.includes(record, of: reader) {
      let hash = handles.hash(of: record, in: reader)
      var leak = Leak(match: hashes.match(hash))
      if let group = handles.group {
        let value = reader.value(group, of: record)
        leak.isInGroup = !value.isEmpty && groups.find(value) != nil
      }
      if let moment = try handles.moment(of: record, in: reader), let lastTime {
        leak.isEarly = moment.value <= lastTime
      }
      if near == nil {
        try use(record, hash, leak)
        continue
      }
      if leak.match == .none { distant.append(record, of: reader, row: records.count) }
      records.append((record, hash, leak))
    }
    guard let near else { return }
    for (row, isNear) in zip(distant.rows, near.areNear(distant.numbers)) {
      records[Int(row)].leak.isNear = isNear
    }
    for (record, hash, leak) in records { try use(record, hash, leak) }
  }
}

/// What is counted of the test rows.
struct TestRows: RowAccumulator {
  private(set) var rowCount = 0
  private(set) var sameClassCount = 0
  private(set) var otherClassCount = 0
  private(set) var nearCount = 0
  private(set) var groupRowCount = 0
  private(set) var earlyCount = 0
  private(set) var leakCount = 0
  private(set) var hashes = RowHashes()
  private(set) var groups = Interner()
  private(set) var forms = TimeForms()
  private(set) var profile: FeatureProfile?
  private let finder: LeakFinder

  /// Begins without rows.
  init(_ finder: LeakFinder, profile: FeatureProfile?) {
    (self.finder, self.profile) = (finder, profile)
  }

  mutating func add(_ reader: borrowing RecordReader) throws(CSVError) {
    try finder.forEachRow(of: reader) { (record, hash, leak) throws(CSVError) in
      rowCount += 1
      hashes.add(hash)
      switch leak.match {
      case .sameClass: sameClassCount += 1
      case .otherClass: otherClassCount += 1
      case .none: break
      }
      if leak.isNear { nearCount += 1 }
      if leak.isInGroup { groupRowCount += 1 }
      if leak.isEarly { earlyCount += 1 }
      if leak.isLeak { leakCount += 1 }
      if let group = finder.handles.group {
        let value = reader.value(group, of: record)
        if !value.isEmpty { groups.add(value) }
      }
      if let moment = try finder.handles.moment(of: record, in: reader) {
        forms.note(moment, record, of: reader)
      }
      profile?.add(record, of: reader)
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) {
    rowCount += later.rowCount
    sameClassCount += later.sameClassCount
    otherClassCount += later.otherClassCount
    nearCount += later.nearCount
    groupRowCount += later.groupRowCount
    earlyCount += later.earlyCount
    leakCount += later.leakCount
    hashes.append(later.hashes)
    groups.add(later.groups)
    forms.append(later.forms, linesBefore: position.lines)
    if let laterProfile = later.profile { profile?.append(laterProfile, at: position) }
  }

  /// How many groups are in both parts.
  var sharedGroupCount: Int {
    (0..<UInt32(groups.count)).count { finder.groups.find(groups.label($0).span) != nil }
  }

  /// How many test rows are equal to another, class and all.
  mutating func duplicateCount() -> Int { hashes.sort() }
}

/// Writes the rows of the test file that do not leak.
struct CleanRows: RowRouter {
  private let finder: LeakFinder

  init(_ finder: LeakFinder) { self.finder = finder }

  mutating func route(
    _ reader: borrowing RecordReader, to outputs: inout [RowText]
  ) throws(CSVError) {
    var runStart = 0
    try finder.forEachRow(of: reader) { (record, _, leak) throws(CSVError) in
      guard leak.isLeak else { return }
      if runStart < record { outputs[0].append(runStart..<record, of: reader) }
      runStart = record + 1
    }
    if runStart < reader.count { outputs[0].append(runStart..<reader.count, of: reader) }
  }

  mutating func append(_ later: Self, at position: RowPosition) {}
}
