import ArgumentParser
import CSVCore
package import FilterKit
import Resampling
import TableKit
import Threading

/// The command, for the program that holds them all.
package var command: any Filter.Type { CSVKNN.self }

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
  @OptionGroup(title: "Training rows") var bins: BinOptions
  @OptionGroup(title: "Features") var features: FeatureOptions
  @OptionGroup(title: "Method") var method: MethodOptions
  @OptionGroup(title: "Predictions") var prediction: PredictionOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Option(parsing: .unconditional, help: .unusedSeed) var seed: UInt32?

  mutating func validate() throws {
    try output.validate(against: [], reading: input, [("--train", training.train)])
    try method.distance.validate(hasCategories: features.hasCategories)
    if training.train == "-" && input.path == nil {
      throw ValidationError("--train and the input cannot both be standard input")
    }
  }

  func run() throws {
    let trainingReader = try input.open(beside: training.train, .rewindable)
    let trainingColumns = try TrainingColumns(
      training, bins, features, in: trainingReader)
    let reader = try input.open(.rewindable)
    let progress = Progress(output.report)
    // Before the long work, so that an output that cannot be written is known at once.
    let bytes = try output.openBytes(reading: reader)
    let table = try TrainingTable(
      trainingReader, trainingColumns, takesCategories: method.distance.takesCategories,
      progress: progress)
    for note in table.source.notes(verbose: output.report.verbose) { Self.note(note) }
    let columns = (
      numbers: try trainingColumns.positions(of: table.columns.numbers, in: reader),
      categories: try trainingColumns.positions(of: table.columns.categories, in: reader)
    )
    if columns.numbers.isEmpty { try method.distance.requireNumbers(of: reader) }
    let appended = try prediction.columns(for: table.classes, in: reader)
    let writer = try RecordWriter(bytes, like: reader, appending: appended)
    var pass = RowPass(reader, progress: progress)
    let hasGaps = try profile(table.columns.features(at: columns), in: &pass)
    for line in table.columns.notes(hasGaps: hasGaps) { Self.note(line) }

    let model = method.model(of: table, threadCount: pass.isDivided ? 1 : Threads.count)
    if table.points.rowCount < method.neighbors {
      Self.note(
        "\(training.train) has \(counted(table.points.rowCount, "row")) to learn from: "
          + "\(counted(table.points.rowCount, "neighbor")) instead of \(method.neighbors)")
    }
    let counts = try predict(columns, by: model, in: &pass, to: writer, table)
    try RecordWriter.complete([writer])
    if output.report.verbose { report(counts, table) }
  }

  /// The first pass: finds all non-numeric cells before a byte is written.
  ///
  /// - Returns: whether cells are missing where they are allowed.
  private func profile(
    _ columns: FeatureColumns, in pass: inout RowPass
  ) throws(CSVError) -> Bool {
    var selection = ColumnSelection()
    var survey = FeatureSurvey(columns, in: pass.reader.header, selecting: &selection)
    try pass.gather(&survey, from: selection)
    try pass.requireRows()
    _ = try survey.roles(of: pass.reader, remedies: ["--exclude"])
    return survey.hasMissing
  }

  /// The second pass: writes every row with its prediction, and counts the predictions of each class.
  private func predict(
    _ columns: (numbers: [Int], categories: [Int]), by model: Model, in pass: inout RowPass,
    to writer: RecordWriter,
    _ table: TrainingTable
  ) throws(CSVError) -> [Int] {
    var selection = ColumnSelection()
    var router = PredictionRouter(
      model, numbers: selection.add(columns.numbers),
      categories: selection.add(columns.categories), known: table.categories,
      gaps: table.columns.gaps, classCount: table.classes.count,
      PredictionSuffixes(
        table.classes, pass.reader.dialect, probabilities: prediction.probability))
    try pass.route(&router, from: selection, to: [writer])
    return router.counts
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
