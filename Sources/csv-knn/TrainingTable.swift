import CSVCore
import FilterKit
import Resampling
import TableKit

/// The training rows: their features, classes and weights.
struct TrainingTable {
  /// The features, row after row.
  let points: MixedMatrix
  /// The columns of the training file that they are in.
  let columns: LearnedColumns
  /// The categories of each column that has such.
  let categories: [ClassTable]
  /// The class of each row.
  let labels: [UInt32]
  let classes: ClassTable
  /// Where the class is.
  let source: ClassSource
  /// How much each row's vote counts; empty where all count alike.
  let rowWeights: [Double]

  /// Reads the training file: twice, as it is first seen what its columns hold.
  ///
  /// - Throws: what reading throws; that there is nothing to learn from, or that it is not what it must be.
  init(
    _ reader: consuming RecordReader, _ columns: TrainingColumns, takesCategories: Bool,
    progress: Progress
  ) throws(CSVError) {
    var reader = reader
    let profiles = columns.isLabelByDefault ? reader.profilesIfLastIsDoubtful() : []
    var (rows, selection) = try TrainingRows.prepare(columns, in: reader.header)
    var pass = RowPass(reader, progress: progress)
    try pass.findBins(of: &rows.source, where: rows.test, from: selection)
    rows.classes = rows.source.noClasses
    try pass.gather(&rows, from: selection)
    source = rows.source
    let learned = try LearnedColumns(
      rows.survey, columns.features, takesCategories: takesCategories, of: pass.reader)
    try pass.requireRows()
    if rows.labels.isEmpty { throw pass.reader.error("no row passes --where") }
    if columns.isLabelByDefault { try pass.reader.requireClasses(rows.classes, profiles) }
    if let weight = columns.weight, rows.weights.allSatisfy({ $0 == 0 }) {
      throw pass.reader.error("all weights are 0", column: weight)
    }
    var (classes, labels) = (rows.classes, rows.labels)
    classes.sortClasses(renumbering: &labels)
    (self.classes, self.labels) = (classes, labels)
    rowWeights = rows.weights
    self.columns = learned
    var selected = ColumnSelection()
    let empty = FeatureTable(
      numbers: selected.add(learned.numbers), categories: selected.add(learned.categories),
      gaps: learned.gaps)
    let test = try RowTest(columns.conditions, in: pass.reader.header, selecting: &selected)
    var features = PickedFeatures(empty) { record, reader in test.holds(record, of: reader) }
    try pass.gather(&features, from: selected)
    features.finish()
    points = MixedMatrix(numbers: features.table.numbers, codes: features.table.categoryCodes)
    categories = features.table.categories
  }
}

/// What is gathered of the training rows before it is known what their columns hold.
private struct TrainingRows: RowAccumulator {
  private(set) var survey: FeatureSurvey
  fileprivate(set) var classes = ClassTable()
  fileprivate var source: ClassSource
  private(set) var labels: [UInt32] = []
  private(set) var weights: [Double] = []
  private let columns: TrainingColumns
  fileprivate let test: RowTest
  private let weight: ColumnHandle?
  /// The classes that an ARFF or KEEL file declares.
  private let declared: ClassTable?

  /// Begins with no rows, and selects the columns.
  static func prepare(
    _ columns: TrainingColumns, in header: Header
  ) throws(CSVError) -> (rows: TrainingRows, selection: ColumnSelection) {
    var selection = ColumnSelection()
    let rows = TrainingRows(
      survey: FeatureSurvey(columns.features, in: header, selecting: &selection),
      source: ClassSource(columns.labels, bins: columns.bins, selecting: &selection),
      columns: columns,
      test: try RowTest(columns.conditions, in: header, selecting: &selection),
      weight: columns.weight.map { selection.add($0) },
      declared: columns.labels.count > 1 || columns.bins != nil
        ? nil : header.attributes?.values(of: columns.labels[0]).map(ClassTable.init(of:)))
    return (rows, selection)
  }

  mutating func add(_ reader: borrowing RecordReader) throws(CSVError) {
    guard labels.count + reader.count < Int(UInt32.max) else {
      throw reader.error("has more than 4294967295 rows to learn from")
    }
    for record in 0..<reader.count where test.holds(record, of: reader) {
      if try source.isMissing(of: record, in: reader) {
        throw source.missingClass(of: record, in: reader)
      }
      if let declared, let label = source.plain {
        try reader.require(record, label, column: columns.labels[0], among: declared)
      }
      let number = try source.count(record, of: reader, in: &classes)
      labels.append(number)
      if let weight, let column = columns.weight {
        weights.append(try reader.weight(weight, of: record, column: column))
      }
      survey.add(record, of: reader)
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) throws(ResamplingError) {
    guard labels.count + later.labels.count < Int(UInt32.max) else {
      throw .tooManyRows(labels.count + later.labels.count)
    }
    let numbers = try classes.add(later.classes)
    labels += later.labels.map { numbers[Int($0)] }
    weights += later.weights
    survey.append(later.survey, at: position)
  }
}
