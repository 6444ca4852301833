import TestSupport
import Testing

@testable import CSVCore

/// The rows of ARFF files as the scanner finds them: against a reader that goes byte by byte, on texts of the bytes that
/// matter, with all kinds of instructions.
@Suite struct AttributeRecordsTests {
  private static let quote = UInt8(ascii: "'")

  /// The fields of each record; `nil` where a record has a fault.
  private static func expected(_ text: [UInt8], columnCount: Int) -> [[String]]? {
    var (records, position): ([[String]], Int) = ([], 0)
    while position < text.count {
      let lineEnd = text[position...].firstIndex(of: Byte.lineFeed) ?? text.count
      let line = text[position..<lineEnd]
      let unindented = line.drop { $0 == UInt8(ascii: " ") }
      if unindented.isEmpty || unindented.first == UInt8(ascii: "%") {
        position = lineEnd + 1
        continue
      }
      // Blanks beside quotes matter only where a record makes no sense with them.
      let strict = record(text, at: position, passesBlanks: false)
      if let strict, strict.hasLineEnd, strict.fields.count == columnCount {
        records.append(strict.fields)
        position = strict.next
      } else if let other = record(text, at: position, passesBlanks: true),
        other.fields.count == columnCount
      {
        records.append(other.fields)
        position = other.next
      } else {
        return nil
      }
    }
    return records
  }

  private static func record(
    _ text: [UInt8], at start: Int, passesBlanks: Bool
  ) -> (fields: [String], next: Int, hasLineEnd: Bool)? {
    var (fields, field, position): ([String], [UInt8], Int) = ([], [], start)
    func passBlanks() {
      while passesBlanks && position < text.count && text[position] == UInt8(ascii: " ") {
        field.append(text[position])
        position += 1
      }
    }
    while true {
      passBlanks()
      if position < text.count && text[position] == quote {
        // Up to the closing quote: a doubled one is data, and so is any byte behind a backslash.
        field.append(quote)
        position += 1
        while true {
          guard position < text.count else { return nil }
          let byte = text[position]
          field.append(byte)
          position += 1
          if byte == UInt8(ascii: "\\") {
            guard position < text.count else { return nil }
            field.append(text[position])
            position += 1
          } else if byte == quote {
            guard position < text.count && text[position] == quote else { break }
            field.append(quote)
            position += 1
          }
        }
        passBlanks()
        guard
          position == text.count || text[position] == Byte.lineFeed
            || text[position] == UInt8(ascii: ",")
        else { return nil }
      }
      while position < text.count && text[position] != Byte.lineFeed
        && text[position] != UInt8(ascii: ",")
      {
        field.append(text[position])
        position += 1
      }
      fields.append(String(decoding: field, as: UTF8.self))
      field = []
      if position == text.count { return (fields, position, false) }
      position += 1
      if text[position - 1] == Byte.lineFeed { return (fields, position, true) }
    }
  }

  private static func found(
    _ text: [UInt8], columnCount: Int, _ kernel: ScanKernel
  ) throws -> [[String]]? {
    var scanner = RecordScanner(
      delimiter: UInt8(ascii: ","), columnCount: columnCount,
      syntax: AttributeSyntax(quote: quote), kernel: kernel)
    let selection = FieldSelection(Array(0..<columnCount), columnCount: columnCount)
    scanner.stops = selection.stops
    let buffer = text + [UInt8](repeating: quote, count: Block.size)
    var index = RecordIndex()
    let fault = scanner.scan(buffer.span, from: 0, to: text.count, isLast: true, into: &index)
    if fault != nil { return nil }
    #expect(index.consumed == text.count)
    return index.records.indices.map { record in
      (0..<columnCount).map {
        String(decoding: buffer[selection.bounds($0, of: record, in: index)], as: UTF8.self)
      }
    }
  }

  @Test(arguments: ScanKernel.allAvailable) func anyText(_ kernel: ScanKernel) throws {
    let alphabet = Array("ab,,,\n\n'\\% ".utf8)
    var numbers = SeededNumbers(seed: 7)
    var readCount = 0
    for _ in 0..<20_000 {
      let length = numbers.below(25)
      let text = (0..<length).map { _ in numbers.pick(alphabet) }
      let expected = Self.expected(text, columnCount: 2)
      #expect(
        try Self.found(text, columnCount: 2, kernel) == expected,
        "\(String(decoding: text, as: UTF8.self))")
      if expected?.isEmpty == false { readCount += 1 }
    }
    #expect(readCount > 100)
  }

  /// Records that cross the blocks and chunks of the scanner, with backslashes at every position.
  @Test(arguments: ScanKernel.allAvailable) func longTexts(_ kernel: ScanKernel) throws {
    var numbers = SeededNumbers(seed: 8)
    let fields = [
      "a", "'b,c'", "'it\\'s'", "'\\\\'", "'\\\\\\''", "'\\n,\\''", "?", "''", "'a''b'", " 'b,c'",
      "'q' ", " x ",
    ]
    for _ in 0..<200 {
      var text = String(repeating: "x", count: numbers.below(201)) + ",y\n"
      for _ in 0..<1000 {
        for column in 0..<2 {
          text += numbers.pick(fields)
          text += column == 0 ? "," : "\n"
        }
        if numbers.below(20) == 0 { text += "% 'a, b\\\n" }
      }
      let bytes = Array(text.utf8)
      let expected = try #require(Self.expected(bytes, columnCount: 2))
      #expect(expected.count == 1001)
      #expect(try Self.found(bytes, columnCount: 2, kernel) == expected)
    }
  }
}
