import CSVCore

/// A pass that one thread makes from front to back, as where bytes come one after the other.
struct SequentialPass {
  /// The parts of the input, for passes to come.
  private(set) var parts: [InputPart] = []
  private let writers: [RecordWriter]
  private let progress: (any PassProgress)?
  private let partSize: Int

  init(to writers: [RecordWriter], _ progress: (any PassProgress)?, partSize: Int) {
    self.writers = writers
    self.partSize = partSize
    self.progress = progress
  }

  /// Reads all rows.
  mutating func read(
    _ reader: inout RecordReader, with router: inout some SequentialRouter
  ) throws(CSVError) {
    var outputs = writers.map(\.newRows)
    var part = InputPart(
      offsets: reader.dataStart.offset..<reader.dataStart.offset, firstRow: 0, rowCount: 0,
      firstLine: reader.dataStart.line)
    while try reader.advance() {
      try router.route(reader, to: &outputs)
      for (index, writer) in writers.enumerated() {
        try writer.write(outputs[index])
        outputs[index].removeAll()
      }
      progress?.update(bytes: reader.offsetAfterBatch, rows: reader.recordsBefore + reader.count)
      cut(&part, reader)
    }
    if part.rowCount > 0 { parts.append(part) }
  }

  /// Adds the records of a batch to a part, which ends before the first record from its size on: wherever the batches end,
  /// the parts are the same.
  private mutating func cut(_ part: inout InputPart, _ reader: borrowing RecordReader) {
    var first = 0
    while let next = firstRecord(of: reader, from: first, behind: part) {
      let offset = reader.offset(of: next)
      part.offsets = part.offsets.lowerBound..<offset
      part.rowCount += next - first
      parts.append(part)
      part = InputPart(
        offsets: offset..<offset, firstRow: part.firstRow + part.rowCount, rowCount: 0,
        firstLine: reader.line(of: next))
      first = next
    }
    part.rowCount += reader.count - first
    part.offsets = part.offsets.lowerBound..<reader.offsetAfterBatch
  }

  /// The first record of the batch that is a part's size behind the part's beginning; by bisection.
  private func firstRecord(
    of reader: borrowing RecordReader, from first: Int, behind part: InputPart
  ) -> Int? {
    var (low, high) = (first, reader.count)
    while low < high {
      let middle = (low + high) / 2
      if reader.offset(of: middle) - part.offsets.lowerBound >= partSize {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low < reader.count ? low : nil
  }
}
