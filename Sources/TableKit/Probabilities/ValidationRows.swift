public import CSVCore
public import Resampling

/// What the rows of a validation file are, and what a model says of them.
public struct ValidationRows: RowAccumulator {
  /// The classes, in scikit-learn's order once all rows are read.
  public private(set) var classes = ClassTable()
  /// The class of each row.
  public private(set) var labels: [UInt32] = []
  /// What the probability columns say, row by row.
  public private(set) var values: [Double] = []
  /// Where they are.
  public let columns: ProbabilityColumns
  /// The file's name, as messages say it.
  public let file: String
  /// The name of the class column.
  public let labelName: String
  private let labelColumn: Int
  private let label: ColumnHandle
  private let test: RowTest
  private let prefix: String
  /// The classes that have a column.
  private let known: Interner

  /// Reads a validation file.
  ///
  /// - Parameters:
  ///   - label: the class column; `nil` is the last, which is refused where it cannot be the class.
  ///   - source: where the probabilities are.
  ///   - conditions: what rows must pass.
  public init(
    reading reader: consuming RecordReader, label: ColumnReference?, _ source: ProbabilitySource,
    where conditions: [Condition], progress: (any PassProgress)?
  ) throws(CSVError) {
    var reader = reader
    var selection = ColumnSelection()
    let values = try reader.valuesInView(of: conditions)
    var profiles: [ColumnProfile] = []
    if label == nil {
      try reader.refuseLastColumn(as: source)
      profiles = reader.profilesIfLastIsDoubtful()
    }
    try self.init(reader, label, source, conditions, selecting: &selection)
    var pass = RowPass(reader, progress: progress)
    try pass.gather(&self, from: selection)
    if labels.isEmpty {
      throw pass.reader.error(
        pass.rowCount == 0 ? "has a header but no rows" : "no row passes --where", hint: values)
    }
    if label == nil { try pass.reader.requireClasses(classes, profiles) }
    classes.sortClasses(renumbering: &labels)
    guard classes.count > 1 else {
      throw pass.reader.error(
        "all rows are of the class \"\(classes.name(of: 0))\": there is nothing to learn",
        column: labelColumn)
    }
  }

  /// Finds the columns, and selects them.
  private init(
    _ reader: borrowing RecordReader, _ label: ColumnReference?, _ source: ProbabilitySource,
    _ conditions: [Condition], selecting selection: inout ColumnSelection
  ) throws(CSVError) {
    let header = reader.header
    labelColumn = if let label { try header.column(label) } else { header.classColumn }
    (file, labelName) = (reader.name, header.label(of: labelColumn))
    self.label = selection.add(labelColumn)
    test = try RowTest(conditions, in: header, selecting: &selection)
    columns = try ProbabilityColumns(source, in: reader, selecting: &selection)
    var uses = ColumnUses(of: reader)
    try uses.claim([labelColumn], as: "the label")
    try uses.claim(columns.positions, as: "the probability")
    var known = Interner()
    for label in columns.labels { known.add(label.span) }
    self.known = known
    prefix = if case .probabilities(let prefix) = source { prefix } else { "" }
  }

  /// Adds the rows of a batch.
  public mutating func add(_ reader: borrowing RecordReader) throws(CSVError) {
    for record in 0..<reader.count where test.isEmpty || test.holds(record, of: reader) {
      let name = reader.value(label, of: record)
      if name.isEmpty { throw reader.emptyLabelToLeaveOut(in: record, column: labelColumn) }
      if !columns.labels.isEmpty && known.find(name) == nil {
        throw reader.error(
          "there is no column \"\(prefix)\(name.shown)\"", in: record, column: labelColumn,
          hint: "--probabilities needs a column for each class")
      }
      labels.append(classes.add(name))
      try columns.append(record, of: reader, to: &values)
    }
  }

  /// Adds the rows after these.
  public mutating func append(
    _ later: Self, at position: RowPosition
  ) throws(ResamplingError) {
    guard labels.count + later.labels.count < Int(UInt32.max) else {
      throw .tooManyRows(labels.count + later.labels.count)
    }
    let numbers = try classes.add(later.classes)
    labels += later.labels.map { numbers[Int($0)] }
    values += later.values
  }
}

extension RecordReader {
  /// Refuses a last column that no option names and that a model has made, as csv-knn's columns are.
  fileprivate mutating func refuseLastColumn(as source: ProbabilitySource) throws(CSVError) {
    let last = header.classColumn
    var selection = ColumnSelection()
    let positions = try ProbabilityColumns(source, in: self, selecting: &selection).positions
    if positions.contains(last) {
      throw error(
        "\(header.titleOfClassColumn) is the class by default, but this one says how likely it is",
        column: last,
        hint: "say with -l COL which column holds the class")
    }
    if header.names?[last] == "predicted" {
      throw refusalOfLastColumn(because: "is named as predictions are", previewedProfiles())
    }
  }
}

extension ValidationRows {
  /// Whether each row is of a class.
  public func isOf(_ number: UInt32) -> [Bool] { labels.map { $0 == number } }

  /// The class of each row as the index of its column.
  public var columnIndices: [UInt32] {
    let indices = (0..<UInt32(classes.count)).map { number in
      let label = classes.label(number)
      return known.find(label.span) ?? 0
    }
    return labels.map { indices[Int($0)] }
  }

  /// The number of the class whose probability is given.
  public func number(ofPositive label: String) throws(CSVError) -> UInt32 {
    let bytes = label.utf8Bytes
    if let number = classes.find(bytes.span) { return number }
    let names = (0..<UInt32(min(classes.count, 20))).map { classes.name(of: $0) }
    throw CSVError(
      "no row has the class \"\(label)\" that --positive names", file: file, column: labelName,
      hint: "the classes are: \(names.joined(separator: ", "))\(classes.count > 20 ? ", …" : "")")
  }

  /// Refuses a class that has a column and no row.
  public func requireAllClasses() throws(CSVError) {
    for label in columns.labels where classes.find(label.span) == nil {
      throw CSVError(
        "no row has the class \"\(String(decoding: label, as: UTF8.self))\", which has a column",
        file: file, column: labelName, hint: "there is nothing to learn of it")
    }
  }
}
