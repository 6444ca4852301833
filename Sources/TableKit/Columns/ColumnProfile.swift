public import CSVCore

/// What a column holds, gathered cell by cell in one pass: enough to say what the column is to a method that
/// learns from it, and how its numbers are written.
///
///     var profile = ColumnProfile(of: ColumnName("age", position: 0))
///     for cell in ["34", "NA", "51"] { profile.note(cell.utf8Span.span, gaps: .common) }
///     profile.numberCount  // 2
///     profile.gapCount  // 1
///
/// Profiles of the parts of a file can be appended; the result is that of one pass over the whole.
///
/// Memory: at most 30 kB, and 16 bytes a value while the values of a text, code or identifier are all different, up
/// to 2²⁰.
public struct ColumnProfile: Sendable {
  /// What a cell is.
  public enum Cell: Sendable {
    /// A number.
    case number
    /// A number, but one that rounds to infinity.
    case tooLarge
    /// Nothing, or a text that stands for a missing value.
    case missing
    /// Any other text.
    case other
  }

  /// The column's name and position.
  public let name: ColumnName
  /// How many cells there are.
  public private(set) var cellCount = 0
  /// How many are empty or blank.
  public private(set) var emptyCount = 0
  /// How many have a text that stands for a missing value.
  public private(set) var gapCount = 0
  /// How many numbers there are that are whole by value.
  public private(set) var wholeCount = 0
  /// How many numbers begin with zeros that are no part of the number.
  public private(set) var paddedCount = 0
  /// How many cells are dates or times.
  public private(set) var dateCount = 0
  /// How many are numbers with a unit or separators.
  public private(set) var quantityCount = 0
  /// How many of the others have a space in them.
  public private(set) var spacedCount = 0
  /// How many numbers are too large for a `Double`.
  public private(set) var tooLargeCount = 0
  /// Whether a whole number is below zero.
  public private(set) var hasNegative = false
  /// The first texts that are neither numbers nor missing: three different ones, their first 40 bytes.
  public private(set) var strays: [[UInt8]] = []
  /// How the numbers look.
  public private(set) var grammar = ColumnGrammar()
  /// The values, as long as they are few.
  private(set) var values = ValueTally()
  /// Whether values come twice: of all cells where the name says identifier or code, else of those that are no numbers
  /// and of padded numbers.
  private(set) var repeats = RepeatWatch()
  /// The whole numbers, as long as they rise and there is nothing else.
  private(set) var run = RisingRun()
  private var firstCell: [UInt8] = []
  private var hasOneText = true
  /// Whether more than the form of a number matters yet.
  private var isWatching = true

  /// Begins with no cells.
  public init(of name: ColumnName) {
    self.name = name
    watchesNumbers = name.saysIdentifier || name.saysCode
  }

  let watchesNumbers: Bool

  /// How many cells are numbers, blanks around them allowed.
  public var numberCount: Int { grammar.numberCount }
  /// How many cells are not missing.
  public var presentCount: Int { cellCount - emptyCount - gapCount }
  /// How many cells are neither numbers nor missing.
  public var strayCount: Int { presentCount - numberCount }
  /// How many different values are not missing: 1,001 where there are more than 1,000.
  public var valueCount: Int { values.count }
  /// Whether all cells have the same text.
  public var isConstant: Bool { hasOneText || presentCount == 0 }
  /// How many values there are of a kind: for the judgment of classes.
  var singleValueCount: Int { values.singleCount }
  var rareValueCount: Int { values.rareCount }

  /// Looks at a cell.
  ///
  /// - Complexity: for a number in a column with more than 1,000 values, O(`cell.count`), eight bytes at a time.
  @discardableResult
  public mutating func note(_ cell: Span<UInt8>, gaps: GapSpellings) -> Cell {
    if isWatching || gaps.includeNumbers { return watch(cell, gaps: gaps) }
    cellCount &+= 1
    let form = grammar.noteNumber(cell)
    // Nearly all cells of a long column of numbers are of these two forms, and tell nothing more.
    if form == .decimals { return .number }
    if form == .whole && (hasNegative || cell[0] != UInt8(ascii: "-")) {
      wholeCount &+= 1
      return .number
    }
    return form.isNumber ? noteNumber(form, cell) : noteOther(cell, gaps: gaps)
  }

  /// Looks at a cell of which more than its form matters.
  @inline(never)
  private mutating func watch(_ cell: Span<UInt8>, gaps: GapSpellings) -> Cell {
    if hasOneText { noteText(cell) }
    values.stopIfOutcomeIsKnown()
    cellCount += 1
    if !gaps.includeNumbers {
      let form = grammar.noteNumber(cell)
      if form.isNumber { return noteNumber(form, cell) }
    }
    return noteOther(cell, gaps: gaps)
  }

  /// Whether more than the form of a number matters yet.
  private func mustWatch() -> Bool {
    hasOneText || run.isRising || values.takesNumbers || watchesNumbers
  }

