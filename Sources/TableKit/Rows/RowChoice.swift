public import CSVCore
public import Resampling

/// Which rows of a table take part, and where their class is.
public struct RowChoice: Sendable {
  /// Where the class is; `nil` where classes do not matter.
  public private(set) var source: ClassSource?
  /// The class column where its value is the class as it stands: beside the source, so that no row waits for a copy of that.
  private let plain: ColumnHandle?
  /// The columns that tell; who looks at others adds them to a copy.
  public let columns: ColumnSelection
  /// What becomes of rows without a class; `nil` refuses them.
  public let unlabeledRows: UnlabeledRows?
  /// Whether the class column is the last because no option names another, and the file does not declare its values.
  public let isLabelByDefault: Bool
  private let test: RowTest
  /// The values that an ARFF or KEEL file declares for the class column; `nil` where any is a class.
  private let declaredClasses: ClassTable?
  private let remedy: String?

  /// Finds the columns in a header.
  ///
  /// - Parameters:
  ///   - label: the position of the class column; `nil` where classes do not matter.
  ///   - isLabelByDefault: whether no option names the class column: where its values cannot be classes, a first pass
  ///     that finds them refuses it.
  ///   - conditions: what rows that take part must pass.
  ///   - remedy: what to do about a row without a class, where that is not `--unlabeled` alone.
  public init(
    label: Int?, isLabelByDefault: Bool = false, unlabeledRows: UnlabeledRows? = nil,
    where conditions: [Condition], in header: Header, remedy: String? = nil
  ) throws(CSVError) {
    try self.init(
      classColumns: label.map { [$0] }, isLabelByDefault: isLabelByDefault,
      unlabeledRows: unlabeledRows, where: conditions, in: header, remedy: remedy)
  }

  /// Finds the columns in a header, where several together can be the class, or a number is cut into classes.
  ///
  /// - Parameters:
  ///   - classColumns: the positions of the class columns; `nil` where classes do not matter.
  ///   - bins: how numbers are cut into classes; `nil` where values are classes.
  public init(
    classColumns: [Int]?, bins: ClassBins.Rule? = nil, isLabelByDefault: Bool = false,
    unlabeledRows: UnlabeledRows? = nil, where conditions: [Condition], in header: Header,
    remedy: String? = nil
  ) throws(CSVError) {
    let single = bins == nil && classColumns?.count == 1 ? classColumns?.first : nil
    declaredClasses = single.flatMap { header.attributes?.values(of: $0) }
      .map(ClassTable.init(of:))
    self.isLabelByDefault = isLabelByDefault && declaredClasses == nil
    var columns = ColumnSelection()
    source = classColumns.map { ClassSource($0, bins: bins, selecting: &columns) }
    plain = source?.plain
    test = try RowTest(conditions, in: header, selecting: &columns)
    self.unlabeledRows = unlabeledRows
    self.remedy = remedy
    self.columns = columns
  }

  /// Finds the columns in a header, where each column is a label of its own, and a set of labels a class.
  ///
  /// - Parameter labelColumns: the positions of the columns of labels.
  public init(
    labelColumns: [Int], unlabeledRows: UnlabeledRows?, where conditions: [Condition],
    in header: Header, remedy: String? = nil
  ) throws(CSVError) {
    declaredClasses = nil
    isLabelByDefault = false
    plain = nil
    var columns = ColumnSelection()
    source = ClassSource(labels: labelColumns, selecting: &columns)
    test = try RowTest(conditions, in: header, selecting: &columns)
    self.unlabeledRows = unlabeledRows
    self.remedy = remedy
    self.columns = columns
  }

  /// What the first rows have in the columns of the conditions, for where none passes.
  public var valuesInView: String?

  /// Columns that options name for something else: they are not proposed as the class.
  public var otherColumns: [Int] = []

  /// The option by which no class is needed, if there is one: proposed where the last column cannot be the class.
  public var wayWithoutClasses: String?

  /// The position in the file of the class column, the first of several; `nil` where classes do not matter.
  public var labelColumn: Int? { source?.columns.first }

  /// A table for the classes that has none yet.
  public var noClasses: ClassTable { source?.noClasses ?? ClassTable() }

  /// A pass that finds the edges of bins, where the numbers decide them; before classes are looked at.
  public mutating func findBins(with pass: inout RowPass) throws(CSVError) {
    guard var source else { return }
    try pass.findBins(of: &source, where: test, from: columns)
    self.source = source
  }

