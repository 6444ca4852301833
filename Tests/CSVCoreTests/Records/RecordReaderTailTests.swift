import TestSupport
import Testing

@testable import CSVCore

/// A file read in two halves has the records that it has when it is read as one.
@Suite struct RecordReaderTailTests {
  /// What becomes of the half that was split off.
  enum Tail { case used, thrownAway, none }

  /// A file that tests the split: its text, and what is to become of its second half.
  struct Sample: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    var tail = Tail.used
  }

  static let rows = 20_000

  static let samples = [
    Sample(testDescription: "bare fields", text: file { "\($0),x,\($0 % 7)\n" }),
    Sample(testDescription: "CRLF", text: file { "\($0),x,\($0 % 7)\r\n" }),
    Sample(
      testDescription: "no line end after the last row",
      text: String(file { "\($0),x,\($0 % 7)\n" }.dropLast())),
    Sample(testDescription: "blank lines", text: file { "\($0),x,\($0 % 7)\n\n\n" }),
    Sample(testDescription: "line feeds in quotes", text: file { "\($0),\"a\n\n\(line)b\n\",y\n" }),
    Sample(testDescription: "quotes as data", text: file { "\($0),12\" tv,\"say \"\"y\"\"\"\n" }),
    Sample(
      testDescription: "a field beyond the middle that looks like records",
      text: "a,b,c\n1,2,\"" + String(repeating: "1,2,3\n", count: 2 * rows) + "\"\n4,5,6\n",
      tail: .thrownAway),
    Sample(
      testDescription: "a field beyond the middle that looks like nothing",
      text: "a,b,c\n1,2,\"" + String(repeating: "text\n", count: 2 * rows) + "\"\n4,5,6\n",
      tail: .none),
    Sample(
      testDescription: "a header beyond the middle",
      text: "a,b,\"" + String(repeating: "c\n", count: 8 * rows) + "\"\n1,2,3\n", tail: .none),
    Sample(
      testDescription: "a last field that is all of the second half",
      text: file { "\($0),x,\($0 % 7)\n" } + "1,2," + String(repeating: "x", count: 32 * rows),
      tail: .none),
  ]

  /// Text that looks like two records.
  static let line = "1,2,3\n4,5,6\n"

  static func file(_ row: (Int) -> String) -> String {
    "a,b,c\n" + (0..<rows).map(row).joined()
  }

  @Test(arguments: samples)
  func halvesAreTheWhole(sample: Sample) throws {
    let folder = try WorkFolder()
    try folder.write(sample.text, to: "data.csv")
    var whole = try reader(of: folder("data.csv"))
    let expected = try values(of: &whole)

    var head = try reader(of: folder("data.csv"))
    guard var tail = try head.splitTail(ofAtLeast: 1) else {
      #expect(sample.tail == .none)
      #expect(try values(of: &head) == expected)
      return
    }
    // Both at once in earnest; one after the other, and the second first, is the same.
    let last = try? values(of: &tail)
    let first = try values(of: &head)
    let isAtTail = head.isAtTail
    #expect((sample.tail == .used) == isAtTail)
    if isAtTail {
      #expect(!first.isEmpty && first.count < expected.count)
      #expect(first + (last ?? []) == expected)
      head.readOn()
      #expect(first + (try values(of: &head)) == expected)
    } else {
      #expect(first == expected)
    }
  }

  /// A fault is told with its line, whichever half it is in.
  @Test(arguments: [10, rows / 4, 3 * rows / 4, rows - 1])
  func faultsHaveTheirLine(row: Int) throws {
    let folder = try WorkFolder()
    // So long that the fault is not seen where the tail is split off.
    let filling = String(repeating: "x", count: 60)
    try folder.write(Self.file { $0 == row ? "1,2\n" : "\($0),\(filling),y\n" }, to: "data.csv")
    var head = try reader(of: folder("data.csv"))
    guard var tail = try head.splitTail(ofAtLeast: 1) else {
      Issue.record("the file has no second half")
      return
    }
    let expected = CSVError(
      "2 fields, but the header has 3", file: folder("data.csv"), line: row + 2)
    let isInTail = row > Self.rows / 2
    if isInTail {
      #expect(throws: CSVError.self) { while try tail.advance() {} }
      while try head.advance() {}
      let isAtTail = head.isAtTail
      #expect(isAtTail)
      head.readOn()
    }
    #expect(throws: expected) { while try head.advance() {} }
  }

  @Test func pipesAndSmallFilesHaveNoTail() async throws {
    let folder = try WorkFolder()
    let text = Self.file { "\($0),x,y\n" }
    try folder.write(text, to: "data.csv")
    try await folder.run("gzip -k data.csv")
    var small = try reader(of: folder("data.csv"))
    #expect(try !hasTail(&small, ofAtLeast: text.utf8.count + 1))
    var packed = try reader(of: folder("data.csv.gz"))
    #expect(try !hasTail(&packed, ofAtLeast: 1))
    #expect(try values(of: &packed).count == Self.rows)
  }

  /// After a rewind there is no tail any more.
  @Test func rewindForgetsTheTail() throws {
    let folder = try WorkFolder()
    try folder.write(Self.file { "\($0),x,y\n" }, to: "data.csv")
    var head = try RecordReader(ByteInput(path: folder("data.csv"), looks: .again))
    head.select([0, 2])
    #expect(try hasTail(&head, ofAtLeast: 1))
    #expect(try values(of: &head).count < Self.rows)
    try head.rewind()
    #expect(try values(of: &head).count == Self.rows)
  }

  private func reader(of path: String) throws -> RecordReader {
    var reader = try RecordReader(ByteInput(path: path, looks: .once))
    reader.select([0, 2])
    return reader
  }

  private func hasTail(_ reader: inout RecordReader, ofAtLeast smallest: Int) throws -> Bool {
    if let _ = try reader.splitTail(ofAtLeast: smallest) { true } else { false }
  }

  private func values(of reader: inout RecordReader) throws -> [String] {
    var values: [String] = []
    while try reader.advance() {
      for record in 0..<reader.count {
        values.append(text(reader.value(0, of: record)) + "|" + text(reader.value(1, of: record)))
      }
    }
    return values
  }

  private func text(_ value: Span<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.append(value)
    return String(decoding: bytes, as: UTF8.self)
  }
}
