public import CSVCore
public import Resampling

/// A table whose rows have classes: the first pass finds them, further passes hand out the rows.
///
/// The first pass reads all of the input, so that what is wrong with it is said before a byte is written. Memory: four
/// bytes a row.
public struct LabeledTable: ~Copyable {
  /// The way through the rows.
  public internal(set) var pass: RowPass
  /// Which rows take part.
  public private(set) var choice: RowChoice
  /// The classes of the rows that take part, numbered in class order, with their counts.
  public private(set) var classes = ClassTable()
  /// The class of each row; `unlabeled` for rows that take no part.
  public private(set) var labels: [UInt32] = []
  /// The rows without a class that are to be dropped, rising.
  private(set) var droppedRows: [RowNumber] = []

  /// Prepares passes over the records of a reader that was opened to be read twice.
  public init(
    _ reader: consuming RecordReader, _ choice: RowChoice, progress: (any PassProgress)?
  ) {
    self.choice = choice
    pass = RowPass(reader, progress: progress)
  }

  /// The records' header, and errors about them.
  public var reader: RecordReader {
    _read { yield pass.reader }
  }

  /// The position of the class column, the first of several; `nil` where classes do not matter.
  public var labelColumn: Int? { choice.labelColumn }

  /// The positions of the class columns.
  public var labelColumns: [Int] { choice.source?.columns ?? [] }

  /// The first pass: finds the class of every row.
  public mutating func readLabels() throws(CSVError) {
    var nothing = NoCompanion()
    try readLabels(with: &nothing, from: choice.columns)
  }

  /// The first pass: finds the class of every row, and gathers something else of those that take part.
  ///
  /// - Parameters:
  ///   - companion: what is gathered besides; it still knows classes by the numbers that it has given them.
  ///   - columns: those of `choice`, and those that the companion looks at.
  /// - Returns: the final number of each class.
  @discardableResult
  public mutating func readLabels<Companion: LabeledRowAccumulator>(
    with companion: inout Companion, from columns: ColumnSelection
  ) throws(CSVError) -> [UInt32] {
    try choice.findBins(with: &pass)
    var gathered = LabelAccumulator(choice, with: companion)
    try pass.gather(&gathered, from: columns)
    companion = gathered.companion
    droppedRows = gathered.droppedRows
    swap(&classes, &gathered.classes)
    swap(&labels, &gathered.labels)
    try reader.requireRows(labels.count, takingPart: classes.count, by: choice)
    try requireClasses()
    let numbers = classes.sortClasses()
    for row in labels.indices where labels[row] != unlabeled {
      labels[row] = numbers[Int(labels[row])]
    }
    return numbers
  }

  /// Refuses a last column whose values cannot be classes, where no option names it.
  private mutating func requireClasses() throws(CSVError) {
    guard choice.isLabelByDefault, labelColumn != nil, let obstacle = reader.obstacle(to: classes)
    else { return }
    // What else there is to choose from is worth a pass, since it is the last.
    var columns = ColumnSelection()
    var profiles = ColumnProfiles(
      of: Array(0..<reader.columnCount), in: reader.header, selecting: &columns)
    try pass.gather(&profiles, from: columns)
    throw reader.refusalOfLastColumn(
      because: obstacle.description, profiles.profiles, besides: choice.otherColumns,
      or: choice.wayWithoutClasses)
  }

  /// A further pass: gathers something of all rows.
  public mutating func gather<Accumulator: RowAccumulator>(
    _ accumulator: inout Accumulator, from columns: ColumnSelection
  ) throws(CSVError) {
    try pass.gather(&accumulator, from: columns)
  }

  /// A further pass: sends every row where it belongs, in input order.
  ///
  /// - Parameters:
  ///   - destinations: where rows can go.
  ///   - located: rows whose bytes will be wanted again.
  ///   - suffix: returns what is appended to a row that goes to the first destination, in place of what that says; then
  ///     each destination has a writer of its own.
  ///   - destination: returns the position of a destination for a row's number, or -1 for none. Called from any thread.
  /// - Returns: where the located rows are.
  @discardableResult
  public mutating func route(
    to destinations: RowDestinations, locating located: RowSet? = nil,
    suffix: (@Sendable (_ row: Int) -> [UInt8])? = nil,
    _ destination: @escaping @Sendable (_ row: Int) -> Int
  ) throws(CSVError) -> LocatedRows {
    var router = DestinationRouter(
      destinations, located: located, droppedRows: droppedRows, suffix: suffix, destination)
    try pass.route(&router, from: ColumnSelection(), to: destinations.writers)
    return router.locations
  }

  /// The rows that take no part and pass through, rising.
  public var passingRows: [RowNumber] {
    var drops = droppedRows[...]
    return labels.indices.compactMap { row in
      if labels[row] != unlabeled { return nil }
      if drops.first == RowNumber(row) {
        drops.removeFirst()
        return nil
      }
      return RowNumber(row)
    }
  }

  /// Drops rows: from now on they take no part, and are not written.
  public mutating func drop(_ rows: RowSet) {
    let before = RowSet(droppedRows, rowCount: labels.count)
    droppedRows = labels.indices.lazy.map { RowNumber($0) }
      .filter { rows.contains($0) || before.contains($0) }
    for row in labels.indices where rows.contains(RowNumber(row)) { labels[row] = unlabeled }
  }

  /// The name of a class, as messages say it.
  public func name(of label: UInt32) -> String { classes.name(of: label) }

  /// The names of classes in one line, in quotes, the first few of many; `nil` where there are none.
  public func namesInOneLine(of labels: [UInt32]) -> String? {
    labels.isEmpty ? nil : TableKit.namesInOneLine(labels.map { name(of: $0) })
  }

  /// The first row of a class.
  public func firstRow(of label: UInt32) -> Int? { labels.firstIndex(of: label) }
}

/// The first five names in quotation marks, and a sign that there are more.
public func namesInOneLine(_ names: some Collection<String>) -> String {
  let most = 5
  return names.prefix(most).map { "\"\($0)\"" }.joined(separator: ", ")
    + (names.count > most ? ", …" : "")
}
