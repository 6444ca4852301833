import TestSupport
import Testing

@testable import CSVCore

/// The samples again, read by two: the middle of the file, where the second reader begins, is put on every byte of them.
@Suite struct ConformanceTailTests {
  /// The rows of all samples with two columns and no fault, under one header.
  private static let rows: [UInt8] = {
    var rows: [UInt8] = []
    for sample in ConformanceSample.all {
      guard case .table(let names, let records) = sample.expected, names.count == 2,
        !records.isEmpty, !sample.bytes.starts(with: [0xEF, 0xBB, 0xBF])
      else { continue }
      let lines = sample.bytes.drop { $0 == 10 || $0 == 13 }
      let afterHeader = lines.drop { $0 != 10 }.dropFirst()
      rows += afterHeader
      if rows.last != 10 { rows.append(10) }
    }
    return rows
  }()

  @Test(arguments: ScanKernel.allAvailable)
  func halvesAreTheWholeWhereverTheMiddleLies(kernel: ScanKernel) throws {
    let folder = try WorkFolder()
    let rows = Self.rows
    #expect(rows.count > 250)
    // As much as is read at once before it is known how many columns there are.
    let before = Array("a,b\n1,\(String(repeating: "x", count: 1 << 16))\n".utf8)
    var usedTails = 0
    for place in rows.indices {
      // The middle of the whole is to lie on `place` of the rows.
      let afterCount = before.count + 2 * place - rows.count
      let after = Array("2,\(String(repeating: "y", count: afterCount - 3))\n".utf8)
      try folder.write(before + rows + after, to: "data.csv")
      var whole = try reader(of: folder("data.csv"), kernel)
      let expected = try values(of: &whole)
      var head = try reader(of: folder("data.csv"), kernel)
      guard var tail = try head.splitTail(ofAtLeast: 1) else {
        #expect(try values(of: &head) == expected, "no tail from \(place)")
        continue
      }
      let last = try? values(of: &tail)
      let first = try values(of: &head)
      let isAtTail = head.isAtTail
      if isAtTail {
        usedTails += 1
        #expect(first + (last ?? []) == expected, "a tail from \(place)")
        head.readOn()
        #expect(first + (try values(of: &head)) == expected, "read on from \(place)")
      } else {
        #expect(first == expected, "a tail thrown away from \(place)")
      }
    }
    #expect(usedTails > rows.count / 2)
  }

  private func reader(of path: String, _ kernel: ScanKernel) throws -> RecordReader {
    var reader = try RecordReader(ByteInput(path: path, looks: .once), kernel: kernel)
    reader.select([0, 1])
    return reader
  }

  /// The values of the short records, and the lengths of the long ones.
  private func values(of reader: inout RecordReader) throws -> [[UInt8]] {
    var values: [[UInt8]] = []
    while try reader.advance() {
      for record in 0..<reader.count {
        for column in 0..<2 {
          let value = reader.value(column, of: record)
          values.append(value.count < 1000 ? copy(value) : Array("\(value.count)".utf8))
        }
      }
    }
    return values
  }

  private func copy(_ bytes: Span<UInt8>) -> [UInt8] {
    var all: [UInt8] = []
    all.append(bytes)
    return all
  }
}
