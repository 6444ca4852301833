import CSVCore
import FilterKit
import Resampling

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

/// The texts of the classes: the words of all, counted, and of those that grow the texts
/// themselves.
///
/// Memory: the words with their counts; for each row that may be a parent its text, four bytes a
/// word, and 36 bytes.
struct ClassTexts {
  /// How often each class has each word.
  private(set) var counts = WordCounts()

  private let tokens: Tokens
  /// A row of each class, by the number that a class has while labels are read.
  private var sampleRows: [Int] = []
  private var rowCount = 0

  /// The parents: their texts one after the other, where each ends, and their records.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var rows: [RowNumber] = []
  private var records = RecordStore()
  /// The parents of each class, and their words.
  private var parents: [[UInt32]] = []
  private var texts: [WordReplacement.Texts] = []

  init(_ tokens: Tokens) { self.tokens = tokens }

  /// Counts the words of the next row's text, in the first look; `unlabeled` takes no part.
  mutating func count(_ text: Span<UInt8>, label: UInt32) {
    defer { rowCount += 1 }
    if label == unlabeled { return }
    if sampleRows.count == Int(label) { sampleRows.append(rowCount) }
    counts.makeRoom(for: label)
    tokens.forEachWord(in: text) { counts.add(text.extracting($0), to: label) }
  }

  /// Gives the classes the numbers that they have after the first look.
  mutating func takeClasses(of input: borrowing LabeledInput) {
    counts.renumber(sampleRows.map { input.labels[$0] })
    parents = [[UInt32]](repeating: [], count: counts.classCount)
    texts = parents.map { _ in WordReplacement.Texts() }
  }

  /// Takes a row of a class that grows, in the second look.
  mutating func append(_ record: Int, of reader: borrowing RecordReader, row: Int, label: UInt32) {
    let text = reader.value(0, of: record)
    var words: [UInt32] = []
    tokens.forEachWord(in: text) { range in
      if let word = counts.words.find(text.extracting(range)) { words.append(word) }
    }
    for word in words { texts[Int(label)].append(word) }
    texts[Int(label)].endText()
    parents[Int(label)].append(UInt32(ends.count))
    bytes += text.array
    ends.append(bytes.count)
    rows.append(RowNumber(row))
    records.append(record, of: reader)
  }

  /// The texts of a class as word numbers.
  func ofClass(_ label: Int) -> WordReplacement.Texts { texts[label] }

  /// Writes the new rows: their parents with another text.
  func write(
    _ newTexts: [NewText], column: Int, of input: borrowing LabeledInput, _ made: MadeRowColumns,
    to writer: RecordWriter
  ) throws(CSVError) {
    let order = newTexts.map { parents[$0.label][$0.replacement.text] }
    try records.fetch(order, from: input.reader) { (place, record) throws(CSVError) in
      let replacement = newTexts[place].replacement
      let parent = Int(order[place])
      let (text, word) = text(of: parent, replacement)
      try made.write(
        copy: record, changing: [(column: column, value: text)], to: writer,
        provenance: "lic \(rows[parent] + 1) \(replacement.position + 1) "
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
