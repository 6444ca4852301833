import Glibc
import SystemPackage
import TestSupport
import Testing

@testable import CSVCore

/// The samples have their records however the bytes come, and whatever instructions scan them: this is what the reader
/// promises.
@Suite struct ConformanceTests {
  typealias Outcome = ConformanceSample.Outcome

  @Test(arguments: ConformanceSample.all, ScanKernel.allAvailable)
  func fromAFile(sample: ConformanceSample, kernel: ScanKernel) throws {
    let folder = try WorkFolder()
    try folder.write(sample.bytes, to: "data.csv")
    #expect(
      outcome(kernel) { try ByteInput(path: folder("data.csv"), access: .sequential) }
        == sample.expected)
    #expect(
      outcome(kernel) { try ByteInput(path: folder("data.csv"), access: .rewindable) }
        == sample.expected)
  }

  @Test(arguments: ConformanceSample.all, ScanKernel.allAvailable)
  func fromGzip(sample: ConformanceSample, kernel: ScanKernel) throws {
    let folder = try WorkFolder()
    var output = try ByteOutput(.file(folder("data.csv.gz")))
    try output.write(sample.bytes.span)
    try output.commit()
    let found = outcome(kernel) { try ByteInput(path: folder("data.csv.gz"), access: .sequential) }
    #expect(found == sample.expected)
  }

  @Test(arguments: ConformanceSample.all, ScanKernel.allAvailable)
  func fromAPipe(sample: ConformanceSample, kernel: ScanKernel) throws {
    let (reading, writing) = try FileDescriptor.pipe()
    try writing.writeAll(sample.bytes)
    try writing.close()
    #expect(outcome(kernel) { try input(reading) } == sample.expected)
  }

  /// A socket that keeps messages apart gives one a read.
  @Test(arguments: ConformanceSample.all, ScanKernel.allAvailable)
  func inReadsOfEverySize(sample: ConformanceSample, kernel: ScanKernel) throws {
    for size in 1...max(1, sample.bytes.count) {
      let (reading, writing) = try sockets()
      for start in stride(from: 0, to: sample.bytes.count, by: size) {
        try writing.writeAll(sample.bytes[start..<min(start + size, sample.bytes.count)])
      }
      try writing.close()
      #expect(
        outcome(kernel) { try input(reading) } == sample.expected, "in reads of \(size) bytes")
    }
  }

  /// In two reads, cut at every byte: every line end and every pair of quotes is cut in two once.
  @Test(arguments: ConformanceSample.all, ScanKernel.allAvailable)
  func cutAtEveryByte(sample: ConformanceSample, kernel: ScanKernel) throws {
    for place in sample.bytes.indices.dropFirst() {
      let (reading, writing) = try sockets()
      try writing.writeAll(sample.bytes[..<place])
      try writing.writeAll(sample.bytes[place...])
      try writing.close()
      #expect(outcome(kernel) { try input(reading) } == sample.expected, "cut at \(place)")
    }
  }

  /// A record that ends on the last byte of a block, of eight or 64 of them, or of a buffer, one before and one after.
  @Test(arguments: [64, 128, 512, 4096, 1 << 16, 1 << 18, 1 << 19], [-2, -1, 0, 1, 2])
  func recordsThatEndOnAnEdge(edge: Int, shift: Int) throws {
    let folder = try WorkFolder()
    for lineEnd in ["\n", "\r\n"] {
      let long = String(repeating: "x", count: edge + shift - 4 - lineEnd.utf8.count - 2)
      for field in [long, "\"\(long.dropLast(2))\""] {
        try folder.write("a,b\n1,\(field)\(lineEnd)\"2\",\"\"\"\"\n", to: "data.csv")
        let value = field.replacing("\"", with: "")
        for kernel in ScanKernel.allAvailable {
          #expect(
            outcome(kernel) { try ByteInput(path: folder("data.csv"), access: .sequential) }
              == .table(
                names: [[97], [98]], records: [[[49], Array(value.utf8)], [[50], [34]]]))
        }
      }
    }
  }

  @Test(arguments: ScanKernel.allAvailable)
  func aRowOfTenThousandColumns(kernel: ScanKernel) throws {
    let folder = try WorkFolder()
    let names = (0..<10_000).map { "c\($0)" }
    let cells = (0..<10_000).map { $0 % 3 == 0 ? "\"\($0)\"" : "\($0)" }
    try folder.write(
      names.joined(separator: ",") + "\n" + cells.joined(separator: ",") + "\n", to: "data.csv")
    #expect(
      outcome(kernel) { try ByteInput(path: folder("data.csv"), access: .sequential) }
        == .table(
          names: names.map { Array($0.utf8) }, records: [(0..<10_000).map { Array("\($0)".utf8) }]))
  }

  /// Without headers the first record is one like the others, and a byte order mark is none of its bytes.
  @Test func withoutHeaders() throws {
    let folder = try WorkFolder()
    try folder.write("\u{FEFF}\"1\",2\r\n\n3,4", to: "data.csv")
    for kernel in ScanKernel.allAvailable {
      let found = outcome(kernel, Dialect(hasHeader: false)) {
        try ByteInput(path: folder("data.csv"), access: .sequential)
      }
      #expect(found == .table(names: [], records: [[[49], [50]], [[51], [52]]]))
    }
  }

  // MARK: Support

  private func outcome(
    _ kernel: ScanKernel, _ dialect: Dialect = Dialect(), _ open: () throws -> ByteInput
  ) -> Outcome {
    do {
      var reader = try RecordReader(open(), dialect: dialect, kernel: kernel)
      var selection = ColumnSelection()
      let columns = selection.add(Array(0..<reader.columnCount))
      reader.select(selection)
      var records: [[[UInt8]]] = []
      while try reader.advance() {
        for record in 0..<reader.count {
          let values = columns.map { copy(reader.value($0, of: record)) }
          // The same from the record as a whole.
          let whole = FieldText.split(reader.content(of: record), delimiter: dialect.delimiter)
          #expect(whole.map(\.value) == values)
          records.append(values)
        }
      }
      let names = (reader.header.names ?? []).map { Array($0.utf8) }
      return .table(names: names, records: records)
    } catch let error as CSVError {
      let name = error.file ?? ""
      return .error(String(error.sentence.dropFirst(name.count)))
    } catch {
      return .error("\(error)")
    }
  }

  private func copy(_ bytes: Span<UInt8>) -> [UInt8] {
    var all: [UInt8] = []
    all.append(bytes)
    return all
  }

  private func input(_ descriptor: FileDescriptor) throws -> ByteInput {
    try ByteInput(InputFile(OpenFile(owning: descriptor), name: "pipe"), access: .sequential)
  }

  private func sockets() throws -> (reading: FileDescriptor, writing: FileDescriptor) {
    var pair: [CInt] = [0, 0]
    let keepsMessages = CInt(SOCK_SEQPACKET.rawValue)
    guard unsafe socketpair(AF_UNIX, keepsMessages, 0, &pair) == 0 else {
      throw Errno(rawValue: errno)
    }
    return (FileDescriptor(rawValue: pair[0]), FileDescriptor(rawValue: pair[1]))
  }
}

extension ConformanceSample: CustomTestStringConvertible {
  /// What a report calls the sample.
  public var testDescription: String { name }
}
