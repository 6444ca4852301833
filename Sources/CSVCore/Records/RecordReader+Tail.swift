extension RecordReader {
  /// How large an input must be for a second thread to be worth its while.
  private static let smallestDivided = 1 << 22
  /// How many line feeds are tried for the beginning of the tail.
  private static let mostTries = 1000

  /// Splits off a reader of the records from the middle of a plain file on, for another thread.
  ///
  /// Which line feeds end records is only known to those who come from the front: one in the middle may lie in quotes. So
  /// the tail begins where the next records look well, and this reader proves it. It stops before the tail if a record
  /// begins there, and then ``isAtTail`` is true; or else it reads to the end of the file, and what the other thread has
  /// made of the tail is worth nothing. Faults of the tail are not to be told either, since its lines have no numbers: who
  /// hears of one lets this reader ``readOn()``.
  ///
  /// - Returns: `nil` for a pipe, gzip, and a small file.
  public mutating func splitTail() throws(CSVError) -> RecordReader? {
    try splitTail(ofAtLeast: RecordReader.smallestDivided)
  }

  mutating func splitTail(ofAtLeast smallest: Int) throws(CSVError) -> RecordReader? {
    // A header alone may reach beyond the middle.
    guard let size, size >= smallest,
      source.offset(at: source.end) < size / 2, var tail = try source.tail(from: size / 2)
    else { return nil }
    try tail.fill(untilFull: true)
    guard let start = firstRecord(in: tail) else { return nil }
    tail.consume(to: start, lines: 0)
    source.pause = size / 2 + start
    return RecordReader(tail: tail, of: self)
  }

  /// The place behind the first line feed that is followed by records without a fault, as far as the buffer goes.
  private func firstRecord(in source: borrowing BatchSource) -> Int? {
    let bytes = source.bytes
    var found = RecordIndex()
    var tries = 0
    for place in 0..<source.end where bytes[place] == Byte.lineFeed {
      found.removeAll()
      let fault = scanner.scan(
        bytes, from: place + 1, to: source.end, isLast: false, into: &found)
      if fault == nil && !found.records.isEmpty { return place + 1 }
      tries += 1
      if tries == RecordReader.mostTries { return nil }
    }
    return nil
  }

  /// Whether this reader has stopped where its tail begins.
  public var isAtTail: Bool { source.isAtPause && !source.hasLeftover }

  /// Goes on behind the place where the tail begins, as if there were none.
  public mutating func readOn() { source.pause = nil }
}
