import ArgumentParser
import CSVCore
import FilterKit

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
    help: ArgumentHelp(
      "Write made numbers in full precision. Default: integers in columns of integers, p decimals where there are at most p.",
      valueName: "full"))
  var decimals: Decimals?

  @Flag(help: "Print the made rows alone.")
  var syntheticOnly = false

  @OptionGroup var made: MadeRowOptions

  /// Which column of the file is what.
  func layout(
    _ features: FeatureOptions, _ made: MadeRowColumns, of input: borrowing LabeledInput
  ) throws(CSVError) -> RowLayout {
    let header = input.reader.header
    let label = input.labelColumn ?? header.columnCount - 1
    let copied = try header.columns(ColumnList(joining: copy))
    let categories = try header.columns(ColumnList(joining: categorical)).sorted()
    for (columns, purpose) in [(copied, "copied"), (categories, "a category")]
    where columns.contains(label) {
      throw CSVError(
        "the label is always that of the class: it cannot be \(purpose)", file: input.reader.name,
        column: header.label(of: label))
    }
    if let both = copied.first(where: { categories.contains($0) }) {
      throw CSVError(
        "is both copied and a category", file: input.reader.name, column: header.label(of: both))
    }
    let chosen = try features.columns(
      in: header, except: made.usedColumns.union(copied).union([label]))
    return RowLayout(
      numbers: chosen.filter { !categories.contains($0) },
      categories: categories, copied: copied, label: label, made: made,
      columnCount: header.columnCount)
  }
}
