import TableKit
import Threading

/// Whether a row is among others.
enum RowMatch: Sendable {
  case none
  /// The row is there, with its own class.
  case sameClass
  /// The row is there, with other classes alone.
  case otherClass
}

/// Rows as hashes: 16 bytes a row, 64 bits each for the values with and without the class.
///
/// Of ten million rows and two million, two that differ have one hash with a probability of 1 in 10⁶.
struct RowHashes: Sendable {
  /// The rows by the first eight bits of their keys: small arrays are sorted in a processor's cache.
  private var buckets: [[RowHash]] = Array(repeating: [], count: 256)
  /// Where the rows of each slot of a bucket begin, and where the last ends; made by ``sort()``.
  private var starts: [[UInt32]] = Array(repeating: [], count: 256)

  /// How many arrays are sorted at a time, so that few are held twice.
  private static let sortedAtOnce = 16
  /// How many rows a slot has, more or less: keys are spread evenly.
  private static let rowsInSlot = 8

  /// Adds a row.
  mutating func add(_ row: RowHash) { buckets[Int(row.key >> 56)].append(row) }

  /// Adds rows.
  mutating func append(_ later: RowHashes) {
    for index in buckets.indices { buckets[index] += later.buckets[index] }
  }

  /// Sorts the rows, so that they can be found, and keeps of equal ones one.
  ///
  /// - Returns: how many rows were equal to another, class and all, and left out.
  mutating func sort() -> Int {
    var duplicateCount = 0
    for start in stride(from: 0, to: buckets.count, by: Self.sortedAtOnce) {
      let range = start..<start + Self.sortedAtOnce
      let unsorted = Array(buckets[range])
      for index in range { buckets[index] = [] }
      let sorted = inBlocks(of: unsorted.count, size: 1, threadCount: Threads.count) {
        Self.sortedOnce(unsorted[$0.lowerBound])
      }
      for (index, (rows, starts)) in zip(range, sorted) {
        duplicateCount += unsorted[index - start].count - rows.count
        buckets[index] = rows
        self.starts[index] = starts
      }
    }
    return duplicateCount
  }

  /// The slot of a key among all of its bucket, rising with the key.
  private static func slot(of key: UInt64, among count: Int) -> Int {
    Int((key << 8).multipliedFullWidth(by: UInt64(count)).high)
  }

  /// Sorts the rows of a bucket by slots, and each slot by itself.
  private static func sortedOnce(_ unsorted: [RowHash]) -> (rows: [RowHash], starts: [UInt32]) {
    let slotCount = max(1, unsorted.count / rowsInSlot)
    var starts = [UInt32](repeating: 0, count: slotCount + 1)
    for row in unsorted { starts[slot(of: row.key, among: slotCount) + 1] += 1 }
    for slot in 0..<slotCount { starts[slot + 1] += starts[slot] }
    var next = starts
    var rows = unsorted
    for row in unsorted {
      let slot = slot(of: row.key, among: slotCount)
      rows[Int(next[slot])] = row
      next[slot] += 1
    }
    var count = 0
    for slot in 0..<slotCount {
      let range = Int(starts[slot])..<Int(starts[slot + 1])
      sort(&rows, in: range)
      let start = count
      for index in range where count == start || rows[index] != rows[count - 1] {
        rows[count] = rows[index]
        count += 1
      }
      starts[slot] = UInt32(start)
    }
    starts[slotCount] = UInt32(count)
    rows.removeLast(rows.count - count)
    return (rows, starts)
  }

  /// Sorts a few rows by insertion; many, which have one key or are in a small table, as any.
  private static func sort(_ rows: inout [RowHash], in range: Range<Int>) {
    func isBefore(_ row: RowHash, _ other: RowHash) -> Bool {
      row.key == other.key ? row.whole < other.whole : row.key < other.key
    }
    if range.count > 4 * rowsInSlot {
      rows[range].sort(by: isBefore)
      return
    }
    for index in range.dropFirst() {
      let row = rows[index]
      var hole = index
      while hole > range.lowerBound, isBefore(row, rows[hole - 1]) {
        rows[hole] = rows[hole - 1]
        hole -= 1
      }
      rows[hole] = row
    }
  }

  /// Whether a row is among these, which must be sorted.
  func match(_ row: RowHash) -> RowMatch {
    let bucket = Int(row.key >> 56)
    let slotCount = starts[bucket].count - 1
    let slot = Self.slot(of: row.key, among: slotCount)
    var (low, high) = (Int(starts[bucket][slot]), Int(starts[bucket][slot + 1]))
    let end = high
    // The first whose key is not below.
    while low < high {
      let middle = (low + high) / 2
      if buckets[bucket][middle].key < row.key { low = middle + 1 } else { high = middle }
    }
    guard low < end, buckets[bucket][low].key == row.key else { return .none }
    while low < end, buckets[bucket][low].key == row.key {
      if buckets[bucket][low].whole == row.whole { return .sameClass }
      low += 1
    }
    return .otherClass
  }
}
