import ArgumentParser
import CSVCore
import FilterKit
import TableKit

/// What made rows have in the columns that are no numbers, and how numbers are written.
struct SynthesisOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Columns of categories to learn from. Makes SMOTENC of smote, and SMOTEN where all features are such. Repeatable.",
      valueName: "COLS"),
    completion: .columns)
  var categorical: [ColumnList] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Columns that a made row copies from its parent. Repeatable.", valueName: "COLS"),
    completion: .columns)
  var copy: [ColumnList] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Columns of numbers: other texts count as missing. Repeatable.", valueName: "COLS"),
    completion: .columns)
  var numeric: [ColumnList] = []

  @Flag(
    help:
      "Refuse text in columns that no option names. Default: what they hold decides, and a note says it."
  )
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Write made numbers in full precision. Default: integers in columns of integers, p decimals where there are at most p, as the column writes them.",
      valueName: "full"))
  var decimals: Decimals?

  @Flag(help: "Print the made rows alone.")
  var syntheticOnly = false

  @OptionGroup var made: SyntheticRowOptions

  /// What the columns of the file are, as far as options say it.
  func columns(
    _ features: FeatureOptions, _ made: SyntheticRowColumns, of table: borrowing LabeledTable,
    isStrict: Bool
  ) throws(CSVError) -> ColumnPlan {
    let label = table.labelColumn ?? table.reader.columnCount - 1
    var uses = ColumnUses(of: table.reader)
    try uses.claim([label], as: "the label")
    try made.claim(&uses)
    let copied = try uses.claim(copy, as: "copied")
    let categories = try uses.claim(categorical, as: "a category").sorted()
    return ColumnPlan(
      features: try features.columns(
        besides: &uses, numeric: numeric, including: categories, isStrict: strict || isStrict),
      categories: categories, copied: copied, label: label, made: made)
  }
}
