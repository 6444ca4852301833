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

  /// Completes a class of the file on the command line.
  public static var label: CompletionKind { asking { _, table in table.labels } }

  /// Completes a class, and the sign behind which a number of rows stands.
  static var target: CompletionKind {
    asking { word, table in
      word.contains("=") ? [] : table.labels.map { $0 + "=" }
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
  /// The column that holds the class.
  private let label: String?

  /// Takes the last of the words that names a file with a header.
  init?(among words: ArraySlice<String>) {
    for path in words.dropFirst().reversed() where SampledTable.isFile(path) {
      var format = SampledTable.format(in: words)
      let named = Dialect.delimiter(forFileNamed: path)
      if format.delimiter == nil && named != Dialect().delimiter { format.delimiter = named }
      guard let input = try? ByteInput(path: path, access: .sequential),
        var reader = try? RecordReader(input, format: format)
      else { continue }
      if !words.contains("--headers") && HeaderGuess.firstLineIsData(of: &reader) {
        reader.takeFirstLineAsData()
      }
      self.path = path
      format.delimiter = reader.dialect.delimiter
      format.hasHeader = reader.dialect.hasHeader
      self.format = format
      let header = reader.header
      columns = (0..<header.columnCount).map { column in
        let name = header.label(of: column)
        return (try? header.column(ColumnReference(name))) == column ? name : String(column + 1)
      }
      label =
        SampledTable.value(of: "-l", "--label", in: words)
        ?? SampledTable.value(of: nil, "--truth", in: words) ?? columns.last
      return
    }
    return nil
  }

  /// The classes in the first rows.
  var labels: [String] { label.map { values(in: $0) } ?? [] }

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

  /// What the command line says of the format.
  private static func format(in words: ArraySlice<String>) -> InputFormat {
    func byte(_ short: String?, _ long: String) -> UInt8? {
      value(of: short, long, in: words).flatMap { Delimiter(argument: $0)?.byte }
    }
    return InputFormat(
      delimiter: byte("-d", "--delimiter"),
      hasHeader: !words.contains("-n") && !words.contains("--no-headers"),
      skippedLines: value(of: nil, "--skip", in: words).flatMap { Int($0) } ?? 0,
      comment: byte(nil, "--comment"))
  }

  /// The value of an option, in a word of its own or in that of the option.
  private static func value(
    of short: String?, _ long: String, in words: ArraySlice<String>
  ) -> String? {
    for (option, value) in zip(words, words.dropFirst()) where option == short || option == long {
      return value
    }
    for word in words {
      if word.hasPrefix(long + "=") { return String(word.dropFirst(long.count + 1)) }
      if let short, word.hasPrefix(short), word.count > short.count, !word.hasPrefix("--") {
        return String(word.dropFirst(short.count))
      }
    }
    return nil
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
