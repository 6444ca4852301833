import ArgumentParser
import CSVCore
import FilterKit
import Resampling

/// What made rows have in the columns that are no features, and how numbers are written.
struct SynthesisOptions: ParsableArguments {
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
}

/// How many decimals made numbers have.
enum Decimals: String, ExpressibleByArgument, CaseIterable {
  case full
}

/// Which column of the file is what to csv-smote.
struct RowLayout {
  /// What a made row has in a column.
  enum Role {
    /// A number that is made: the feature's position.
    case feature(Int)
    /// The raw field of the parent: the position among the copied columns.
    case copied(Int)
    case label, marked, explained
    /// Nothing.
    case empty
  }

  /// The columns to learn from.
  let features: [Int]
  /// The columns that are copied from the parent.
  let copied: [Int]
  /// The role of every column of the file.
  let roles: [Role]

  init(
    _ options: FeatureOptions, _ synthesis: SynthesisOptions, _ made: MadeRowColumns,
    of input: borrowing LabeledInput
  ) throws(CSVError) {
    let header = input.reader.header
    let label = input.labelColumn ?? header.columnCount - 1
    copied = try header.columns(ColumnList(joining: synthesis.copy))
    guard !copied.contains(label) else {
      throw CSVError(
        "the label is always that of the class: it cannot be copied", file: input.reader.name,
        column: header.label(of: label))
    }
    features = try options.columns(
      in: header, except: Set(copied).union(made.usedColumns).union([label]))
    var roles = [Role](repeating: .empty, count: header.columnCount)
    for (place, column) in features.enumerated() { roles[column] = .feature(place) }
    for (place, column) in copied.enumerated() { roles[column] = .copied(place) }
    if let column = made.markColumn { roles[column] = .marked }
    if let column = made.provenanceColumn { roles[column] = .explained }
    roles[label] = .label
    self.roles = roles
  }
}
