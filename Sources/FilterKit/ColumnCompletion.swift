public import ArgumentParser
import CSVCore

extension CompletionKind {
  /// Completes the column names of the file on the command line.
  public static var columns: CompletionKind {
    .custom { words, _, _ in columnNames(of: words) }
  }
}

/// The column names of the first word that is a readable file with a header; none where there is no such word.
private func columnNames(of words: [String]) -> [String] {
  for word in words.dropFirst().reversed() where !word.isEmpty && !word.hasPrefix("-") {
    let dialect = Dialect(delimiter: Dialect.delimiter(forFileNamed: word))
    guard let input = try? ByteInput(path: word, looks: .once),
      let reader = try? RecordReader(input, dialect: dialect)
    else { continue }
    return reader.header.names ?? []
  }
  return []
}
