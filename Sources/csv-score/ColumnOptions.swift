import ArgumentParser
import CSVCore
import FilterKit
import Resampling
import TableKit

/// Which columns say what.
struct ColumnOptions: ParsableArguments {
  @Option(
    name: [.customShort("l"), .long], parsing: .unconditional,
    help: ArgumentHelp(
      "The column that holds the class. Needed, unless --multilabel names columns.",
      valueName: "COL"),
    completion: .column)
  var truth: ColumnReference?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The column that holds the prediction. Default: the column named predicted, if there is one.",
      valueName: "COL"),
    completion: .column)
  var predicted: ColumnReference?

  @Option(
    help: ArgumentHelp(
      "A file of predictions, one a line for each row and no header, as trainers write them.",
      valueName: "FILE"),
    completion: .file())
  var predictionFile: String?

  @Flag(
    help:
      "Take a prediction for the class that it equals as a number (1.0 for 1), or but for case and blanks around it. Default: such predictions are an error."
  )
  var loose = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A column with the weight of each row: a number from 0 on.", valueName: "COL"),
    completion: .column)
  var rowWeights: ColumnReference?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Score the rows of each value of this column by themselves, such as each fold. The report has the mean, the standard deviation (n - 1), and a column for each value.",
      valueName: "COL"),
    completion: .column)
  var by: ColumnReference?

  @Option(
    name: .customLong("where"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Score only rows for which this holds. COND is COL=VALUE, COL!=VALUE, or COL=A..B for numbers. Repeatable: all must hold.",
      valueName: "COND"),
    completion: .condition)
  var conditions: [Condition] = []
}
