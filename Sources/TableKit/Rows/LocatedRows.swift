public import CSVCore
public import Resampling
import Threading

/// Rows whose bytes will be wanted again, in any order and any number of times, and where they are in the input.
///
/// Memory: 16 bytes a row.
public struct LocatedRows: Sendable {
  /// The rows, rising.
  private var rows: [RowNumber] = []
  private var store = RecordStore()

  /// How many bytes of rows are loaded at once.
  private static let sizeInMemory = 1 << 22

  /// Creates an empty list.
  public init() {}

  /// Adds a record of the reader's batch, which comes after all before.
  public mutating func append(_ record: Int, of reader: borrowing RecordReader) {
    rows.append(RowNumber(reader.recordsBefore + record))
    store.append(record, of: reader)
  }

  /// Adds rows that come after these.
  public mutating func append(_ later: LocatedRows) {
    rows += later.rows
    store.append(later.store)
  }

  /// Writes rows in the order of some draws.
  ///
  /// - Parameters:
  ///   - draws: rows of this list, each as often as it was drawn.
  ///   - reader: the reader from which they were added, or one whose bytes it shares.
  ///   - add: adds a draw's row, given by its bytes with the line end, to those to be written. Called from any thread.
  public func write(
    _ draws: [RowNumber], from reader: borrowing RecordReader, to writer: RecordWriter,
    _ add: @escaping @Sendable (_ draw: Int, _ bytes: Span<UInt8>, _ rows: inout RowText) -> Void
  ) throws(CSVError) {
    let order = draws.map { draw in UInt32(rows.partitioningIndex { $0 >= draw }) }
    if store.byteCount <= LocatedRows.sizeInMemory {
      try write(order, loadedFrom: reader, to: writer, add)
      return
    }
    let lots = store.lots(of: order, size: max(1 << 22, RecordStore.lotSize / Threads.count))
    if let readers = try PartReaders(of: reader, count: min(Threads.count, lots.count)) {
      let writing = LotWriting(lots, of: order, in: store, to: writer, readers.count, add)
      try writing.run(on: readers)
      try reader.checkUnchanged()
      return
    }
    var text = writer.newRows
    try store.fetch(order, from: reader) { (draw, bytes) throws(CSVError) in
      add(draw, bytes, &text)
      if text.bytes.count >= InputPart.size {
        try writer.write(text)
        text.removeAll()
      }
    }
    try writer.write(text)
  }

  /// Writes rows that are few enough to be loaded all at once, in parts that suit the processor's cache.
  private func write(
    _ order: [UInt32], loadedFrom reader: borrowing RecordReader, to writer: RecordWriter,
    _ add: @Sendable (_ draw: Int, _ bytes: Span<UInt8>, _ rows: inout RowText) -> Void
  ) throws(CSVError) {
    if order.isEmpty { return }
    var loaded = RecordStore.Lot()
    try loaded.load(Array(0..<UInt32(store.count))[...], of: store, from: reader)
    try reader.checkUnchanged()
    let rows = loaded
    let parts = store.lots(of: order, size: InputPart.size)
    try inOrder(of: parts.count, size: 1) { numbers in
      var text = writer.newRows
      for part in parts[numbers] {
        for draw in part { add(draw, rows.bytes(Int(order[draw])), &text) }
      }
      return text
    } use: { (text) throws(CSVError) in
      try writer.writeInTurn(text)
    }
  }
}

/// Several threads that load lots of rows, and write them in order.
private struct LotWriting: Sendable {
  private let lots: [Range<Int>]
  private let order: [UInt32]
  private let store: RecordStore
  private let writer: RecordWriter
  private let add: @Sendable (Int, Span<UInt8>, inout RowText) -> Void
  private let turns: Turns

  init(
    _ lots: [Range<Int>], of order: [UInt32], in store: RecordStore, to writer: RecordWriter,
    _ threadCount: Int, _ add: @escaping @Sendable (Int, Span<UInt8>, inout RowText) -> Void
  ) {
    (self.lots, self.order, self.store) = (lots, order, store)
    (self.writer, self.add) = (writer, add)
    turns = Turns(threadCount: threadCount)
  }

  func run(on readers: PartReaders) throws(CSVError) {
    for case let failure? in readers.onThreads({ work(with: &$0) }) { throw failure }
  }

  /// Loads lot after lot, and writes each when its turn has come.
  private func work(with reader: inout RecordReader) -> CSVError? {
    var text = writer.newRows
    var lot = RecordStore.Lot()
    while let number = turns.next(), number < lots.count {
      text.removeAll()
      var failure: CSVError?
      do throws(CSVError) {
        try lot.load(order[lots[number]], of: store, from: reader)
        for draw in lots[number] { add(draw, lot.bytes(draw - lots[number].lowerBound), &text) }
      } catch {
        failure = error
      }
      guard turns.wait(for: number) else { return nil }
      do throws(CSVError) {
        if let failure { throw failure }
        try writer.writeInTurn(text)
      } catch {
        turns.stop()
        return error
      }
      turns.end(number)
    }
    return nil
  }
}
