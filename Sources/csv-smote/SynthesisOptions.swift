import ArgumentParser
import CSVCore
import FilterKit
import TableKit

/// What new rows have in columns that are not numbers, and how numbers are written.
struct SynthesisOptions: ParsableArguments {
  @OptionGroup var copied: CopiedColumnOptions

  @Option(
    help: ArgumentHelp(
      "Write new numbers in full precision. Default: integers in columns of integers, p decimals where there are at most p, as the column writes them.",
      valueName: "full"))
  var decimals: Decimals?

  @Flag(help: "Write only the new rows.")
  var syntheticOnly = false

  @OptionGroup var made: SyntheticRowOptions

  /// What the columns of the file are, as far as options say it.
  func columns(
    _ features: FeatureOptions, _ made: SyntheticRowColumns, of table: borrowing LabeledTable,
    isStrict: Bool, as kind: ColumnPlan.Label
  ) throws(CSVError) -> ColumnPlan {
    var uses = ColumnUses(of: table.reader)
    try uses.claim(table.labelColumns, as: "the label")
    try made.claim(&uses)
    let copied = try uses.claim(copied.copy, as: "copied")
    var columns = try features.columns(besides: &uses, isStrict: isStrict)
    if kind == .number { columns.label = table.labelColumns.first }
    return ColumnPlan(
      features: columns, copied: copied, labels: table.labelColumns, kind: kind, made: made)
  }

  /// Writes the rows that came in, unless new ones are mixed with them.
  func begin(
    _ writer: RecordWriter, _ made: SyntheticRowColumns, of table: inout LabeledTable
  ) throws(CSVError) {
    if self.made.shuffle {
      writer.hold()
      return
    }
    let destination = syntheticOnly ? -1 : 0
    try table.route(to: RowDestinations([(writer, made.suffixOfKept)])) { _ in destination }
  }

  /// Mixes the rows where that is wanted, and gives a file its name.
  func end(
    _ writer: RecordWriter, _ made: SyntheticRowColumns, of table: inout LabeledTable, seed: UInt32
  ) throws(CSVError) {
    if self.made.shuffle {
      try table.writeMixed(
        rowsHeldBy: writer, suffix: made.suffixOfKept, keepsRows: !syntheticOnly, seed: seed)
    }
    try RecordWriter.complete([writer])
  }
}
