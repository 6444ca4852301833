/// The rows of an ARFF or KEEL file, read byte by byte.
struct PlainAttributeRows {
  /// How fields are told apart.
  var delimiter: UInt8
  /// The quote that most fields are in.
  var quote: UInt8
  var columnCount: Int

  struct Row: Equatable {
    var fields: [[UInt8]]
    /// The line on which it begins, from 1.
    var line: Int
  }

  enum Outcome: Equatable {
    case rows([Row])
    /// What is wrong with a row, on this line.
    case fault(String, line: Int)
  }

  /// Reads the rows from a position on.
  func read(_ text: [UInt8], from start: (offset: Int, line: Int)) -> Outcome {
    var rows: [Row] = []
    var (position, line) = start
    while position < text.count {
      let end = text[position...].firstIndex(of: 10)
      if isIdle(text[position..<(end ?? text.count)]) {
        (position, line) = ((end ?? text.count) + 1, line + 1)
        continue
      }
      // Blanks beside quotes and other quotes matter only where a row makes no sense without them.
      let found: (fields: [[UInt8]], next: Int)
      if case .row(let fields, let next, hasLineEnd: true) = row(text, at: position, isStrict: true),
        fields.count == columnCount
      {
        found = (fields, next)
      } else {
        switch row(text, at: position, isStrict: false) {
        case .fault(let fault, let offset):
          let lines = text[position..<min(offset, text.count)].count { $0 == 10 }
          return .fault(fault, line: line + lines)
        case .row(let fields, let next, _):
          if fields.count != columnCount { return .fault("ragged", line: line) }
          found = (fields, next)
        }
      }
      rows.append(Row(fields: found.fields, line: line))
      line += text[position..<found.next].count { $0 == 10 }
      position = found.next
    }
    return .rows(rows)
  }

  private func isBlank(_ byte: UInt8) -> Bool { (byte == 9 || byte == 32) && byte != delimiter }

  /// Whether a line is a comment, or has nothing on it.
  private func isIdle(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { isBlank($0) || $0 == 13 }
    return text.isEmpty || text.first == UInt8(ascii: "%")
  }

  private enum Found {
    case row([[UInt8]], next: Int, hasLineEnd: Bool)
    case fault(String, at: Int)
  }

  private func row(_ text: [UInt8], at start: Int, isStrict: Bool) -> Found {
    var (fields, position): ([[UInt8]], Int) = ([], start)
    func next(_ offset: Int = 0) -> UInt8? {
      position + offset < text.count ? text[position + offset] : nil
    }
    while true {
      let begin = position
      if !isStrict { while let byte = next(), isBlank(byte) { position += 1 } }
      let first = next()
      let isOtherQuote = !isStrict && (first == UInt8(ascii: "'") || first == UInt8(ascii: "\""))
      if let mark = first, mark == quote || isOtherQuote {
        let opened = position
        position += 1
        while true {
          guard let byte = next() else { return .fault("open", at: opened) }
          if byte == UInt8(ascii: "\\") {
            if next(1) == nil { return .fault("open", at: opened) }
            position += 1
          } else if byte == mark {
            if next(1) != mark { break }
            position += 1
          }
          position += 1
        }
        position += 1
        if !isStrict { while let byte = next(), isBlank(byte) { position += 1 } }
        if next() == 13 && (next(1) == nil || next(1) == 10) { position += 1 }
        if let byte = next(), byte != delimiter && byte != 10 { return .fault("text", at: opened) }
      } else {
        while let byte = next(), byte != delimiter && byte != 10 { position += 1 }
      }
      var field = Array(text[begin..<position])
      let ends = next() == nil || next() == 10
      if ends && field.last == 13 { field.removeLast() }
      fields.append(field)
      if ends {
        return .row(fields, next: min(position + 1, text.count), hasLineEnd: next() != nil)
      }
      position += 1
    }
  }
}
