import CSVCore
import FilterKit
import Resampling

/// The training rows: their features, classes and weights.
struct TrainingTable {
  let points: Matrix
  /// The class of each row.
  let labels: [UInt32]
  let classes: ClassTable
  /// How much each row's vote counts; `nil` where all count alike.
  let rowWeights: [Double]?

  private let header: Header
  private let file: String
  private let labelColumn: Int
  /// The positions of the features in the training file.
  private let features: [Int]

  /// Reads the training file.
  init(
    _ options: TrainingOptions, _ featureOptions: FeatureOptions, beside input: InputOptions
  ) throws(CSVError) {
    var reader = try input.open(beside: options.train, .once)
    header = reader.header
    file = reader.name
    labelColumn =
      try options.label.map { (label) throws(CSVError) in try reader.header.column(label) }
      ?? header.columnCount - 1
    let weightColumn = try options.rowWeights.map { (column) throws(CSVError) in
      try reader.header.column(column)
    }
    let columns = [labelColumn] + [weightColumn].compactMap { $0 }
    let test = try RowTest(options.conditions, in: reader.header)
    features = try featureOptions.columns(in: header, except: Set(columns))

    var survey = FeatureSurvey(features, missing: featureOptions.missing)
    var table = FeatureTable(numberCount: features.count)
    var classes = ClassTable()
    var labels: [UInt32] = []
    var weights: [Double] = []
    let labelPlace = features.count
    let testPlace = features.count + columns.count
    reader.select(features + columns + test.columns)
    while try reader.advance() {
      for record in 0..<reader.count where test.holds(record, of: reader, from: testPlace) {
        guard table.rows.count < Int(UInt32.max) else {
          throw reader.error("has more than 4294967295 rows to learn from")
        }
        guard !reader.value(labelPlace, of: record).isEmpty else {
          throw reader.error(
            "the label is empty", in: record, column: labelColumn,
            hint: "use --where '\(header.label(of: labelColumn))!=' to leave such rows out")
        }
        survey.note(record, of: reader)
        labels.append(classes.number(of: reader.value(labelPlace, of: record)))
        table.append(record, of: reader, row: 0)
        if let weightColumn {
          weights.append(try Self.weight(labelPlace + 1, of: record, in: reader, weightColumn))
        }
      }
    }
    try survey.requireNumbers(of: reader, remedies: ["--exclude"])
    if table.rows.isEmpty {
      throw reader.error(
        reader.recordsBefore == 0 ? "has a header but no rows" : "no row passes --where")
    }
    if let weightColumn, weights.allSatisfy({ $0 == 0 }) {
      throw reader.error("all weights are 0", column: weightColumn)
    }
    classes.sortClasses(renumbering: &labels)
    self.labels = labels
    self.classes = classes
    rowWeights = weightColumn == nil ? nil : weights
    points = table.numbers
  }

  private static func weight(
    _ place: Int, of record: Int, in reader: borrowing RecordReader, _ column: Int
  ) throws(CSVError) -> Double {
    let cell = reader.value(place, of: record)
    if let weight = DecimalReading(cell).number, weight >= 0 { return weight }
    let text = String(decoding: cell.array.prefix(60), as: UTF8.self)
    throw reader.error(
      "\"\(text)\" is not a weight: a number, 0 or more", in: record, column: column)
  }

  /// Where another file has the features: columns are the same that have the same name, and without names the same
  /// number.
  func columns(in reader: borrowing RecordReader) throws(CSVError) -> [Int] {
    guard let names = header.names, let others = reader.header.names else {
      return try numberedColumns(in: reader)
    }
    var columns: [Int] = []
    var missing: [String] = []
    for feature in features {
      let name = names[feature]
      for (header, file) in [(header, file), (reader.header, reader.name)]
      where (header.names ?? []).count(where: { $0.utf8.elementsEqual(name.utf8) }) > 1 {
        throw CSVError(
          "column \"\(name)\" occurs several times, so that the files cannot be matched by name",
          file: file, line: 1, hint: "rename the columns, or use --no-headers and numbers")
      }
      if let column = reader.header.position(ofName: name) {
        columns.append(column)
      } else {
        missing.append(name)
      }
    }
    guard !missing.isEmpty else { return columns }
    let quoted = missing.map { "\"\($0)\"" }
    throw CSVError(
      "lacks \(missing.count == 1 ? "the column" : "the columns") \(quoted.joined(separator: ", ")) "
        + "that \(file) is to be learned from by",
      file: reader.name, line: 1,
      hint: "use --exclude \(missing.joined(separator: ",")); the header has: "
        + others.prefix(40).joined(separator: ", "))
  }

  /// The same numbers, where the file has as many columns; it may lack the label if that is the last.
  private func numberedColumns(in reader: borrowing RecordReader) throws(CSVError) -> [Int] {
    let count = reader.columnCount
    let lacksLabel = labelColumn == header.columnCount - 1 && count == labelColumn
    guard count == header.columnCount || lacksLabel else {
      throw CSVError(
        "has \(counted(count, "column")), and \(file) has \(header.columnCount)",
        file: reader.name, hint: "without names, columns are matched by their numbers")
    }
    return features
  }
}
