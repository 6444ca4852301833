import ArgumentParser
import CSVCore
import FilterKit
import Resampling
import TableKit

/// Copies that are moved a little by chance: the smoothed bootstrap.
struct SmoothingOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Move the numbers of each copy by normal noise, S times imbalanced-learn's bandwidth.",
      valueName: "S"))
  var shrinkage: Double?

  @Flag(help: "Take the bandwidth of R's ROSE, which depends only on the rows of the class.")
  var rose = false

  @Option(
    help: ArgumentHelp(
      "Write new numbers in full precision. Default: integers in columns of integers, p decimals where there are at most p.",
      valueName: "full"))
  var decimals: Decimals?

  @OptionGroup var features: FeatureOptions

  @OptionGroup var copied: CopiedColumnOptions

  /// Whether copies are moved at all.
  var isWanted: Bool { shrinkage != nil || rose }

  func validate(_ compatibility: Compatibility) throws {
    if let shrinkage, !(shrinkage >= 0 && shrinkage.isFinite) {
      throw ValidationError("--shrinkage must be at least 0, not \(shrinkage)")
    }
    if rose && compatibility == .imbalancedLearn {
      throw ValidationError("imbalanced-learn has no --rose: leave out one of them")
    }
    if !isWanted && (decimals != nil || features.isGiven || !copied.copy.isEmpty) {
      throw ValidationError("copies are made byte for byte: --shrinkage or --rose is missing")
    }
  }

  /// The method, for an input of so many rows.
  func bootstrap(rowCount: Int) -> SmoothedBootstrap {
    SmoothedBootstrap(shrinkage: shrinkage ?? 1, bandwidth: rose ? .classRows : .allRows(rowCount))
  }

  /// What the columns of the input are, as far as options say it.
  func columns(
    _ made: SyntheticRowColumns, of table: borrowing LabeledTable, isStrict: Bool
  ) throws(CSVError) -> MovedColumns {
    let isPlain = table.choice.source?.plain != nil
    var uses = ColumnUses(of: table.reader)
    try uses.claim(table.labelColumns, as: "the label")
    try made.claim(&uses)
    let copied = try uses.claim(copied.copy, as: "copied")
    let features = try features.columns(besides: &uses, isStrict: isStrict)
    return MovedColumns(
      features: features, copied: copied + uses.free + (isPlain ? [] : table.labelColumns),
      label: isPlain ? table.labelColumn : nil, made: made)
  }
}

/// What the columns of the input are, as far as options say it: numbers are moved, and a copy has nothing where a column
/// is excluded, and its row's in all others.
struct MovedColumns {
  /// The columns that are learned from, or may be.
  let features: FeatureColumns
  /// The columns that options name to be copied, or not at all.
  let copied: [Int]
  /// The class column; `nil` where several columns are the class, or a bin, and are copied.
  let label: Int?
  let made: SyntheticRowColumns

  /// Lays out copies, when it is known what all columns hold.
  ///
  /// - Throws: that there are no numbers.
  func layout(
    _ survey: FeatureSurvey, _ roles: ColumnRoles, of reader: borrowing RecordReader
  ) throws(CSVError) -> RowLayout {
    let numbers = survey.numbers(with: roles)
    try survey.require(
      numbers, of: "numbers", with: roles, in: reader,
      hint: "leave out --shrinkage and --rose, and rows are copied as they are")
    return RowLayout(
      numbers: numbers, gaps: survey.gaps, spelledGaps: survey.spelledGaps(among: numbers),
      copied: copied + survey.categories(with: roles) + roles.positions(.copy), label: label,
      synthetic: made, columnCount: reader.columnCount)
  }
}
