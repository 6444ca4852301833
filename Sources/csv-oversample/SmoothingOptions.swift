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

  @Flag(help: "Take the bandwidth of R's ROSE, which depends on the rows of the class alone.")
  var rose = false

  @Option(
    help: ArgumentHelp(
      "Write made numbers in full precision. Default: integers in columns of integers, p decimals where there are at most p.",
      valueName: "full"))
  var decimals: Decimals?

  @OptionGroup var features: FeatureOptions

  /// Whether copies are moved at all.
  var isWanted: Bool { shrinkage != nil || rose }

  func validate(_ compatibility: Compatibility) throws {
    if let shrinkage, !(shrinkage >= 0 && shrinkage.isFinite) {
      throw ValidationError("--shrinkage \(shrinkage) is not 0 or more")
    }
    if rose && compatibility == .imbalancedLearn {
      throw ValidationError("imbalanced-learn has no --rose: leave out one of them")
    }
    if !isWanted && (decimals != nil || features.isGiven) {
      throw ValidationError("copies are made byte for byte: --shrinkage or --rose is missing")
    }
  }

  /// The method, for an input of so many rows.
  func bootstrap(rowCount: Int) -> SmoothedBootstrap {
    SmoothedBootstrap(shrinkage: shrinkage ?? 1, bandwidth: rose ? .classRows : .allRows(rowCount))
  }

  /// Features are moved, all other columns are copied.
  func layout(
    _ made: SyntheticRowColumns, of table: borrowing LabeledTable
  ) throws(CSVError) -> RowLayout {
    let label = table.labelColumn ?? table.reader.columnCount - 1
    var uses = ColumnUses(of: table.reader)
    try uses.claim([label], as: "the label")
    try made.claim(&uses)
    let numbers = try features.columns(besides: &uses)
    return RowLayout(
      numbers: numbers, copied: uses.free + uses.excluded, label: label, synthetic: made,
      columnCount: table.reader.columnCount)
  }
}
