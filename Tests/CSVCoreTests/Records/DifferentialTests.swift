import Foundation
import TestSupport
import Testing

@testable import CSVCore

/// Texts made by chance: this reader, Python's csv module and the plain reader of these tests agree on them, but for the
/// differences that Tests/Differential/cases.py lists.
@Suite struct DifferentialTests {
  /// A text, and what the csv module made of it.
  private struct Case: Decodable {
    var text: String
    var delimiter: String
    var records: [[String]]?
    var fault: String?
    var line: Int?
    var differs: String?
  }

  /// `make differential` asks for more of them.
  private static let count = Int(
    ProcessInfo.processInfo.environment["DIFFERENTIAL_FILES"] ?? "2000")

  @Test(arguments: ScanKernel.allAvailable)
  func pythonAgrees(kernel: ScanKernel) async throws {
    let count = try #require(Self.count)
    let folder = try WorkFolder()
    try folder.copy("Tests/Differential/cases.py", as: "cases.py")
    let made = try await folder.shell("python3 cases.py \(count) 1 > cases")
    #expect(made.status == 0, "Python 3 is needed: \(made.messages)")
    let lines = try folder.bytes(of: "cases").split(separator: 10)
    #expect(lines.count == count)

    var agreed: [String: Int] = [:]
    for line in lines {
      let sample = try JSONDecoder().decode(Case.self, from: Data(line))
      let text = bytes(sample.text)
      let delimiter = bytes(sample.delimiter)[0]
      try folder.write(text, to: "data.csv")
      let found = outcome(of: folder("data.csv"), delimiter, kernel)
      if case .records(let records) = found {
        let plain = reference(
          withoutBlankStart(text), delimiter: delimiter, columnCount: records[0].count)
        #expect(plain == .records(records.map { $0.map(decoded) }), "the plain reader: \(line)")
      }
      if sample.differs != nil {
        agreed["left out", default: 0] += 1
      } else if let records = sample.records {
        #expect(found == .records(records), "\(sample.text.debugDescription)")
        agreed["records", default: 0] += 1
      } else {
        let fault = sample.line.map { "\(sample.fault ?? "") \($0)" } ?? sample.fault ?? ""
        #expect(found == .fault(fault), "\(sample.text.debugDescription)")
        agreed["faults", default: 0] += 1
      }
    }
    #expect(agreed["records", default: 0] > count / 2)
    #expect(agreed["faults", default: 0] > count / 4)
  }

  /// What this reader makes of a file, a character a byte.
  private func outcome(
    of path: String, _ delimiter: UInt8, _ kernel: ScanKernel
  ) -> Outcome {
    do throws(CSVError) {
      let dialect = Dialect(delimiter: delimiter)
      var reader = try RecordReader(
        ByteInput(path: path, access: .sequential), dialect: dialect, kernel: kernel)
      var selection = ColumnSelection()
      let columns = selection.add(Array(0..<reader.columnCount))
      reader.select(selection)
      let names = (reader.header.names ?? []).map { Array($0.utf8) }
      var records = [names.map(text)]
      while try reader.advance() {
        for record in 0..<reader.count {
          records.append(columns.map { text(copy(reader.value($0, of: record))) })
        }
      }
      return .records(records)
    } catch {
      if error.message.contains("goes on after") { return .fault("text") }
      if error.message.contains("never closed") { return .fault("open") }
      if error.message.contains("empty") || error.message.contains("blank lines") {
        return .fault("nothing")
      }
      if error.message.contains("field") { return .fault("ragged \(error.line ?? 0)") }
      return .fault(error.message)
    }
  }

  private func withoutBlankStart(_ text: [UInt8]) -> [UInt8] {
    var rest = text[...]
    while rest.first == 10 || rest.starts(with: [13, 10]) {
      rest = rest.dropFirst(rest.first == 10 ? 1 : 2)
    }
    return Array(rest)
  }

  /// The bytes of a text with a character a byte.
  private func bytes(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }

  private func text(_ bytes: [UInt8]) -> String {
    var text = ""
    for byte in bytes { text.unicodeScalars.append(Unicode.Scalar(byte)) }
    return text
  }

  /// The text that UTF-8 spells, as the plain reader gives it.
  private func decoded(_ text: String) -> String { String(decoding: bytes(text), as: UTF8.self) }

  private func copy(_ bytes: Span<UInt8>) -> [UInt8] {
    var all: [UInt8] = []
    all.append(bytes)
    return all
  }
}
