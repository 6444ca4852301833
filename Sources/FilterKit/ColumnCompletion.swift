public import ArgumentParser
import CSVCore
import SystemPackage
import TableKit

// What the completion scripts ask a tool for: columns, and values in them. The scripts pass all words of the command line,
// the one that is completed last and only up to the cursor.

extension CompletionKind {
  /// Completes a column of the file on the command line.
  public static var column: CompletionKind { asking { _, table in table.columns } }

  /// Completes the last of several columns, which are separated by commas.
  public static var columns: CompletionKind {
    asking { word, table in
      let start = word.unquotedCommas.last.map { word.index(after: $0) } ?? word.startIndex
      let listed = Set(ColumnList(String(word[..<start].dropLast())).items.map(\.text))
      return table.columns.filter { !listed.contains($0) }.map { word[..<start] + $0.asListItem }
    }
  }

  /// Completes a condition: a column, and behind `=` or `!=` a value that the file has there.
  public static var condition: CompletionKind {
    asking { word, table in
      guard let sign = word.firstIndex(of: "=") else { return table.columns.map { $0 + "=" } }
      var column = word[..<sign]
      if column.last == "!" { column.removeLast() }
      return table.values(in: String(column)).map { word[...sign] + $0 }
    }
  }

  private static func asking(
    _ candidates: @escaping @Sendable (String, SampledTable) -> [String]
  ) -> CompletionKind {
    .custom { words, _, _ in
      // fish passes words as commands get them, the others as they are typed.
      let words = CompletionShell.requesting == .fish ? words : words.map(unquoted)
      guard let word = words.last, let table = SampledTable(among: words.dropLast()) else {
        return []
      }
      let answers = candidates(word, table).filter(\.isPrintable)
      // bash offers whatever it is told; the others find what matches by the user's own rules.
      return CompletionShell.requesting == .bash ? answers.filter { $0.hasPrefix(word) } : answers
    }
  }
}

/// The first rows of the file that a command line names.
private struct SampledTable {
  private let path: String
  private let format: InputFormat
  /// The columns: names, or numbers where there are no names or two columns share one.
  let columns: [String]

  /// Takes the last of the words that names a file with a header.
  init?(among words: ArraySlice<String>) {
    let hasHeader = !words.contains("-n") && !words.contains("--no-headers")
    let delimiter = SampledTable.delimiter(in: words)
    for path in words.dropFirst().reversed() where SampledTable.isFile(path) {
      var format = InputFormat(delimiter: delimiter, hasHeader: hasHeader)
      let named = Dialect.delimiter(forFileNamed: path)
      if delimiter == nil && named != Dialect().delimiter { format.delimiter = named }
      guard let input = try? ByteInput(path: path, access: .sequential),
        var reader = try? RecordReader(input, format: format)
      else { continue }
      if !words.contains("--headers") && HeaderGuess.firstLineIsData(of: &reader) {
        reader.takeFirstLineAsData()
      }
      self.path = path
      self.format = InputFormat(reader.dialect)
      let header = reader.header
      columns = (0..<header.columnCount).map { column in
        let name = header.label(of: column)
        return (try? header.column(ColumnReference(name))) == column ? name : String(column + 1)
      }
      return
    }
    return nil
  }

  /// Values of a column in the first rows, each once; at most a hundred.
  func values(in column: String) -> [String] {
    guard let input = try? ByteInput(path: path, access: .sequential),
      var reader = try? RecordReader(input, format: format),
      let index = try? reader.header.column(ColumnReference(column))
    else { return [] }
    var columns = ColumnSelection()
    let cell = columns.add(index)
    reader.select(columns)
    guard (try? reader.advance()) == true else { return [] }
    var values = Set<String>()
    for record in 0..<reader.count where values.count < 100 {
      values.insert(String(decoding: reader.value(cell, of: record).array, as: UTF8.self))
    }
    return values.sorted()
  }

  /// Whether there is a regular file: opening a pipe would wait for its writer.
  private static func isFile(_ path: String) -> Bool {
    (try? FilePath(path).stat())?.type == .regular
  }

  /// The delimiter that the command line asks for.
  private static func delimiter(in words: ArraySlice<String>) -> UInt8? {
    let (short, long) = ("-d", "--delimiter")
    for (option, value) in zip(words, words.dropFirst()) where option == short || option == long {
      return Delimiter(argument: value)?.byte
    }
    let joined = words.first { $0.hasPrefix(long + "=") }
    return joined.flatMap { Delimiter(argument: String($0.dropFirst(long.count + 1)))?.byte }
  }
}

/// A word of a command line without the quotes and backslashes that a shell takes away.
private func unquoted(_ word: String) -> String {
  var text = ""
  var quote: Character?
  var isEscaped = false
  for character in word {
    if isEscaped {
      if quote == "\"" && !"\\\"$`".contains(character) { text.append("\\") }
      text.append(character)
      isEscaped = false
    } else if character == "\\" && quote != "'" {
      isEscaped = true
    } else if character == quote {
      quote = nil
    } else if quote == nil && (character == "'" || character == "\"") {
      quote = character
    } else {
      text.append(character)
    }
  }
  return text
}

extension String {
  /// Whether the text can be shown in a terminal, on one line.
  fileprivate var isPrintable: Bool {
    unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f }
  }

  /// Where the commas are that separate the items of a list.
  fileprivate var unquotedCommas: [Index] {
    var isQuoted = false
    return indices.filter { index in
      if self[index] == "\"" { isQuoted.toggle() }
      return self[index] == "," && !isQuoted
    }
  }

  /// A column as an item of a list: in quotes where it has commas or quotes itself.
  fileprivate var asListItem: String {
    var bytes: [UInt8] = []
    FieldText.append(Array(utf8).span, to: &bytes, delimiter: UInt8(ascii: ","))
    return String(decoding: bytes, as: UTF8.self)
  }
}
