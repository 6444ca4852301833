public import CSVCore

/// What the columns of a table were found to be, where no option says it, and how to say it by options.
public struct ColumnRoles: Sendable {
  /// A column, and what it was found to be.
  public struct Column: Sendable {
    /// Its position in the file, from 0.
    public let position: Int
    /// What it is, and what is done with it.
    public let decision: RoleDecision
    /// Whether it has whole numbers of few values, which may be categories.
    public let mayBeCategory: Bool
  }

  /// The columns, in the order of the file.
  public let columns: [Column]
  /// Whether numbers are missing in another table that goes by these roles.
  public var hasGapsElsewhere = false
  private let spelling: ColumnSpelling
  private let missing: MissingCells?
  private let header: Header

  /// Up to how many values whole numbers may well be categories.
  private static let fewValues = 20

  /// Decides what columns are.
  ///
  /// - Parameters:
  ///   - profiles: the columns that no option names.
  ///   - header: the header of the file.
  ///   - uses: what is done in place of something that cannot be done.
  ///   - hasOthers: whether options name features beside these.
  ///   - missing: what an option says of missing cells.
  public init(
    of profiles: [ColumnProfile], header: Header, replacing uses: [ColumnUse: ColumnUse] = [:],
    hasOthers: Bool = false, missing: MissingCells? = nil
  ) {
    self.header = header
    self.missing = missing
    spelling = ColumnSpelling(of: header)
    let canLearn = profiles.contains { $0.decision.use == .number || $0.decision.use == .category }
    columns = profiles.sorted { $0.name.position < $1.name.position }.map { profile in
      var decision = canLearn || hasOthers ? profile.decision : profile.decisionAlone
      if let use = uses[decision.use] { decision = RoleDecision(decision.role, use, of: profile) }
      return Column(
        position: profile.name.position, decision: decision,
        mayBeCategory: decision == RoleDecision(.number, .number, of: profile)
          && profile.wholeCount == profile.presentCount && 3...Self.fewValues ~= profile.valueCount
          && profile.valuesAreFew)
    }
  }

  /// Takes columns for numbers without gaps: there is nothing to say.
  init(numbers: [Int], header: Header) {
    self.header = header
    missing = nil
    spelling = ColumnSpelling(of: header)
    columns = numbers.map { column in
      let profile = ColumnProfile(of: ColumnName(of: column, in: header))
      return Column(
        position: column, decision: RoleDecision(.number, .number, of: profile),
        mayBeCategory: false)
    }
  }

  /// The positions of the columns that are used in one way.
  public func positions(_ use: ColumnUse) -> [Int] { positions { $0.use == use } }

  /// The positions of the columns of numbers among which texts stray: they count as missing.
  public var numeric: [Int] { positions { !$0.strays.isEmpty } }

  /// Whether a column of numbers has missing cells.
  public var hasGaps: Bool { columns.contains { $0.decision.hasGaps } }

  private func positions(_ isMeant: (RoleDecision) -> Bool) -> [Int] {
    columns.filter { isMeant($0.decision) }.map(\.position)
  }

  /// The options that say all that was decided, ready for a shell: `--exclude 1 --categorical country,plan`. Empty
  /// where all columns are numbers without gaps, which is what a column is when nothing is said.
  public var options: String {
    var words: [String] = []
    for (option, columns) in [
      ("--exclude", positions(.exclude)), ("--copy", positions(.copy)),
      ("--categorical", positions(.category)), ("--numeric", numeric),
    ] where !columns.isEmpty {
      words += [option, ShellWord.quoted(spelling.list(columns))]
    }
    if (hasGaps || hasGapsElsewhere) && missing == nil { words += ["--missing", "copy"] }
    return words.joined(separator: " ")
  }

  /// What was decided, in one note for the user; `nil` where there is nothing to say.
  ///
  ///     by what the columns hold: --exclude 1 --numeric income --missing copy
  ///     income: "unknown" counts as missing
  public var note: String? { notes.isEmpty ? nil : notes.joined(separator: "\n") }

  /// The lines of the note; none where there is nothing to say.
  public var notes: [String] {
    let options = options
    return options.isEmpty ? [] : ["by what the columns hold: \(options)"] + remarks
  }

  /// What options do not say: which texts count as missing, and what could be learned from after a conversion.
  private var remarks: [String] {
    columns.filter { !$0.decision.strays.isEmpty }.map { column in
      let texts = column.decision.strays.map { stray in
        "\""
          + String(decoding: stray, as: UTF8.self).map { $0.isNewline ? " " : String($0) }.joined()
          + "\""
      }
      let verb = texts.count == 1 ? "counts" : "count"
      return
        "\(header.label(of: column.position)): \(texts.joined(separator: ", ")) \(verb) as missing"
    }
      + columns.filter { $0.decision.role == .quantity }.map { column in
        "\(header.label(of: column.position)): to learn from it, write numbers without units and separators"
      }
  }

  /// The columns of whole numbers with few values, as a list; `nil` where there is none. About one in nine is a
  /// category, which no count tells.
  public var possibleCategories: String? {
    let found = columns.filter(\.mayBeCategory).map(\.position)
    return found.isEmpty ? nil : ShellWord.quoted(spelling.list(found))
  }
}
