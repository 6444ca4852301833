import ArgumentParser
import CSVCore
package import FilterKit
import Resampling

/// The command, for the program that holds them all.
package let command: any Filter.Type = CSVKNN.self

/// csv-knn: predicts the class of each row of a CSV file by the training rows nearest to it.
///
/// A model without a training program: what balancing does to a prediction can be seen in one pipe. Rows pass through
/// byte for byte, in input order, each with what is predicted for it.
struct CSVKNN: Filter {
  static let configuration = CommandConfiguration(
    filter: "csv-knn",
    abstract: "Predict the class of each row of a CSV file by its nearest training rows.")

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Training rows") var training: TrainingOptions
  @OptionGroup(title: "Features") var features: FeatureOptions
  @OptionGroup(title: "Method") var method: MethodOptions
  @OptionGroup(title: "Predictions") var prediction: PredictionOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    if training.train == "-" && input.path == nil {
      throw ValidationError("--train and the input cannot both be standard input")
    }
  }

  func run() throws {
    let trainingReader = try input.open(beside: training.train, .once)
    let trainingColumns = try TrainingColumns(training, features, in: trainingReader)
    var reader = try input.open(.again)
    let columns = try trainingColumns.positions(in: reader)
    // Before the long work, so that a place that cannot be written is known at once.
    let bytes = try output.openBytes(reading: reader)
    let table = try TrainingTable(trainingReader, trainingColumns, missing: features.missing)
    let names = try prediction.names(for: table.classes, in: reader)
    let writer = try RecordWriter(bytes, like: reader, appending: names)
    let rowCount = try survey(columns, of: &reader)

    let model = method.model(of: table)
    if table.points.rowCount < method.neighbors {
      Self.note(
        "\(training.train) has \(counted(table.points.rowCount, "row")) to learn from: "
          + "\(counted(table.points.rowCount, "neighbour")) instead of \(method.neighbors)")
    }
    let counts = try predict(columns, by: model, of: &reader, to: writer, table, rowCount)
    try writer.finish()
    try writer.commit()
    if output.report.verbose { report(counts, table) }
  }

  /// The first look: finds all cells that are no numbers before a byte is written, and counts the rows.
  private func survey(_ columns: [Int], of reader: inout RecordReader) throws -> Int {
    var survey = FeatureSurvey(columns, missing: features.missing)
    var progress = Progress(output.report, total: reader.size)
    reader.select(columns)
    while try reader.advance() {
      for record in 0..<reader.count { survey.note(record, of: reader) }
      progress.update(bytes: reader.offsetAfterBatch, rows: reader.recordsBefore + reader.count)
    }
    progress.finish()
    if reader.recordsBefore == 0 { throw reader.error("has a header but no rows") }
    try survey.requireNumbers(of: reader, remedies: ["--exclude"])
    return reader.recordsBefore
  }

  /// The second look: writes every row with its prediction, and counts the predictions of each class.
  private func predict(
    _ columns: [Int], by model: Model, of reader: inout RecordReader, to writer: RecordWriter,
    _ table: TrainingTable, _ rowCount: Int
  ) throws -> [Int] {
    var counts = [Int](repeating: 0, count: table.classes.count)
    let suffixes = PredictionSuffixes(
      table.classes, delimiter: reader.dialect.delimiter, probabilities: prediction.probability)
    var progress = Progress(output.report, total: reader.size)
    try reader.rewind()
    reader.select(columns)
    while try reader.advance() {
      var queries = FeatureTable(numberCount: columns.count)
      for record in 0..<reader.count { queries.append(record, of: reader, row: record) }
      queries.finish()
      for (record, shares) in model.shares(for: queries.numbers).enumerated() {
        counts[Int(shares.winner)] += 1
        try writer.copy(record..<(record + 1), of: reader, suffix: suffixes.suffix(shares))
      }
      progress.update(bytes: reader.offsetAfterBatch, rows: reader.recordsBefore + reader.count)
    }
    progress.finish()
    if reader.recordsBefore != rowCount { throw reader.error("changed while it was read") }
    return counts
  }

  /// Says on standard error what was learned from and what came out.
  private func report(_ counts: [Int], _ table: TrainingTable) {
    for (label, count) in counts.enumerated() {
      let name = String(decoding: table.classes.label(UInt32(label)), as: UTF8.self)
      Self.note(
        "class \"\(name)\": \(counted(table.classes.counts[label], "training row")), "
          + "predicted for \(counted(count, "row"))")
    }
  }
}
