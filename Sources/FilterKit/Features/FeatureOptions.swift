public import ArgumentParser
public import CSVCore
public import TableKit

/// Which columns a method learns from.
public struct FeatureOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The columns to learn from. Names, numbers and ranges a-b of either, separated by commas. Repeatable. Default: all columns but the label and those that other options name.",
      valueName: "COLS"),
    completion: .columns)
  var features: [ColumnList] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Columns not to learn from. Repeatable.", valueName: "COLS"),
    completion: .columns)
  var exclude: [ColumnList] = []

  /// What becomes of empty cells; `nil` refuses them.
  @Option(
    help: ArgumentHelp(
      "Missing cells count in no distance. Where rows are made, they have their parent's. Default: in columns that must be numbers, a missing cell is an error.",
      valueName: "copy"))
  public var missing: MissingCells?

  /// Creates the options; the parser fills them.
  public init() {}

  /// Whether anything is said of features.
  public var isGiven: Bool { !features.isEmpty || !exclude.isEmpty || missing != nil }

  /// Refuses to name features and all others too.
  public mutating func validate() throws {
    if !features.isEmpty && !exclude.isEmpty {
      throw ValidationError("--features names all columns to learn from: --exclude has no effect")
    }
  }

  /// The columns to learn from, as far as options say what they are.
  ///
  /// - Parameters:
  ///   - uses: what columns are apart from features; says afterwards which are features or excluded.
  ///   - numeric: features that are numbers but for stray texts.
  ///   - categories: features that were claimed already.
  ///   - isStrict: whether columns of which nothing is said must be numbers.
  public func columns(
    besides uses: inout ColumnUses, numeric: [ColumnList], including categories: [Int] = [],
    isStrict: Bool
  ) throws(CSVError) -> FeatureColumns {
    var columns = FeatureColumns()
    columns.isStrict = isStrict
    columns.hasCategories = !categories.isEmpty
    columns.missing = missing
    columns.numeric = try uses.claim(numeric, as: "numeric").sorted()
    let rest = try self.columns(besides: &uses, including: categories + columns.numeric)
    if features.isEmpty { columns.unnamed = rest } else { columns.named = rest }
    return columns
  }

  /// The positions of the columns to learn from, in file order.
  ///
  /// - Parameters:
  ///   - uses: what columns are apart from features; says afterwards which are features or excluded.
  ///   - categories: features that were claimed already.
  public func columns(
    besides uses: inout ColumnUses, including categories: [Int] = []
  ) throws(CSVError) -> [Int] {
    try uses.exclude(exclude)
    let chosen: [Int]
    if features.isEmpty {
      chosen = uses.free
    } else {
      chosen = try uses.header.columns(ColumnList(joining: features))
        .filter { !categories.contains($0) }.sorted()
    }
    try uses.claim(chosen, as: "a feature")
    if chosen.isEmpty && categories.isEmpty { throw uses.error("no column is left to learn from") }
    return chosen
  }
}

extension MissingCells: ExpressibleByArgument {}

extension Decimals: ExpressibleByArgument {}
