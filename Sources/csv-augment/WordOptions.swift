public import ArgumentParser
import CSVCore
import FilterKit
public import Resampling
import TableKit

/// Where the words are, and which of them are replaced by which.
struct WordOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The column that holds the text.", valueName: "COL"),
    completion: .columns)
  var text: ColumnReference

  @Option(
    help: ArgumentHelp(
      "Word vectors: word2vec's binary or text, or GloVe's text, gzip or not.", valueName: "FILE"),
    completion: .file())
  var vectors: String

  @Option(
    help: ArgumentHelp(
      "How a text is cut into words. Only at white space, or without the punctuation at the ends of words, which is put back. Default: space.",
      valueName: "space|words"))
  var tokens: Tokens?

  @Option(
    help: ArgumentHelp(
      "Words that are never replaced, one a line, in any case of letters. Default: an English list.",
      valueName: "FILE"),
    completion: .file())
  var stopwords: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many near words are tried for one that is spelled differently.", valueName: "N"))
  var top = 10

  @Flag(help: "Where words do not suffice, make what can be made. Default: it is an error.")
  var short = false

  @Flag(
    help:
      "Score and draw exactly as the published recipe does. With two classes it makes nothing.")
  var likeNotebook = false

  mutating func validate() throws {
    if top < 1 { throw ValidationError("--top must be at least 1, not \(top)") }
    if likeNotebook && tokens == .words {
      throw ValidationError("--like-notebook cuts by white space: --tokens words has no effect")
    }
  }

  /// Refuses two uses of standard input.
  func validate(reading input: InputOptions) throws {
    let readers = [
      input.path == nil ? "the input" : nil, vectors == "-" ? "--vectors" : nil,
      stopwords == "-" ? "--stopwords" : nil,
    ].compactMap { $0 }
    if readers.count > 1 {
      throw ValidationError("\(readers.joined(separator: " and ")) cannot both be standard input")
    }
  }

  /// How a text is cut.
  var cut: Tokens { tokens ?? .space }

  /// The words that are never replaced, in small letters.
  func stopwordSet() throws(CSVError) -> Set<[UInt8]> {
    guard let stopwords else { return Set(EnglishStopwords.words.map(\.utf8Bytes)) }
    let text = try ByteInput.contents(of: stopwords)
    var words = Set<[UInt8]>()
    Tokens.space.forEachWord(in: text.span) { words.insert(lowercased(Array(text[$0]))) }
    return words
  }

  /// The position of the text column.
  func column(
    of table: borrowing LabeledTable, besides made: SyntheticRowColumns
  ) throws(CSVError) -> Int {
    let column = try table.reader.header.column(text)
    var uses = ColumnUses(of: table.reader)
    try uses.claim(table.labelColumns, as: "the label")
    try made.claim(&uses)
    try uses.claim([column], as: "the text")
    return column
  }

  /// What to tell the user where words do not suffice.
  func ranOut(_ message: String, file: String) -> CSVError {
    let remedies = [
      tokens == .words || likeNotebook ? nil : "--tokens words", "a file of more vectors",
      "a smaller --target", "--short to accept fewer rows",
    ].compactMap { $0 }
    let reason =
      likeNotebook
      ? "ten attempts a row did not find more"
      : "no other word tells of the class, is no stop word and has a vector"
    return CSVError(
      "\(message): \(reason)", file: file,
      hint: "use " + remedies.dropLast().joined(separator: ", ") + " or " + (remedies.last ?? ""))
  }
}

extension Tokens: ExpressibleByArgument {}
