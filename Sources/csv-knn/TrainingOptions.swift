import ArgumentParser
import CSVCore
import FilterKit
import TableKit

/// Which rows are learned from.
struct TrainingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The CSV file of training rows, gzip or not. - is standard input.", valueName: "FILE"),
    completion: .file())
  var train: String

  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: ArgumentHelp(
      "The training file's column that holds the class. Default: the last.", valueName: "COL"),
    completion: .column)
  var label: ColumnReference?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A column of the training file: how much each row's vote counts. Such as csv-weights --append makes it.",
      valueName: "COL"),
    completion: .column)
  var rowWeights: ColumnReference?

  @Option(
    name: .customLong("where"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Learn only from training rows for which this holds. COND is COL=VALUE, COL!=VALUE, or COL=A..B for numbers. Repeatable: all must hold.",
      valueName: "COND"),
    completion: .condition)
  var conditions: [Condition] = []
}
