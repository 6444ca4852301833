public import CSVCore
import Resampling

extension LabeledTable {
  /// A further pass: writes the rows in input order, and others, which a writer holds back, at random among them.
  ///
  /// Draws: one permutation of all rows that are written. Its first members say where the rows that were held back come, the
  /// first of them first; the rows of the input take what is left.
  ///
  /// - Parameters:
  ///   - writer: holds back rows, and gets all.
  ///   - suffix: what is appended to rows of the input.
  ///   - keepsRows: whether rows of the input are written at all.
  public mutating func writeMixed(
    rowsHeldBy writer: RecordWriter, suffix: [UInt8], keepsRows: Bool = true, seed: UInt32
  ) throws(CSVError) {
    let held = writer.release()
    let rows = keepsRows ? writtenRows : []
    let (total, overflow) = rows.count.addingReportingOverflow(held.count)
    guard !overflow, total < Int(unlabeled) else {
      throw reader.error("more than 4294967294 rows cannot be mixed")
    }
    var random = RandomState(seed: seed)
    var isHeld = [Bool](repeating: false, count: total)
    let order = random.permutation(total).prefix(held.count)
    for position in order { isHeld[Int(position)] = true }
    // The numbers of the held rows by position.
    let byPosition = order.indices.sorted { order[$0] < order[$1] }
    var before: [RowNumber] = []
    var next = 0
    for position in isHeld.indices {
      if isHeld[position] {
        before.append(next < rows.count ? rows[next] : unlabeled)
      } else {
        next += 1
      }
    }
    var router = MixingRouter(
      held, byPosition, before: before, droppedRows: droppedRows, suffix: suffix)
    if keepsRows { try pass.route(&router, from: ColumnSelection(), to: [writer]) }
    var text = writer.newRows
    for index in before.indices where before[index] == unlabeled {
      held.append(byPosition[index], to: &text)
      if text.bytes.count >= InputPart.size {
        try writer.write(text)
        text.removeAll()
      }
    }
    try writer.write(text)
  }

  /// The rows that are not dropped for want of a class, rising.
  private var writtenRows: [RowNumber] {
    var drops = droppedRows[...]
    return labels.indices.compactMap { row in
      if drops.first == RowNumber(row) {
        drops.removeFirst()
        return nil
      }
      return RowNumber(row)
    }
  }
}

/// Writes rows with others before some of them.
private struct MixingRouter: RowRouter {
  private let held: HeldRecords
  /// The numbers of the held rows in the order in which they are written.
  private let order: [Int]
  /// The row before which each of them comes, rising.
  private let before: [RowNumber]
  private let droppedRows: [RowNumber]
  private let suffix: [UInt8]

  init(
    _ held: HeldRecords, _ order: [Int], before: [RowNumber], droppedRows: [RowNumber],
    suffix: [UInt8]
  ) {
    (self.held, self.order, self.before) = (held, order, before)
    (self.droppedRows, self.suffix) = (droppedRows, suffix)
  }

  mutating func route(_ reader: borrowing RecordReader, to outputs: inout [RowText]) {
    let first = RowNumber(reader.recordsBefore)
    var drop = droppedRows.partitioningIndex { $0 >= first }
    var next = before.partitioningIndex { $0 >= first }
    for record in 0..<reader.count {
      let row = first + RowNumber(record)
      if drop < droppedRows.count && droppedRows[drop] == row {
        drop += 1
        continue
      }
      while next < before.count && before[next] == row {
        held.append(order[next], to: &outputs[0])
        next += 1
      }
      outputs[0].append(record..<record + 1, of: reader, suffix: suffix)
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) {}
}
