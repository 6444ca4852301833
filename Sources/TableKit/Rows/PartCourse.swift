import CSVCore

/// Which parts an input is read in.
struct PartCourse: Sendable {
  /// Where the first record begins, in the input and in its lines.
  let dataStart: (offset: Int, line: Int)
  /// How many parts there are.
  let partCount: Int
  /// The parts, where a first pass has found them.
  private let parts: [InputPart]
  /// Which multiple of the size of a part the first part begins after, where the parts are not known.
  private let first: Int

  /// Parts of a file of so many bytes, which begin where records seem to begin.
  init(size: Int, of reader: borrowing RecordReader) {
    dataStart = reader.dataStart
    // The header may be longer than a part.
    first = dataStart.offset / InputPart.size
    partCount = max(1, (size + InputPart.size - 1) / InputPart.size - first)
    parts = []
  }

  /// Parts that a first pass has found.
  init(_ parts: [InputPart], of reader: borrowing RecordReader) {
    dataStart = reader.dataStart
    partCount = parts.count
    self.parts = parts
    first = 0
  }

  /// Whether a first pass has found the parts.
  var isKnown: Bool { !parts.isEmpty }

  /// Where a part ends: with the last record that begins before; `nil` for the end of the input.
  func stop(of part: Int) -> Int? {
    if isKnown { return parts[part].offsets.upperBound }
    return part == partCount - 1 ? nil : (first + part + 1) * InputPart.size
  }

  /// Lets a reader go to a part.
  ///
  /// - Returns: where the part begins, or seems to begin; `nil` where no record seems to begin.
  func start(_ reader: inout RecordReader, at part: Int) throws(CSVError) -> Int? {
    let stop = stop(of: part)
    if isKnown {
      let begin = parts[part].offsets.lowerBound
      reader.start(at: begin, line: parts[part].firstLine, row: parts[part].firstRow, stop: stop)
      return begin
    }
    if part > 0 { return try reader.start(near: (first + part) * InputPart.size, stop: stop) }
    reader.start(at: dataStart.offset, line: 1, row: 0, stop: stop)
    return dataStart.offset
  }

  /// Refuses a part that is not what it was in the first pass.
  func check(
    _ part: Int, offsets: Range<Int>, rowCount: Int, in reader: borrowing RecordReader
  ) throws(CSVError) {
    guard isKnown else { return }
    if offsets != parts[part].offsets || rowCount != parts[part].rowCount {
      throw reader.error("changed while it was read")
    }
  }
}
