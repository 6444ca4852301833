import CSVCore

/// A pass that one thread makes from front to back, as where bytes come one after the other.
struct SequentialPass {
  /// The parts of the input, for passes to come.
  private(set) var parts: [InputPart] = []
  private let writers: [RecordWriter]
  private let progress: (any PassProgress)?

  init(to writers: [RecordWriter], _ progress: (any PassProgress)?) {
    self.writers = writers
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
      part.offsets = part.offsets.lowerBound..<reader.offsetAfterBatch
      part.rowCount += reader.count
      progress?.update(bytes: part.offsets.upperBound, rows: part.firstRow + part.rowCount)
      if part.offsets.count >= InputPart.size {
        parts.append(part)
        part.offsets = part.offsets.upperBound..<part.offsets.upperBound
        (part.firstRow, part.rowCount) = (part.firstRow + part.rowCount, 0)
        part.firstLine = reader.lineAfterBatch
      }
    }
    if part.rowCount > 0 { parts.append(part) }
  }
}