  /// Counts the class of a record that takes part.
  @inline(__always)
  public func count(
    _ record: Int, of reader: borrowing RecordReader, in classes: inout ClassTable
  ) throws(CSVError) -> UInt32 {
    if let plain { return classes.add(reader.value(plain, of: record)) }
    guard let source else { return classes.add([UInt8]().span) }
    return try source.count(record, of: reader, in: &classes)
  }

  /// The class of a record that takes part, if there is such a one; 0 where classes do not matter.
  @inline(__always)
  public func find(
    _ record: Int, of reader: borrowing RecordReader, in classes: ClassTable
  ) throws(CSVError) -> UInt32? {
    if let plain { return classes.find(reader.value(plain, of: record)) }
    guard let source else { return 0 }
    return try source.find(record, of: reader, in: classes)
  }

  /// Whether all rows with a class take part.
  public var isOfAll: Bool { test.isEmpty }

  /// What becomes of a row.
  public enum Fate: Sendable {
    /// It takes part.
    case takesPart
    /// A condition does not hold: it passes through.
    case leftOut
    /// It has no class, and passes through.
    case unlabeled
    /// It has no class, and is dropped.
    case dropped
  }

  /// What becomes of a record.
  ///
  /// - Throws: that it has no class, where such rows are refused.
  @inline(__always)
  public func fate(
    of record: Int, in reader: borrowing RecordReader
  ) throws(CSVError) -> Fate {
    if !test.isEmpty && !test.holds(record, of: reader) { return .leftOut }
    if let plain {
      if !reader.value(plain, of: record).isEmpty {
        if let declaredClasses {
          try reader.require(record, plain, column: labelColumn, among: declaredClasses)
        }
        return .takesPart
      }
    } else {
      guard let source, try source.isMissing(of: record, in: reader) else { return .takesPart }
    }
    switch unlabeledRows {
    case .keep: return .unlabeled
    case .drop: return .dropped
    case nil: throw missingClass(of: record, in: reader)
    }
  }

  /// What to tell the user of a row without a class.
  private func missingClass(of record: Int, in reader: borrowing RecordReader) -> CSVError {
    if let error = source?.missingLabel(of: record, in: reader, hint: remedy) { return error }
    guard let number = source?.uncutText(of: record, in: reader) else {
      return reader.emptyLabel(
        in: record, column: source?.emptyColumn(of: record, in: reader), hint: remedy)
    }
    return reader.error(
      "\(number) is in no bin", in: record, column: labelColumn,
      hint: remedy ?? "use --unlabeled drop, or --unlabeled keep to pass such rows through")
  }
}

/// What becomes of rows without a class.
public enum UnlabeledRows: String, CaseIterable, Sendable {
  case drop, keep
}

extension ClassTable {
  /// Takes values that a file declares.
  public init(of values: Set<[UInt8]>) {
    self.init()
    for value in values { add(value.span) }
  }
}

/// The refusals that many tools share.
extension RecordReader {
  /// Refuses a class that the file does not declare.
  @inline(never)
  public func require(
    _ record: Int, _ label: ColumnHandle, column: Int?, among classes: ClassTable
  ) throws(CSVError) {
    guard classes.find(value(label, of: record)) == nil else { return }
    throw error(
      "the class \"\(value(label, of: record).shown)\" is not among the values of its @attribute line",
      in: record, column: column, hint: "add it there, or mend the row")
  }

  /// A label that is empty where it must not be.
  ///
  /// - Parameter hint: what to do about it, where that is not `--unlabeled`.
  public func emptyLabel(in record: Int, column: Int?, hint: String? = nil) -> CSVError {
    error(
      "the label is empty", in: record, column: column,
      hint: hint ?? "use --unlabeled drop, or --unlabeled keep to pass such rows through")
  }

  /// A label that is empty in a file of which every row is used.
  public func emptyLabelToLeaveOut(in record: Int, column: Int) -> CSVError {
    let condition = ColumnSpelling(of: header).condition(column, isNot: "")
    return emptyLabel(
      in: record, column: column, hint: "use --where \(condition) to leave such rows out")
  }

  /// Refuses an input of which no row takes part.
  ///
  /// - Parameters:
  ///   - rowCount: how many rows there are.
  ///   - choice: which of them take part.
  public func requireRows(_ rowCount: Int?, takingPart: Int, by choice: RowChoice) throws(CSVError)
  {
    if rowCount == 0 { throw error("has a header but no rows") }
    if takingPart == 0 {
      if choice.isOfAll { throw error("no row has a label") }
      throw error("no row with a label passes --where", hint: choice.valuesInView)
    }
  }
}
