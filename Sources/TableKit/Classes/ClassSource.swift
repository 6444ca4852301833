public import CSVCore
public import Resampling

/// Where the class of a row is: in one column, in several whose values together are the class, in the bin that a number
/// falls into, or in columns of labels, whose set is the class.
public struct ClassSource: Sendable {
  /// The positions of the columns in the file.
  public let columns: [Int]
  /// The column, where there is one and its value is the class as it stands.
  public let plain: ColumnHandle?
  private let handles: [ColumnHandle]
  var bins: ClassBins?
  /// Columns of labels; `nil` where values are classes, or numbers in bins.
  private let labels: LabelColumns?

  /// Finds the class.
  ///
  /// - Parameters:
  ///   - columns: the positions of the columns in the file, one at least.
  ///   - bins: how numbers are cut into classes; `nil` where values are classes.
  public init(
    _ columns: [Int], bins rule: ClassBins.Rule? = nil, selecting selection: inout ColumnSelection
  ) {
    self.columns = columns
    handles = selection.add(columns)
    bins = rule.map { ClassBins($0) }
    plain = handles.count == 1 && rule == nil ? handles[0] : nil
    labels = nil
  }

  /// Finds columns of labels, whose codes are the classes: see ``LabelColumns``.
  ///
  /// - Parameter labels: the positions of the columns in the file, one at least.
  public init(labels columns: [Int], selecting selection: inout ColumnSelection) {
    self.columns = columns
    handles = selection.add(columns)
    labels = LabelColumns(columns, selecting: &selection)
    bins = nil
    plain = nil
  }

  /// A table for the classes that has none yet.
  public var noClasses: ClassTable {
    var classes = ClassTable()
    classes.ordersIntervals = bins != nil
    return classes
  }

  /// Whether a record has no class: a cell is empty, or a number in no bin.
  ///
  /// - Throws: that a cell to be cut into bins is no number.
  public func isMissing(
    of record: Int, in reader: borrowing RecordReader
  ) throws(CSVError) -> Bool {
    if let plain { return reader.value(plain, of: record).isEmpty }
    return try isPartMissing(of: record, in: reader)
  }

  private func isPartMissing(
    of record: Int, in reader: borrowing RecordReader
  ) throws(CSVError) -> Bool {
    if let labels { return labels.isMissing(of: record, in: reader) }
    guard let bins else {
      for handle in handles where reader.value(handle, of: record).isEmpty { return true }
      return false
    }
    guard let number = try number(of: record, in: reader) else { return true }
    return bins.name(of: number) == nil
  }

  /// The class of a record: a value, a CSV record of values, the name of a bin, or the code of a label set; empty for a
  /// number in no bin.
  ///
  /// - Throws: that a cell to be cut into bins is no number, or one of a label neither 1 nor 0.
  public func name(
    of record: Int, in reader: borrowing RecordReader
  ) throws(CSVError) -> [UInt8] {
    if let bins {
      guard let number = try number(of: record, in: reader) else { return [] }
      return bins.name(of: number) ?? []
    }
    if let plain { return reader.value(plain, of: record).array }
    if let labels { return try labels.code(of: record, in: reader) }
    let comma = UInt8(ascii: ",")
    var name: [UInt8] = []
    for (index, handle) in handles.enumerated() {
      if index > 0 { name.append(comma) }
      FieldText.append(reader.value(handle, of: record), to: &name, delimiter: comma)
    }
    return name
  }

  /// Counts the class of a record.
  public func count(
    _ record: Int, of reader: borrowing RecordReader, in classes: inout ClassTable
  ) throws(CSVError) -> UInt32 {
    if let plain { return classes.add(reader.value(plain, of: record)) }
    let name = try name(of: record, in: reader)
    return classes.add(name.span)
  }

  /// The class of a record, if there is such a one.
  public func find(
    _ record: Int, of reader: borrowing RecordReader, in classes: ClassTable
  ) throws(CSVError) -> UInt32? {
    if let plain { return classes.find(reader.value(plain, of: record)) }
    let name = try name(of: record, in: reader)
    return classes.find(name.span)
  }

  /// The number in the column that is cut into bins; `nil` for an empty cell.
  func number(
    of record: Int, in reader: borrowing RecordReader
  ) throws(CSVError) -> Double? {
    let text = reader.value(handles[0], of: record)
    if let number = DecimalReading(text.extracting(text.unblankedRange)).number { return number }
    if text.isEmpty { return nil }
    if case .relevance = bins?.rule {
      throw reader.error(
        "\"\(text.shown)\" is not a number, and --relevance is for a label of numbers", in: record,
        column: columns[0], hint: remedy(forText: text.shown, in: reader))
    }
    throw reader.error(
      "\"\(text.shown)\" is not a number to be cut into bins", in: record, column: columns[0])
  }

  /// The position of the column whose cell is empty.
  func emptyColumn(of record: Int, in reader: borrowing RecordReader) -> Int? {
    for (column, handle) in zip(columns, handles) where reader.value(handle, of: record).isEmpty {
      return column
    }
    return nil
  }

  /// Whether classes are sets of labels.
  public var areLabelSets: Bool { labels != nil }

  /// What to tell the user of a row without a class in a file of which every row is used.
  public func missingClass(of record: Int, in reader: borrowing RecordReader) -> CSVError {
    if let number = uncutText(of: record, in: reader) {
      return reader.error(
        "\(number) is in no bin", in: record, column: columns[0],
        hint: "use --where to leave such rows out")
    }
    return reader.emptyLabelToLeaveOut(
      in: record, column: emptyColumn(of: record, in: reader) ?? columns[0])
  }

  /// What to tell the user of a record that does not say whether it has some label; `nil` where classes are no sets of
  /// labels.
  ///
  /// - Parameter hint: what to do about it, where that is not to leave such rows out by `--where`.
  func missingLabel(
    of record: Int, in reader: borrowing RecordReader, hint: String?
  ) -> CSVError? {
    labels?.missingLabel(of: record, in: reader, hint: hint)
  }

  /// The cell that is cut into bins, as messages show it; `nil` for an empty one, and where none is cut.
  func uncutText(of record: Int, in reader: borrowing RecordReader) -> String? {
    guard bins != nil else { return nil }
    let text = reader.value(handles[0], of: record)
    return text.isEmpty ? nil : text.shown
  }
}
