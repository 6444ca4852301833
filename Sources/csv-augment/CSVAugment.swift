import ArgumentParser
import CSVCore
import FilterKit
import Resampling

/// csv-augment: adds rows of text to the small classes of a CSV file.
///
/// Where csv-oversample repeats a text, this makes a new one: the word that tells most of its class
/// is replaced by the nearest in a file of word vectors. All other columns are the parent's, and
/// the rows that came in pass through byte for byte; the made rows follow.
@main
struct CSVAugment: Filter {
  static let configuration = CommandConfiguration(
    commandName: "csv-augment",
    abstract: "Add rows of text to the small classes of a CSV file.",
    version: version)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Classes") var label: LabelOptions
  @OptionGroup(title: "Rows that take part") var conditions: ConditionOptions
  @OptionGroup(title: "How many rows") var amount: AmountOptions
  @OptionGroup(title: "Words") var words: WordOptions
  @OptionGroup(title: "Made rows") var made: MadeRowOptions
  @OptionGroup(title: "Random numbers") var random: SeedOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    try amount.validate(for: .oversampling, reading: input)
    try words.validate(reading: input)
    if amount.compatibility == .imbalancedLearn {
      throw ValidationError("imbalanced-learn makes no texts: --compat has no effect")
    }
  }

  func run() throws {
    let amount = try amount.read()
    let stopwords = try words.stopwordSet()
    var input = try LabeledInput(
      input, label: label, where: conditions, report: output.report)
    let made = try MadeRowColumns(made, of: input.reader, label: input.labelColumn)
    let column = try words.column(of: input, besides: made)
    let writer = try output.open(like: input.reader, appending: made.appendedNames)

    // Before the long work, so that a file that cannot be read is known at once.
    let vectors = try WordVectorFile.read(words.vectors)
    var texts = ClassTexts(words.cut)
    try input.readLabels(lookingAt: [column]) { (reader, record, label) in
      texts.count(reader.value(0, of: record), label: label)
    }
    let targets = try amount.targets(for: input, direction: .oversampling)
    texts.takeClasses(of: input)
    try input.route(lookingAt: [column], to: []) { (reader, record, row, label) in
      if label != unlabeled && targets.added(to: Int(label)) > 0 {
        texts.append(record, of: reader, row: row, label: label)
      }
      return -1
    }
    let newTexts = try newTexts(from: texts, targets, of: input, vectors, stopwords)

    try input.route(to: [writer], suffixes: [made.suffixOfKept]) { (_, _, _, _) in 0 }
    try texts.write(newTexts, column: column, of: input, made, to: writer)
    try writer.finish()
    try writer.commit()
    if output.report.verbose {
      var counts = input.classes.counts
      for text in newTexts { counts[text.label] += 1 }
      input.report(counts, seed: random.seed, as: Self.note)
    }
  }

  /// Makes the texts that the classes lack, class by class.
  private func newTexts(
    from texts: ClassTexts, _ targets: ClassTargets, of input: borrowing LabeledInput,
    _ vectors: WordVectors, _ stopwords: Set<[UInt8]>
  ) throws -> [NewText] {
    var replacement = WordReplacement(
      seed: random.seed, attemptsPerRow: words.likeNotebook ? 10 : nil)
    var nearest = NearestWords(vectors, top: words.top, lowersCase: !words.likeNotebook)
    let wordScores = WordScores(texts.counts, rules: words.likeNotebook ? .recipe : .closed)
    var growing = targets.counts.indices.filter { targets.added(to: $0) > 0 }
    if words.likeNotebook {
      growing.sort { input.firstRow(of: UInt32($0)) ?? 0 < input.firstRow(of: UInt32($1)) ?? 0 }
    }
    var newTexts: [NewText] = []
    var shortfalls: [String] = []
    for label in growing {
      let missing = targets.added(to: label)
      let scores = wordScores.scores(of: UInt32(label)).filter { word, _ in
        !stopwords.contains(lowercased(texts.counts.words.label(word)))
      }
      let made = replacement.replacements(missing, in: texts.ofClass(label)) {
        scores[$0]
      } nearest: {
        nearest.word(for: texts.counts.words.label($0))
      }
      newTexts += made.map { NewText(label: label, $0) }
      if made.count < missing {
        let name = input.name(of: UInt32(label))
        shortfalls.append(
          "class \"\(name)\" gets \(made.count) of the \(missing) rows that it lacks")
      }
    }
    if !shortfalls.isEmpty {
      let message = shortfalls.joined(separator: ", ")
      guard words.short else { throw words.ranOut(message, file: input.reader.name) }
      Self.note(message)
    }
    return newTexts
  }
}
