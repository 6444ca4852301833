import ArgumentParser
import CSVCore
import FilterKit
import TableKit

/// What made rows have in the columns that are no numbers, and how numbers are written.
struct SynthesisOptions: ParsableArguments {
  @OptionGroup var copied: CopiedColumnOptions

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
    isStrict: Bool, isNumeric: Bool
  ) throws(CSVError) -> ColumnPlan {
    var uses = ColumnUses(of: table.reader)
    let label = table.labelColumn ?? table.reader.header.classColumn
    let areSets = table.choice.source?.areLabelSets ?? false
    try uses.claim(table.labelColumns.isEmpty ? [label] : table.labelColumns, as: "the label")
    try made.claim(&uses)
    let copied = try uses.claim(copied.copy, as: "copied")
    var columns = try features.columns(besides: &uses, isStrict: isStrict)
    if isNumeric { columns.label = label }
    return ColumnPlan(
      features: columns, copied: copied, label: label,
      together: areSets || table.labelColumns.count < 2 ? [] : table.labelColumns,
      labels: areSets ? table.labelColumns : [label], made: made)
  }
}
