import ArgumentParser
import CSVCore
package import FilterKit
import Resampling
import TableKit

/// The command, for the program that holds them all.
package var command: any Filter.Type { CSVWeights.self }

/// csv-weights: says how much a row of each class should weigh in training, so that small classes count.
///
/// Where csv-oversample and csv-smote change the rows, this leaves them alone and gives the learner numbers instead. Counts
/// in one pass; a second pass only where every row gets its weight.
struct CSVWeights: Filter {
  static let configuration = CommandConfiguration(
    filter: "csv-weights",
    abstract: "Compute class weights from the rows of a CSV file.")

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Classes") var label: LabelOptions
  @OptionGroup(title: "Classes") var bins: BinOptions
  @OptionGroup(title: "Classes") var multilabel: MultilabelOptions
  @OptionGroup(title: "Shards and streams") var counts: CountsOptions
  @OptionGroup(title: "Rows that take part") var conditions: ConditionOptions
  @OptionGroup(title: "Weights") var formula: FormulaOptions
  @OptionGroup(title: "Report") var report: FormOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Option(parsing: .unconditional, help: .unusedSeed) var seed: UInt32?

  mutating func validate() throws {
    try validateLabels()
    if report.positive != nil, let option = formula.givenOptions.first {
      throw ValidationError("--positive knows one formula: \(option) has no effect")
    }
    if formula.isForNumbers,
      let option = bins.given ?? (formula.rowWeights.map { _ in "--row-weights" })
    {
      throw ValidationError("--scheme density is for numbers as they are: \(option) has no effect")
    }
    if formula.rowWeights != nil && counts.file != nil {
      throw ValidationError("--counts has numbers of rows: --row-weights has no effect")
    }
    if label.unlabeled == .keep && report.append == nil {
      throw ValidationError("no row passes through: use --unlabeled drop, or --append")
    }
    if !readsCountsAlone {
      try counts.validate(reading: input, against: [bins.given ?? "--bins": bins.needsNumbers])
    } else {
      let without: KeyValuePairs = [
        "FILE": input.path != nil, "--label": label.given != nil,
        bins.given ?? "--bins": bins.given != nil,
        "--where": !conditions.conditions.isEmpty,
      ]
      for (option, isGiven) in without where isGiven {
        throw ValidationError("the counts say it all: \(option) has no effect without --append")
      }
    }
  }

  /// Whether the weights are a matter of the counts, and of no row.
  private var readsCountsAlone: Bool { counts.file != nil && report.access == .sequential }

  func run() throws {
    if multilabel.isGiven {
      try weighLabels()
      return
    }
    var rows = try openRows()
    if let name = report.append {
      try rows.reader.header.requireNew([name], hint: "use --append with another name")
    }
    let destination = try output.openBytes(reading: rows.reader)
    if counts.file == nil { try rows.count() }
    for note in rows.choice.source?.notes(verbose: output.report.verbose) ?? [] { Self.note(note) }
    if let label = report.positive {
      try writePositiveScale(of: label, rows, to: destination)
      return
    }
    let table = try table(of: rows)
    if report.writesRows {
      let (writer, texts) = try weightedOutput(table.texts, like: rows.reader, to: destination)
      try rows.write(texts, table, to: writer)
      try RecordWriter.complete([writer])
    } else {
      try table.write(to: destination, as: report.format ?? .csv, of: rows.reader)
    }
    if output.report.verbose {
      rows.report(table, areNumbers: formula.isForNumbers, as: Self.note)
    }
  }
}

extension CSVWeights {
  /// Opens the rows, with the counts where they are known before.
  private func openRows() throws(CSVError) -> ClassifiedRows {
    guard let file = counts.file else {
      return try ClassifiedRows(
        input.open(bins.needsNumbers ? .rewindable : report.access), label, bins, conditions,
        weights: formula.rowWeights, isNumber: formula.isForNumbers, report: output.report)
    }
    if readsCountsAlone { return try ClassifiedRows.ofCounts(in: file, report: output.report) }
    let counted = try CountFile(file)
    var rows = try ClassifiedRows(
      input.open(.sequential), label, bins, conditions, isNumber: formula.isForNumbers,
      report: output.report)
    try rows.take(counted)
    return rows
  }

  private func table(of rows: borrowing ClassifiedRows) throws(CSVError) -> WeightTable {
    if formula.isForNumbers { return try densityTable(of: rows) }
    do throws(ResamplingError) {
      return WeightTable(
        rows.classes, totals: rows.totals, weights: try formula.method.weights(sizes: rows.sizes))
    } catch { throw rows.error(error) }
  }

  /// Writes the weight of one class where the rows of all others weigh 1.
  private func writePositiveScale(
    of label: String, _ rows: borrowing ClassifiedRows, to output: consuming ByteOutput
  ) throws(CSVError) {
    let number = try rows.classes.number(
      named: label.utf8Bytes, in: "--positive", of: rows.reader,
      columns: rows.labelColumns)
    let scale: Double
    do throws(ResamplingError) {
      scale = try ClassWeights.positiveScale(sizes: rows.sizes, positive: number)
    } catch { throw rows.error(error) }
    let text = DecimalFormatter.shortest.text(of: scale) + "\n"
    try output.complete(with: text.utf8Bytes)
    if self.output.report.verbose { rows.report(positive: number, as: Self.note) }
    if let warning = rows.warning(ofPositive: number) { Self.note(warning) }
  }

  /// What the second pass writes: every row with its weight, which is empty for rows that take no part, or the weights of
  /// those that do, one a line.
  func weightedOutput(
    _ texts: [String], like reader: borrowing RecordReader, to output: consuming ByteOutput
  ) throws(CSVError) -> (writer: RecordWriter, texts: WeightedOutput) {
    guard let name = report.append else {
      let writer = RecordWriter(output, delimiter: UInt8(ascii: ","), lineEnd: [UInt8(ascii: "\n")])
      return (writer, .lines(texts.map { "\($0)\n".utf8Bytes }))
    }
    let writer = try RecordWriter(
      output, like: reader, appending: [AppendedColumn(name, .number)])
    let dialect = reader.dialect
    return (
      writer,
      .rows(suffixes: (texts + [""]).map { FieldText.suffix($0.utf8Bytes, as: dialect) })
    )
  }
}
