/// Where the whole records of a buffer lie, and the delimiters in them that were asked for.
package struct RecordIndex {
  /// One record: its bytes without the line end are `start..<end`, with it `start..<next`.
  package struct Bounds {
    var start: UInt32
    var end: UInt32
    var next: UInt32
  }

  /// The records, in order.
  package var records: [Bounds] = []
  /// The positions of the wanted delimiters, record after record, equally many for each.
  var stops: [UInt32] = []
  /// Where the first byte lies that is in no whole record.
  package var consumed: Int {
    get { Int(consumedCount) }
    set { consumedCount = UInt32(newValue) }
  }
  private var consumedCount: UInt32 = 0
  /// How many lines had nothing on them and were passed over.
  var blankLines: UInt32 = 0
  /// How many line feeds lie inside quotes, in the records found.
  var quotedLineFeeds: UInt32 = 0
  /// Whether records that the scan found were taken out again.
  var isCut = false
  /// Whether some quoted field has a doubled quote.
  var hasDoubledQuotes = false

  /// How many lines the records and the blank lines are.
  package var lineCount: Int { records.count + Int(blankLines) + Int(quotedLineFeeds) }

  /// Starts with nothing found.
  package init() {}

  /// Forgets all but the memory.
  package mutating func removeAll() {
    records.removeAll(keepingCapacity: true)
    stops.removeAll(keepingCapacity: true)
    consumed = 0
    blankLines = 0
    quotedLineFeeds = 0
    hasDoubledQuotes = false
    isCut = false
  }
}
