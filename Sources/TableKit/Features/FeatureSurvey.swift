public import CSVCore

/// The columns that may be features, as far as options say what they are.
public struct FeatureColumns: Sendable {
  /// Columns of numbers.
  public var named: [Int] = []
  /// Whether `--features` names these, and not another file.
  public var areNamedByOption = false
  /// Columns of numbers in which texts count as missing.
  public var numeric: [Int] = []
  /// The label, where it is a number that new rows get; it is no feature.
  public var label: Int?
  /// Columns of which nothing is said.
  public var unnamed: [Int] = []
  /// Columns of categories.
  public var categories: [Int] = []
  /// Whether options name features.
  var hasOthers: Bool { !categories.isEmpty || !named.isEmpty || !numeric.isEmpty }
  /// Whether options say that there are only categories to learn from.
  public var areCategoriesAlone: Bool { named.isEmpty && numeric.isEmpty && unnamed.isEmpty }
  /// Whether those of which nothing is said must be numbers.
  public var isStrict = false
  /// What becomes of missing cells; `nil` refuses them in columns that must be numbers.
  public var missing: MissingCells?
  /// The texts that stand for missing cells.
  public var gaps = GapSpellings.common

  /// No columns.
  public init() {}
}

/// What the columns that may be features hold: gathered in the first pass, before a byte is written.
///
/// Says what columns are that no option names, how synthetic numbers are to be written, and what cannot be learned from.
public struct FeatureSurvey: LabeledRowAccumulator, RowAccumulator {
  private let columns: FeatureColumns
  /// The columns that must be numbers.
  private var required: FeatureProfile
  /// All others, and in strict surveys those of which nothing is said, for the sake of a remedy.
  private var found: ColumnProfiles

  /// Begins without rows, and selects the columns.
  public init(
    _ columns: FeatureColumns, in header: Header, selecting selection: inout ColumnSelection
  ) {
    self.columns = columns
    required = FeatureProfile(
      of: (columns.named + (columns.isStrict ? columns.unnamed : [])
        + (columns.label.map { [$0] } ?? [])).sorted(),
      missing: columns.missing, gaps: columns.gaps, selecting: &selection)
    if columns.areNamedByOption || columns.isStrict {
      required.refuseDeclaredCategories(in: header)
    }
    found = ColumnProfiles(
      of: columns.numeric + columns.unnamed, in: header, gaps: columns.gaps,
      selecting: &selection)
  }

  /// Adds the cells of a record.
  public mutating func add(_ record: Int, of reader: borrowing RecordReader) {
    required.add(record, of: reader)
    found.add(record, of: reader)
  }

  /// Adds the cells of a record, whatever its class.
  public mutating func add(_ record: Int, of reader: borrowing RecordReader, label: UInt32) {
    add(record, of: reader)
  }

  /// Adds the cells of a batch.
  public mutating func add(_ reader: borrowing RecordReader) {
    for record in 0..<reader.count { add(record, of: reader) }
  }

  /// Adds what the records after these hold.
  public mutating func append(_ later: FeatureSurvey, at position: RowPosition) {
    required.append(later.required, at: position)
    found.append(later.found, at: position)
  }

  /// Adds what the records after these hold.
  public mutating func append(_ later: FeatureSurvey, labels: [UInt32], at position: RowPosition) {
    append(later, at: position)
  }

  /// What columns are of which no option says it.
  ///
  /// - Parameter uses: what is done in place of something that cannot be done.
  /// - Throws: what cannot be learned from, before all where the survey is strict.
  public func roles(
    of reader: borrowing RecordReader, replacing uses: [ColumnUse: ColumnUse] = [:],
    remedies: [String]
  ) throws(CSVError) -> ColumnRoles {
    let profiles = columns.unnamed.compactMap { found.profile(of: $0) }
    let roles = ColumnRoles(
      of: profiles, header: reader.header, replacing: uses, hasOthers: columns.hasOthers,
      missing: columns.missing)
    try required.requireNumbers(
      of: reader, remedies: remedies, options: columns.isStrict ? roles.options : "",
      features: columns.areNamedByOption ? columns.named : [])
    if columns.isStrict {
      return ColumnRoles(numbers: columns.unnamed, header: reader.header)
    }
    try requireFinite(roles.positions(.number) + columns.numeric, of: reader, remedies)
    return roles
  }

  private func requireFinite(
    _ numbers: [Int], of reader: borrowing RecordReader, _ remedies: [String]
  ) throws(CSVError) {
    for column in numbers.sorted() {
      guard let line = found.lineOfTooLarge(in: column) else { continue }
      let name = ShellWord.quoted(ColumnSpelling(of: reader.header).list([column]))
      throw CSVError(
        "the number is too large", file: reader.name, line: line,
        column: reader.header.label(of: column),
        hint: columns.numeric.contains(column)
          ? "leave \(name) out of --numeric"
          : "use " + remedies.map { "\($0) \(name)" }.joined(separator: ", or "))
    }
  }

  /// Refuses a table in which nothing can be learned from.
  ///
  /// - Parameters:
  ///   - found: the columns that can be learned from.
  ///   - kinds: what they could hold, such as `numbers or categories`.
  ///   - hint: what to do.
  public func require(
    _ found: [Int], of kinds: String, with roles: ColumnRoles, in reader: borrowing RecordReader,
    hint: String
  ) throws(CSVError) {
    if !found.isEmpty { return }
    throw reader.error(
      "no column holds \(kinds) to learn from; by what the columns hold: \(roles.options)",
      hint: hint)
  }

  /// The texts that stand for missing cells.
  public var gaps: GapSpellings { columns.gaps }

  /// All columns of numbers, in the order of the file.
  public func numbers(with roles: ColumnRoles) -> [Int] {
    (columns.named + columns.numeric + roles.positions(.number)).sorted()
  }

  /// All columns of categories, in the order of the file.
  public func categories(with roles: ColumnRoles) -> [Int] {
    (columns.categories + roles.positions(.category)).sorted()
  }

  /// Where columns that must be numbers have missing cells, which was allowed.
  public var hasMissing: Bool { required.hasMissing }

  /// How the numbers of columns look.
  public func grammars(of numbers: [Int]) -> [ColumnGrammar] {
    numbers.map { column in
      required.grammar(of: column) ?? found.profile(of: column)?.grammar ?? ColumnGrammar()
    }
  }

  /// The columns of numbers in which there are texts that count as missing.
  public func spelledGaps(among numbers: [Int]) -> [Int] {
    numbers.filter { column in
      if required.hasSpelledGaps(column) { return true }
      guard let profile = found.profile(of: column) else { return false }
      return profile.gapCount + profile.strayCount > 0
    }
  }
}
