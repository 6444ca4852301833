import CSVCore
import Resampling
import TableKit

/// A text that is to be written as a new row.
struct NewText {
  /// The class.
  let label: Int
  /// Which text of the class, and which of its words, becomes what.
  let replacement: WordReplacement.Replacement

  init(label: Int, _ replacement: WordReplacement.Replacement) {
    self.label = label
    self.replacement = replacement
  }
}

/// How often each class has each word: gathered in the first pass.
struct WordAccumulator: LabeledRowAccumulator {
  private(set) var counts = WordCounts()
  private let column: ColumnHandle
  private let tokens: Tokens

  init(_ column: ColumnHandle, _ tokens: Tokens) {
    self.column = column
    self.tokens = tokens
  }

  mutating func add(_ record: Int, of reader: borrowing RecordReader, label: UInt32) {
    let text = reader.value(column, of: record)
    counts.makeRoom(for: label)
    tokens.forEachWord(in: text) { counts.add(text.extracting($0), to: label) }
  }

  mutating func append(_ later: Self, labels: [UInt32], at position: RowPosition) {
    counts.add(later.counts, classes: labels)
  }
}

/// The texts of the classes that grow, from which new ones are made: gathered in a second pass.
///
/// Memory: for each row that may be a parent its text, four bytes a word, and 36 bytes.
struct ClassTexts: RowAccumulator {
  private let column: ColumnHandle
  private let tokens: Tokens
  private let words: Interner
  private let labels: [UInt32]
  private let isGrowing: [Bool]

  /// The parents: their texts one after the other, where each ends, and their rows.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var rows: [RowNumber] = []
  private var located = LocatedRows()
  /// The words of each parent.
  private var texts: [[UInt32]] = []

  /// Begins with no texts.
  ///
  /// - Parameters:
  ///   - words: all words of the first pass.
  ///   - labels: the class of each row.
  ///   - isGrowing: for each class, whether its texts are wanted.
  init(
    _ column: ColumnHandle, _ tokens: Tokens, words: Interner, labels: [UInt32],
    isGrowing: [Bool]
  ) {
    (self.column, self.tokens, self.words) = (column, tokens, words)
    (self.labels, self.isGrowing) = (labels, isGrowing)
  }

  mutating func add(_ reader: borrowing RecordReader) {
    for record in 0..<reader.count {
      let row = reader.recordsBefore + record
      if labels[row] == unlabeled || !isGrowing[Int(labels[row])] { continue }
      let text = reader.value(column, of: record)
      var numbers: [UInt32] = []
      tokens.forEachWord(in: text) { range in
        if let word = words.find(text.extracting(range)) { numbers.append(word) }
      }
      texts.append(numbers)
      bytes.append(text)
      ends.append(bytes.count)
      rows.append(RowNumber(row))
      located.append(record, of: reader)
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) {
    ends += later.ends.map { $0 + bytes.count }
    bytes += later.bytes
    rows += later.rows
    texts += later.texts
    located.append(later.located)
  }

  /// The texts of a class as word numbers, and the parents that they are of.
  func ofClass(_ label: Int) -> (texts: WordReplacement.Texts, parents: [Int]) {
    var words = WordReplacement.Texts()
    let parents = rows.indices.filter { labels[Int(rows[$0])] == UInt32(label) }
    for parent in parents {
      for word in texts[parent] { words.append(word) }
      words.endText()
    }
    return (words, parents)
  }

  /// Writes the new rows: their parents with another text.
  ///
  /// - Parameter parents: the parent of each new text.
  func write(
    _ newTexts: [NewText], parents: [Int], column: Int, from reader: borrowing RecordReader,
    _ made: SyntheticRowColumns, to writer: RecordWriter
  ) throws(CSVError) {
    let draws = parents.map { rows[$0] }
    try located.write(draws, from: reader, to: writer) { draw, record, output in
      let replacement = newTexts[draw].replacement
      let (text, word) = text(of: parents[draw], replacement)
      made.append(
        copyOf: record, changing: [(column: column, value: text)], to: &output,
        provenance: "lic \(draws[draw] + 1) \(replacement.position + 1) "
          + "\(String(decoding: word, as: UTF8.self)) "
          + String(decoding: replacement.word, as: UTF8.self))
    }
  }

  /// A parent's text with one word replaced, and the word that was there.
  private func text(
    of parent: Int, _ replacement: WordReplacement.Replacement
  ) -> (text: [UInt8], word: [UInt8]) {
    let text = Array(bytes[(parent == 0 ? 0 : ends[parent - 1])..<ends[parent]])
    var position = 0
    var replaced = text.count..<text.count
    tokens.forEachWord(in: text.span) { range in
      if position == replacement.position { replaced = range }
      position += 1
    }
    return (
      text[..<replaced.lowerBound] + replacement.word + text[replaced.upperBound...],
      Array(text[replaced])
    )
  }
}
