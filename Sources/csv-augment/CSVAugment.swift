import ArgumentParser
import CSVCore
package import FilterKit
import Resampling
import TableKit
import VectorFiles

/// The command, for the program that holds them all.
package var command: any Filter.Type { CSVAugment.self }

/// csv-augment: adds rows of text to the small classes of a CSV file.
///
/// Where csv-oversample repeats a text, this makes a new one: the word that tells most of its class
/// is replaced by the nearest in a file of word vectors. All other columns are the parent's, and
/// the rows that came in pass through byte for byte; the made rows follow.
struct CSVAugment: Filter {
  static let configuration = CommandConfiguration(
    filter: "csv-augment",
    abstract: "Add rows of text to the small classes of a CSV file.")

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Classes") var label: LabelOptions
  @OptionGroup(title: "Classes") var bins: BinOptions
  @OptionGroup(title: "Rows that take part") var conditions: ConditionOptions
  @OptionGroup(title: "How many rows") var amount: AmountOptions
  @OptionGroup(title: "Words") var words: WordOptions
  @OptionGroup(title: "New rows") var made: SyntheticRowOptions
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
    var reader = try input.open(.rewindable)
    let rows = try label.rows(
      where: conditions, bins: bins, of: &reader, report: output.report)
    var table = LabeledTable(reader, rows, progress: Progress(output.report))
    let made = try made.columns(of: table.reader, label: table.labelColumn)
    let column = try words.column(of: table, besides: made)
    let writer = try output.open(like: table.reader, appending: made.appendedColumns)

    // Before the long work, so that a file that cannot be read is known at once.
    let vectors = try WordVectorFile.read(words.vectors)
    var columns = table.choice.columns
    var counted = WordAccumulator(columns.add(column), words.cut)
    let numbers = try table.readLabels(with: &counted, from: columns)
    var counts = counted.counts
    counts.renumber(numbers)
    let targets = try amount.targets(for: table, direction: .oversampling)
    targets.noteGrowth(of: table)
    for note in table.choice.source?.notes(verbose: output.report.verbose) ?? [] {
      Self.note(note)
    }

    var selection = ColumnSelection()
    var texts = ClassTexts(
      selection.add(column), words.cut, words: counts.words, labels: table.labels,
      isGrowing: targets.counts.indices.map { targets.added(to: $0) > 0 })
    try table.gather(&texts, from: selection)
    let (newTexts, parents) = try newTexts(
      from: texts, counts, targets, of: table, vectors, stopwords)

    if self.made.shuffle {
      writer.hold()
    } else {
      try table.route(to: RowDestinations([(writer, made.suffixOfKept)])) { _ in 0 }
    }
    try texts.write(
      newTexts, parents: parents, column: column, from: table.reader, made, to: writer)
    if self.made.shuffle {
      try table.writeMixed(rowsHeldBy: writer, suffix: made.suffixOfKept, seed: random.seed)
    }
    try RecordWriter.complete([writer])
    if output.report.verbose {
      var after = table.classes.counts
      for text in newTexts { after[text.label] += 1 }
      table.report(after, seed: random.seed, as: Self.note)
    }
  }

  /// Makes the texts that the classes lack, class by class, and says which row is the parent of each.
  private func newTexts(
    from texts: ClassTexts, _ counts: WordCounts, _ targets: ClassTargets,
    of table: borrowing LabeledTable, _ vectors: WordVectors, _ stopwords: Set<[UInt8]>
  ) throws(CSVError) -> (texts: [NewText], parents: [Int]) {
    var replacement = WordReplacement(
      seed: random.seed, attemptsPerRow: words.likeNotebook ? 10 : nil)
    var nearest = NearestWords(vectors, top: words.top, lowersCase: !words.likeNotebook)
    let wordScores = WordScores(counts, rules: words.likeNotebook ? .recipe : .closed)
    var growing = targets.counts.indices.filter { targets.added(to: $0) > 0 }
    if words.likeNotebook {
      growing.sort { table.firstRow(of: UInt32($0)) ?? 0 < table.firstRow(of: UInt32($1)) ?? 0 }
    }
    var newTexts: [NewText] = []
    var parents: [Int] = []
    var shortfalls: [String] = []
    for label in growing {
      let missing = targets.added(to: label)
      let scores = wordScores.scores(of: UInt32(label)).filter { word, _ in
        !stopwords.contains(lowercased(counts.words.label(word)))
      }
      let known = texts.ofClass(label)
      let made = replacement.replacements(missing, in: known.texts) {
        scores[$0]
      } nearest: {
        nearest.word(for: counts.words.label($0))
      }
      newTexts += made.map { NewText(label: label, $0) }
      parents += made.map { known.parents[Int($0.text)] }
      if made.count < missing {
        let name = table.name(of: UInt32(label))
        shortfalls.append(
          "class \"\(name)\" gets \(made.count) of the \(missing) rows that it lacks")
      }
    }
    if !shortfalls.isEmpty {
      let message = shortfalls.joined(separator: ", ")
      guard words.short else { throw words.ranOut(message, file: table.reader.name) }
      Self.note(message)
    }
    return (newTexts, parents)
  }
}
