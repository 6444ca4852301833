import CSVCore
import Resampling
import Synchronization
import TestSupport
import Testing

@testable import TableKit

/// However an input is cut into parts and however many threads read them, the rows are those that one thread finds from
/// front to back.
@Suite struct RowPassTests {
  /// A file that tests the cuts: its name in a report, and its text.
  struct Sample: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
  }

  static let samples = [
    Sample(testDescription: "bare fields", text: file { "\($0),x,\($0 % 7)\n" }),
    Sample(testDescription: "CRLF", text: file { "\($0),x,\($0 % 7)\r\n" }),
    Sample(
      testDescription: "no line end after the last row",
      text: String(file { "\($0),x,\($0 % 7)\n" }.dropLast())),
    Sample(testDescription: "blank lines", text: file { "\($0),x,\($0 % 7)\n\n\r\n" } + "\n\n"),
    Sample(testDescription: "line feeds in quotes", text: file { "\($0),\"a\n\n\(line)b\n\",y\n" }),
    Sample(testDescription: "quotes as data", text: file { "\($0),12\" tv,\"say \"\"y\"\"\"\n" }),
    Sample(
      testDescription: "a field that looks like records",
      text: "a,b,c\n1,2,\"" + String(repeating: "1,2,3\n", count: 40) + "\"\n4,5,6\n"),
    Sample(
      testDescription: "a field that looks like nothing",
      text: "a,b,c\n1,2,\"" + String(repeating: "text\n", count: 40) + "\"\n4,5,6\n"),
    Sample(
      testDescription: "a long header",
      text: "a,b,\"" + String(repeating: "c\n", count: 80) + "\"\n1,2,3\n"),
    Sample(
      testDescription: "a last field that is most of the file",
      text: "a,b,c\n1,2,3\n1,2," + String(repeating: "x", count: 200)),
    Sample(
      testDescription: "the conformance samples",
      text: "a,b\n" + String(decoding: ConformanceSample.rows, as: Unicode.ASCII.self)),
    Sample(testDescription: "a header alone", text: "a,b,c\n"),
  ]

  /// Text that looks like two records.
  static let line = "1,2,3\n4,5,6\n"

  static func file(_ row: (Int) -> String) -> String { "a,b,c\n" + (0..<12).map(row).joined() }

  @Test(arguments: samples, [2, 3, 7])
  func partsAreTheWholeWhereverTheyAreCut(sample: Sample, threadCount: Int) throws {
    let folder = try WorkFolder()
    try folder.write(sample.text, to: "data.csv")
    let expected = try passes(over: folder, partSize: .max, threadCount: 1)
    for partSize in 1...(sample.text.utf8.count / 2 + 1) {
      let found = try passes(over: folder, partSize: partSize, threadCount: threadCount)
      #expect(found == expected, "parts of \(partSize) bytes")
    }
  }

  /// What two passes find and write.
  private struct Found: Equatable {
    var first: Cells
    var second: Cells
    var written: [UInt8]
  }

  private func passes(
    over folder: WorkFolder, partSize: Int, threadCount: Int
  ) throws -> Found {
    let reader = try RecordReader(
      ByteInput(path: "\(folder.path)/data.csv", access: .rewindable))
    var columns = ColumnSelection()
    let cells = Cells(columns.add(Array(0..<reader.columnCount)))
    let writer = try RecordWriter(ByteOutput(.file("\(folder.path)/out.csv")), like: reader)
    var pass = RowPass(reader, progress: nil, partSize: partSize, threadCount: threadCount)
    var first = cells
    try pass.gather(&first, from: columns)
    var second = cells
    try pass.route(&second, from: columns, to: [writer])
    try RecordWriter.complete([writer])
    let rowCount = pass.rowCount
    #expect(rowCount == first.values.count)
    return Found(first: first, second: second, written: try folder.bytes(of: "out.csv"))
  }

  /// A fault is told with its line and column, whichever part it is in; rows of a bad kind likewise.
  @Test(arguments: ["1,2\n", "1,2,bad\n", "1,\"2\"3,4\n"], [0, 5, 11])
  func faultsHaveTheirLine(fault: String, row: Int) throws {
    let folder = try WorkFolder()
    try folder.write(Self.file { $0 == row ? fault : "\($0),\"x\ny\",z\n" }, to: "data.csv")
    for partSize in [1, 5, 16, 40, .max] {
      let reader = try RecordReader(ByteInput(path: "\(folder.path)/data.csv", access: .sequential))
      var columns = ColumnSelection()
      var cells = Cells(columns.add([0, 1, 2]))
      var pass = RowPass(reader, progress: nil, partSize: partSize, threadCount: 3)
      let error = #expect(throws: CSVError.self) { try pass.gather(&cells, from: columns) }
      #expect(error?.line == 2 + 2 * row, "parts of \(partSize) bytes")
    }
  }

  /// The rows before a bad one are written, and no row behind it.
  @Test func thePassEndsAtABadRow() throws {
    let folder = try WorkFolder()
    try folder.write(Self.file { $0 == 8 ? "1,2,bad\n" : "\($0),x,y\n" }, to: "data.csv")
    let reader = try RecordReader(ByteInput(path: "\(folder.path)/data.csv", access: .sequential))
    var columns = ColumnSelection()
    var cells = Cells(columns.add([0, 1, 2]))
    let writer = try RecordWriter(ByteOutput(.file("\(folder.path)/out.csv")), like: reader)
    var pass = RowPass(reader, progress: nil, partSize: 6, threadCount: 3)
    #expect(throws: CSVError.self) { try pass.route(&cells, from: columns, to: [writer]) }
    try RecordWriter.complete([writer])
    #expect(try folder.text(of: "out.csv") == "a,b,c\n" + (0..<8).map { "\($0),x,y\n" }.joined())
  }

  /// What is kept of a pipe or of gzip is read in parts by the second pass.
  @Test func aSpooledInputIsDividedInTheSecondPass() async throws {
    let folder = try WorkFolder()
    try folder.write(Self.file { "\($0),\"x\ny\",z\n" }, to: "data.csv")
    _ = try await folder.shell("gzip -n data.csv")
    let reader = try RecordReader(
      ByteInput(path: "\(folder.path)/data.csv.gz", access: .rewindable))
    var columns = ColumnSelection()
    let cells = Cells(columns.add([0, 1, 2]))
    var pass = RowPass(reader, progress: nil, partSize: 1, threadCount: 3)
    var first = cells
    try pass.gather(&first, from: columns)
    let isDivided = pass.isDivided
    #expect(isDivided)
    var second = cells
    try pass.gather(&second, from: columns)
    #expect(first == second && first.values.count == 12)
  }

  /// A file that changes between two passes is refused.
  @Test(arguments: ["truncate -s 60", "echo 5,6,7 >>", "sed -i s/x,y/x,,/"])
  func aChangedFileIsRefused(change: String) async throws {
    let folder = try WorkFolder()
    try folder.write(Self.file { "\($0),x,y\n" }, to: "data.csv")
    let reader = try RecordReader(ByteInput(path: "\(folder.path)/data.csv", access: .rewindable))
    var columns = ColumnSelection()
    var cells = Cells(columns.add([0]))
    var pass = RowPass(reader, progress: nil, partSize: 16, threadCount: 2)
    try pass.gather(&cells, from: columns)
    let status = try await folder.shell("\(change) data.csv").status
    #expect(status == 0)
    if change.hasPrefix("sed") { return }  // Another file has the name now.
    #expect(throws: CSVError.self) { try pass.gather(&cells, from: columns) }
  }
}

