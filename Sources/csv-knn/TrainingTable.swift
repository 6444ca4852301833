import CSVCore
import FilterKit
import Resampling

/// The training rows: their features, classes and weights.
struct TrainingTable {
  /// The features, row after row.
  private(set) var points: Matrix
  /// The class of each row.
  private(set) var labels: [UInt32] = []
  private(set) var classes = ClassTable()
  /// How much each row's vote counts; empty where all count alike.
  private(set) var rowWeights: [Double] = []

  /// Reads the training file.
  ///
  /// - Throws: what reading throws; that there is nothing to learn from, or that it is not in numbers.
  init(
    _ reader: consuming RecordReader, _ columns: TrainingColumns, missing: MissingCells?
  ) throws(CSVError) {
    points = Matrix(rowCount: 0, columnCount: columns.features.count, values: [])
    var survey = FeatureSurvey(columns.features, missing: missing)
    var table = FeatureTable(numberCount: columns.features.count)
    reader.select(columns.selected)
    while try reader.advance() {
      for record in 0..<reader.count
      where columns.test.holds(record, of: reader, from: columns.testPlace) {
        try addLabel(of: record, in: reader, columns)
        survey.note(record, of: reader)
        table.append(record, of: reader, row: 0)
      }
    }
    try survey.requireNumbers(of: reader, remedies: ["--exclude"])
    if labels.isEmpty {
      throw reader.error(
        reader.recordsBefore == 0 ? "has a header but no rows" : "no row passes --where")
    }
    if let weight = columns.weight, rowWeights.allSatisfy({ $0 == 0 }) {
      throw reader.error("all weights are 0", column: weight)
    }
    classes.sortClasses(renumbering: &labels)
    table.finish()
    points = table.numbers
  }

  /// Takes the class of a row, and its weight.
  private mutating func addLabel(
    of record: Int, in reader: borrowing RecordReader, _ columns: TrainingColumns
  ) throws(CSVError) {
    guard labels.count < Int(UInt32.max) else {
      throw reader.error("has more than 4294967295 rows to learn from")
    }
    guard !reader.value(columns.labelPlace, of: record).isEmpty else {
      throw reader.error(
        "the label is empty", in: record, column: columns.label,
        hint: "use --where '\(reader.header.label(of: columns.label))!=' to leave such rows out")
    }
    labels.append(classes.add(reader.value(columns.labelPlace, of: record)))
    guard let weight = columns.weight else { return }
    let cell = reader.value(columns.weightPlace, of: record)
    guard let number = DecimalReading(cell).number, number >= 0 else {
      let text = String(decoding: cell.array.prefix(60), as: UTF8.self)
      throw reader.error(
        "\"\(text)\" is not a weight: a number, 0 or more", in: record, column: weight)
    }
    rowWeights.append(number)
  }
}
