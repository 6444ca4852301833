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

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Columns of categories to learn from. Two values are equal or different. Repeatable.",
      valueName: "COLS"),
    completion: .columns)
  var categorical: [ColumnList] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Columns of numbers: other texts count as missing. Repeatable.", valueName: "COLS"),
    completion: .columns)
  var numeric: [ColumnList] = []

  /// What becomes of empty cells; `nil` refuses them.
  @Option(
    help: ArgumentHelp(
      "Ignore missing cells in distances. A new row copies those of its parent. Default: in columns that must be numbers, a missing cell is an error.",
      valueName: "copy"))
  public var missing: MissingCells?

  @OptionGroup var gaps: GapOptions

  @Flag(
    help:
      "Refuse text in columns that no option names. Default: what they hold decides, and a note says it."
  )
  var strict = false

  /// Creates the options; the parser fills them.
  public init() {}

  /// Whether anything is said of features.
  public var isGiven: Bool {
    !features.isEmpty || !exclude.isEmpty || hasCategories || !numeric.isEmpty || missing != nil
      || gaps.isGiven || strict
  }

  /// Whether options name categories.
  public var hasCategories: Bool { !categorical.isEmpty }

  /// The option that leaves the named categories out, ready for a shell.
  public var exclusionOfCategories: String {
    let items = ColumnList(joining: categorical).items.map { ColumnSpelling.item($0.text) }
    return "--exclude \(ShellWord.quoted(items.joined(separator: ",")))"
  }

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
  ///   - isStrict: whether columns of which nothing is said must be numbers, options aside.
  /// - Throws: what columns cannot be; that none is left.
  public func columns(
    besides uses: inout ColumnUses, isStrict: Bool
  ) throws(CSVError) -> FeatureColumns {
    var columns = FeatureColumns()
    columns.isStrict = strict || isStrict
    // Who says what is missing says that something may be.
    columns.missing = missing ?? (gaps.isGiven ? .copy : nil)
    columns.gaps = gaps.spellings
    columns.categories = try uses.claim(categorical, as: "a category").sorted()
    columns.numeric = try uses.claim(numeric, as: "numeric").sorted()
    try uses.exclude(exclude)
    let others = columns.categories + columns.numeric
    if features.isEmpty {
      columns.unnamed = uses.free
    } else {
      columns.named = try uses.header.columns(ColumnList(joining: features))
        .filter { !others.contains($0) }.sorted()
      columns.areNamedByOption = true
    }
    try uses.claim(columns.unnamed + columns.named, as: "a feature")
    if columns.areCategoriesAlone && columns.categories.isEmpty {
      throw uses.error("no column is left to learn from")
    }
    return columns
  }
}

/// Which columns a new row copies.
public struct CopiedColumnOptions: ParsableArguments {
  /// The lists of columns.
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Columns that a new row copies from its parent. Repeatable.", valueName: "COLS"),
    completion: .columns)
  public var copy: [ColumnList] = []

  /// Creates the options; the parser fills them.
  public init() {}
}

extension MissingCells: ExpressibleByArgument {}

extension Decimals: ExpressibleByArgument {}