/// The values of rows, with their numbers and lines; writes each row.
private struct Cells: RowAccumulator, RowRouter, Equatable {
  private(set) var values: [[String]] = []
  private(set) var places: [[Int]] = []
  private let columns: [ColumnHandle]

  init(_ columns: [ColumnHandle]) { self.columns = columns }

  mutating func add(_ reader: borrowing RecordReader) throws(CSVError) {
    for record in 0..<reader.count {
      values.append(
        columns.map { String(decoding: reader.value($0, of: record).array, as: UTF8.self) })
      places.append([reader.recordsBefore + record, reader.line(of: record)])
      if values.last?.last == "bad" { throw reader.error("is bad", in: record, column: 2) }
    }
  }

  mutating func route(
    _ reader: borrowing RecordReader, to outputs: inout [RowText]
  ) throws(CSVError) {
    for record in 0..<reader.count {
      let isBad = columns.contains { reader.value($0, of: record).shown == "bad" }
      if isBad { throw reader.error("is bad", in: record) }
      outputs[0].append(record..<record + 1, of: reader)
    }
    try add(reader)
  }

  mutating func append(_ later: Cells, at position: RowPosition) {
    values += later.values
    places += later.places.map { [$0[0] + position.rows, $0[1] + position.lines] }
  }
}
