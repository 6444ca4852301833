import CSVCore
import Resampling

/// The rows whose outcome is not known when their batch ends, as bytes, in input order.
///
/// Memory: the bytes of the rows of one half-width.
struct HeldRows {
  private var bytes: [UInt8] = []
  /// Where each row ends in `bytes`.
  private var ends: [Int] = []
  /// How many rows at the front are written.
  private var written = 0

  /// Writes the rows whose outcomes are known, and holds the others of the batch.
  ///
  /// - Parameters:
  ///   - outcomes: those of the held rows first, then those of `records`.
  ///   - records: the records of the batch that stay.
  mutating func write(
    _ outcomes: [LabelSmearing.Outcome], and records: [Int], of reader: borrowing RecordReader,
    as rows: SmearedRows, to output: inout RowText
  ) {
    let heldCount = min(outcomes.count, ends.count - written)
    write(Array(outcomes[..<heldCount]), as: rows, to: &output)
    let known = outcomes[heldCount...]
    var index = 0
    while index < known.count {
      let outcome = known[heldCount + index]
      let changes = rows.changes(of: outcome)
      guard changes.isEmpty else {
        output.append(
          reader.bytes(of: records[index]), replacing: changes, suffix: rows.suffix(of: outcome))
        index += 1
        continue
      }
      // Rows that keep their labels are written a run at a time.
      var end = index + 1
      while end < known.count && known[heldCount + end] == outcome
        && records[end] == records[end - 1] + 1
      { end += 1 }
      output.append(
        records[index]..<(records[end - 1] + 1), of: reader, suffix: rows.suffix(of: outcome))
      index = end
    }
    for record in records[known.count...] { hold(reader.bytes(of: record)) }
  }

  /// Writes as many of the held rows as there are outcomes.
  mutating func write(
    _ outcomes: [LabelSmearing.Outcome], as rows: SmearedRows, to output: inout RowText
  ) {
    for outcome in outcomes {
      let start = written == 0 ? 0 : ends[written - 1]
      output.append(
        bytes.span.extracting(start..<ends[written]), replacing: rows.changes(of: outcome),
        suffix: rows.suffix(of: outcome))
      written += 1
    }
    forgetWritten()
  }

  private mutating func hold(_ row: Span<UInt8>) {
    bytes.append(row)
    ends.append(bytes.count)
  }

  /// Makes room once more is written than is held.
  private mutating func forgetWritten() {
    guard written * 2 >= ends.count, written > 0 else { return }
    let size = ends[written - 1]
    bytes.removeFirst(size)
    ends = ends[written...].map { $0 - size }
    written = 0
  }
}
