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

  /// How many arrays are sorted at a time, so that few are held twice.
  private static let sortedAtOnce = 16

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
      for (index, rows) in zip(range, sorted) {
        duplicateCount += unsorted[index - start].count - rows.count
        buckets[index] = rows
      }
    }
    return duplicateCount
  }

  private static func sortedOnce(_ rows: [RowHash]) -> [RowHash] {
    var rows = rows
    rows.sort { $0.key == $1.key ? $0.whole < $1.whole : $0.key < $1.key }
    var count = 0
    for row in rows where count == 0 || row != rows[count - 1] {
      rows[count] = row
      count += 1
    }
    rows.removeLast(rows.count - count)
    return rows
  }

  /// Whether a row is among these, which must be sorted.
  func match(_ row: RowHash) -> RowMatch { Self.match(row, in: buckets[Int(row.key >> 56)]) }

  private static func match(_ row: RowHash, in rows: [RowHash]) -> RowMatch {
    var low = lowerBound(of: row.key, in: rows)
    guard low < rows.count, rows[low].key == row.key else { return .none }
    while low < rows.count, rows[low].key == row.key {
      if rows[low].whole == row.whole { return .sameClass }
      low += 1
    }
    return .otherClass
  }

  /// The first index whose key is not below `key`.
  ///
  /// Keys are spread evenly, so that the search begins where a key ought to be, and doubles its steps from there: two
  /// reads of memory for most keys, and never more than by bisection, but for a factor of two.
  private static func lowerBound(of key: UInt64, in rows: [RowHash]) -> Int {
    if rows.isEmpty { return 0 }
    let guess = Int((key << 8).multipliedFullWidth(by: UInt64(rows.count)).high)
    var (low, high) = (0, rows.count)
    var step = 16
    if rows[guess].key < key {
      low = guess + 1
      while low + step < rows.count && rows[low + step].key < key {
        low += step + 1
        step *= 2
      }
      high = min(rows.count, low + step)
    } else {
      high = guess
      while high - step >= 0 && rows[high - step].key >= key {
        high -= step
        step *= 2
      }
      low = max(0, high - step)
    }
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
