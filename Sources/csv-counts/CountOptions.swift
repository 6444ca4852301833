import ArgumentParser
import CSVCore
import FilterKit
import Resampling
import TableKit

/// The files, one or several.
struct FileOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "CSV files, gzip or not. None or - is standard input. Several are counted each by itself.",
      valueName: "FILE"),
    completion: .file())
  var files: [String] = []

  @OptionGroup var format: FormatOptions

  mutating func validate() throws {
    if files.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be read once, and - is given twice")
    }
  }

  /// The files as the user named them.
  var paths: [String] { files.isEmpty ? ["-"] : files }

  /// Opens a file and reads its first line.
  func open(
    _ path: String, _ access: ByteInput.Access = .sequential
  ) throws(CSVError) -> RecordReader {
    try format.open(path, access, isAmongOthers: paths.count > 1)
  }
}

/// What is counted.
struct ChoiceOptions: ParsableArguments {
  @OptionGroup var label: LabelColumnOptions

  @OptionGroup var bins: BinOptions

  @Option(help: .relevance, completion: .file(extensions: ["csv"])) var relevance: String?

  @Option(help: .extremes) var extremes: Relevance.Extremes?

  @Option(parsing: .unconditional, help: .relevanceThreshold) var relevanceThreshold: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Count the classes of each value of this column by itself.",
      valueName: "COL"),
    completion: .column)
  var by: ColumnReference?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A column with the weight of each row. Adds the sum of the weights of each class, and its percentage.",
      valueName: "COL"),
    completion: .column)
  var rowWeights: ColumnReference?

  @Flag(help: "The files are outputs of csv-counts: add them up.")
  var merge = false

  /// Which values of the label are rare, where it is a number.
  var rare: RelevanceChoice {
    RelevanceChoice(
      relevance: relevance, extremes: extremes, threshold: relevanceThreshold)
  }
}

/// What the report looks like.
struct ReportFormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The order of the classes. count is largest first, ties by value; first is by first appearance. Default: count.",
      valueName: "count|value|first"))
  var sort: Order?

  @Option(
    help: ArgumentHelp(
      "What is written. table has bars in the width of the terminal, svg is a picture. Default: table on a terminal, else csv.",
      valueName: "csv|json|table|svg"))
  var format: Format?

  @Flag(help: "In a picture, the bars of one class lie end to end.")
  var stacked = false

  mutating func validate() throws {
    if stacked && format != .svg { throw ValidationError("--stacked is for --format svg") }
  }

  /// The order that was asked for, or the usual one.
  var order: Order { sort ?? .count }

  /// The format that was asked for, or the usual one.
  func format(writesToTerminal: Bool) -> Format { format ?? (writesToTerminal ? .table : .csv) }
}

/// The order of classes.
enum Order: String, ExpressibleByArgument, CaseIterable {
  case count, value, first
}

/// What is written.
enum Format: String, ExpressibleByArgument, CaseIterable {
  case csv, json, table, svg
}
