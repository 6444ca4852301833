import TestSupport
import Testing

@testable import CSVCore

@Suite struct BatchSourceTests {
  /// What there is of a record is scanned again after each read: a few reads of a long one, not one for each 16 KiB.
  @Test(arguments: [nil, 1000])
  func aLongRecordTakesFewReads(stop: Int?) throws {
    let folder = try WorkFolder()
    let size = 1 << 22
    try folder.write(String(repeating: "x", count: size), to: "long.csv")
    var source = BatchSource(try ByteInput(path: folder("long.csv"), access: .rewindable))
    source.start(at: 0, line: 1, stop: stop)
    var scannedBytes = 0
    while !source.isAtEnd {
      try source.fill(untilFull: true)
      scannedBytes += source.end
    }
    #expect(source.end == size)
    #expect(scannedBytes < 4 * size)
  }
}
