/// Which columns a reader gives, and by which delimiters of a record their fields are found.
struct FieldSelection {
  /// The delimiters that the scanner is asked for, counted from 1, rising.
  let stops: [Int]
  /// For each selected column, the position in `stops` of the delimiter before it, and of the one after it; -1 stands for the
  /// beginning and the end of the record.
  private let edges: [(before: Int, after: Int)]

  init(_ columns: [Int], columnCount: Int) {
    // Column c, from 0, lies between delimiters c and c + 1.
    let wanted = Set(columns.flatMap { [$0, $0 + 1] }).filter { $0 > 0 && $0 < columnCount }
    let stops = wanted.sorted()
    self.stops = stops
    let indices = Dictionary(uniqueKeysWithValues: zip(stops, stops.indices))
    edges = columns.map { (before: indices[$0] ?? -1, after: indices[$0 + 1] ?? -1) }
  }

  /// How many columns are selected.
  var count: Int { edges.count }

  /// Where the field of a selected column lies in the buffer.
  @inline(__always)
  func bounds(_ selected: Int, of record: Int, in index: RecordIndex) -> Range<Int> {
    let (before, after) = edges[selected]
    let first = record * stops.count
    let start = before < 0 ? index.records[record].start : index.stops[first + before] + 1
    let end = after < 0 ? index.records[record].end : index.stops[first + after]
    return Int(start)..<Int(end)
  }
}