  /// Adds the cells of another profile of the column, as if they had been noted here after its own.
  public mutating func append(_ later: ColumnProfile) {
    if later.cellCount == 0 { return }
    if cellCount == 0 {
      self = later
      return
    }
    hasOneText = hasOneText && later.hasOneText && firstCell == later.firstCell
    if !hasOneText { firstCell = [] }
    cellCount += later.cellCount
    emptyCount += later.emptyCount
    gapCount += later.gapCount
    wholeCount += later.wholeCount
    paddedCount += later.paddedCount
    dateCount += later.dateCount
    quantityCount += later.quantityCount
    spacedCount += later.spacedCount
    tooLargeCount += later.tooLargeCount
    hasNegative = hasNegative || later.hasNegative
    for stray in later.strays { keep(stray) }
    grammar.append(later.grammar)
    values.append(later.values)
    repeats.append(later.repeats)
    run.append(later.run)
    isWatching = mustWatch()
  }

  /// Compares a cell with the first one, as long as all have been the same.
  @inline(never)
  private mutating func noteText(_ cell: Span<UInt8>) {
    if cellCount == 0 {
      firstCell = cell.indices.map { cell[$0] }
    } else if cell.count != firstCell.count
      || !cell.indices.allSatisfy({ cell[$0] == firstCell[$0] })
    {
      hasOneText = false
      firstCell = []
    }
  }

  private mutating func noteNumber(_ form: NumberForm, _ cell: Span<UInt8>) -> Cell {
    if form.contains(.whole) {
      wholeCount += 1
      if run.isRising { run.note(Int(whole: cell)) }
      if !hasNegative && cell[0] == UInt8(ascii: "-") { noteSign(cell) }
    } else {
      run.end()
    }
    let isPadded = form.contains(.padded)
    if isPadded { paddedCount += 1 }
    if values.takesNumbers || watchesNumbers || isPadded {
      let hash = cellHash(cell)
      if values.takesNumbers { values.count(hash, .number) }
      if watchesNumbers || isPadded { repeats.note(hash) }
    }
    isWatching = mustWatch()
    if form.contains(.exponent) || cell.count > 300 { return noteSize(cell) }
    return .number
  }

  /// Zero may have a minus, too.
  @inline(never)
  private mutating func noteSign(_ cell: Span<UInt8>) {
    hasNegative = cell.indices.contains { UInt8(ascii: "1")...UInt8(ascii: "9") ~= cell[$0] }
  }

  @inline(never)
  private mutating func noteSize(_ cell: Span<UInt8>) -> Cell {
    guard DecimalReading(cell) == .tooLarge else { return .number }
    tooLargeCount += 1
    return .tooLarge
  }

  @inline(never)
  private mutating func noteOther(_ cell: Span<UInt8>, gaps: GapSpellings) -> Cell {
    let hash = cellHash(cell)
    // A number among missing values is counted below.
    if !gaps.includeNumbers, let kind = values.countKnown(hash) {
      noteStray(kind, hash)
      return .other
    }
    let range = cell.unblankedRange
    let text = cell.extracting(range)
    if text.isEmpty {
      emptyCount += 1
      return .missing
    }
    if gaps.contains(trimmed: text) {
      gapCount += 1
      return .missing
    }
    if range.count < cell.count || gaps.includeNumbers {
      let form = grammar.noteNumber(text)
      if form.isNumber { return noteNumber(form, text) }
    }
    let kind: ValueTally.Kind =
      DateText.matches(text)
      ? .date
      : QuantityText.matches(text)
        ? .quantity : text.indices.contains { text[$0] == UInt8(ascii: " ") } ? .spaced : .plain
    if !values.isFull { values.count(hash, kind) }
    noteStray(kind, hash)
    if strays.count < 3 {
      keep(text.indices.prefix(40).map { text[$0] })
    }
    return .other
  }

  private mutating func noteStray(_ kind: ValueTally.Kind, _ hash: UInt64) {
    run.end()
    repeats.note(hash)
    switch kind {
    case .date: dateCount += 1
    case .quantity: quantityCount += 1
    case .spaced: spacedCount += 1
    case .number, .plain: break
    }
  }

  private mutating func keep(_ stray: [UInt8]) {
    if strays.count < 3 && !strays.contains(stray) { strays.append(stray) }
  }
}

extension ColumnProfile: Equatable {
  /// Whether two profiles are of the same cells, as far as profiles tell.
  public static func == (left: ColumnProfile, right: ColumnProfile) -> Bool {
    left.cellCount == right.cellCount && left.emptyCount == right.emptyCount
      && left.gapCount == right.gapCount && left.wholeCount == right.wholeCount
      && left.paddedCount == right.paddedCount && left.dateCount == right.dateCount
      && left.quantityCount == right.quantityCount && left.spacedCount == right.spacedCount
      && left.tooLargeCount == right.tooLargeCount && left.hasNegative == right.hasNegative
      && left.strays == right.strays && left.grammar == right.grammar
      && left.values == right.values
      && left.repeats == right.repeats && left.run == right.run
      && left.hasOneText == right.hasOneText && left.firstCell == right.firstCell
  }
}
