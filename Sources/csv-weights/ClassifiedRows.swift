import CSVCore
import FilterKit
import Resampling
import TableKit

/// The rows of an input by class: counted in a first pass, and handed out by class in a second. Where they were counted
/// before, the second is the only one.
///
/// No row is kept: the second pass finds the class of a row by its label, as the first did.
struct ClassifiedRows: ~Copyable {
  /// The position of the label column.
  let labelColumn: Int
  /// The classes in scikit-learn's order, with their counts.
  private(set) var classes = ClassTable()
  private var pass: RowPass
  /// Which rows take part.
  private(set) var choice: RowChoice
  /// The file that the counts were taken from.
  private var countsName: String?
  /// What the columns of the first rows hold, where the last does not look like classes there.
  private var profiles: [ColumnProfile] = []
  /// Rows that --where leaves out, and rows without a label.
  private var left = RowsLeft()
  /// Whether the label is a number, so that its values need not look like classes.
  private var isNumber = false
  /// The sum of the rows' weights of each class; `nil` where rows have none.
  private(set) var totals: [Double]?
  private let weights: WeightColumn?
  private let columns: ColumnSelection

  /// Finds the columns.
  init(
    _ input: consuming RecordReader, _ label: LabelOptions, _ bins: BinOptions,
    _ conditions: ConditionOptions, weights: ColumnReference? = nil, isNumber: Bool,
    report: FilterKit.ReportOptions
  ) throws(CSVError) {
    var reader = input
    self.isNumber = isNumber
    let choice = try label.rows(
      where: conditions, bins: bins, of: &reader, report: report,
      besides: ["--row-weights": [weights].compactMap { $0 }],
      remedy: "use --unlabeled drop, or with --append --unlabeled keep")
    let column = choice.labelColumn ?? reader.header.classColumn
    // Where rows are read once, the first ones have to tell which columns look like classes.
    if choice.isLabelByDefault && !isNumber { profiles = reader.profilesIfLastIsDoubtful() }
    var columns = choice.columns
    let weightColumn = try WeightColumn(
      weights, besides: choice, in: reader, selecting: &columns)
    labelColumn = column
    self.weights = weightColumn
    self.columns = columns
    self.choice = choice
    pass = RowPass(reader, progress: Progress(report))
  }

  private init(
    _ reader: consuming RecordReader, labelColumn: Int, _ choice: RowChoice, _ progress: Progress
  ) {
    self.labelColumn = labelColumn
    self.choice = choice
    columns = choice.columns
    weights = nil
    pass = RowPass(reader, progress: progress)
  }

  /// The counts of a file, where no row is asked for; messages are about that file.
  static func ofCounts(
    in path: String, report: FilterKit.ReportOptions
  ) throws(CSVError) -> ClassifiedRows {
    var reader = try CountFile.open(path)
    let counts = try CountFile(reading: &reader)
    let column = try reader.header.column(ColumnReference("value"))
    let choice = try RowChoice(label: column, where: [], in: reader.header)
    var rows = ClassifiedRows(reader, labelColumn: column, choice, Progress(report))
    try rows.take(counts, areTheInput: true)
    return rows
  }

  /// The positions of the label columns.
  var labelColumns: [Int] { choice.source?.columns ?? [labelColumn] }

  /// The records' header, and errors about them.
  var reader: RecordReader {
    _read { yield pass.reader }
  }

  /// The first pass: counts the rows of every class.
  ///
  /// - Throws: that there is nothing to weigh, or a row without a label.
  mutating func count() throws(CSVError) {
    try choice.findBins(with: &pass)
    var counted = CountedClasses(choice, weights)
    try pass.gather(&counted, from: columns)
    (classes, left, totals) = (counted.classes, counted.left, counted.totals?.map(\.value))
    try requireClasses()
    if choice.isLabelByDefault && !isNumber { try reader.requireClasses(classes, profiles) }
    let numbers = classes.sortClasses()
    guard let unsorted = totals else { return }
    for (old, new) in numbers.enumerated() {
      if unsorted[old] == 0 {
        throw reader.error(
          "all rows of the class \"\(classes.name(of: new))\" have the weight 0",
          column: weights?.position)
      }
      totals?[Int(new)] = unsorted[old]
    }
  }

  /// How large each class is: its rows, or the sum of their weights.
  var sizes: [Double] { totals ?? classes.counts.map { Double($0) } }

  /// Takes the counts from a file in place of the first pass: the rows are read once.
  ///
  /// - Parameter areTheInput: whether there are no rows but those of the file.
  mutating func take(_ counts: CountFile, areTheInput: Bool = false) throws(CSVError) {
    classes = try counts.classes(
      ofColumns: choice.source?.columns ?? [labelColumn], in: reader, areOfOneFile: areTheInput)
    countsName = counts.name
    try requireClasses()
  }

  private func requireClasses() throws(CSVError) {
    try reader.requireRows(
      left.out + left.unlabeled + classes.count, takingPart: classes.count, by: choice)
    if classes.count == 1 && !isNumber { throw error(ResamplingError.singleClass) }
  }

  /// What to tell the user of a refusal.
  func error(_ error: ResamplingError) -> CSVError {
    classes.error(error, of: reader, columns: choice.source?.columns ?? [labelColumn])
  }

  /// Writes something of the rows by their classes, in input order.
  mutating func write(
    _ output: WeightedOutput, _ table: WeightTable, to writer: RecordWriter
  ) throws(CSVError) {
    var router = WeightRouter(
      choice, classes, countsName: countsName, output,
      weights.map { ($0, table.entries.map(\.weight)) })
    try pass.route(&router, from: columns, to: [writer])
  }
}

// MARK: - The report

extension ClassifiedRows {
  /// Says what each class has and weighs.
  func report(_ table: WeightTable, areNumbers: Bool, as note: (String) -> Void) {
    if areNumbers { return report(numbers: table, as: note) }
    for (number, weight) in table.texts.enumerated() {
      let rows = counted(classes.counts[number], "row")
      let total = totals.map { " of total weight \(fourDigits($0[number]))" } ?? ""
      note("class \"\(classes.name(of: UInt32(number)))\": \(rows)\(total), weight \(weight)")
    }
    reportRowsLeft(as: note)
  }

  /// Says how many rows one class and the others have.
  func report(positive number: UInt32, as note: (String) -> Void) {
    let rows = classes.counts[Int(number)]
    let others = classes.counts.reduce(0, +) - rows
    note("class \"\(classes.name(of: number))\": \(counted(rows, "row")), all others: \(others)")
    reportRowsLeft(as: note)
  }

  /// What trainers would do with scale_pos_weight that nobody expects; `nil` where they take it as it is meant.
  func warning(ofPositive number: UInt32) -> String? {
    if classes.count > 2 {
      return "scale_pos_weight is for two classes, and there are \(classes.count): "
        + "LightGBM ignores it, XGBoost does with a warning"
    }
    guard let last = classes.classOrder().last, last != number else { return nil }
    return
      "trainers apply scale_pos_weight to the class that sorts last, \"\(classes.name(of: last))\": "
      + "encode \"\(classes.name(of: number))\" as 1 and \"\(classes.name(of: last))\" as 0"
  }

  /// Says what the numbers weigh, each of which may be of one row alone.
  private func report(numbers table: WeightTable, as note: (String) -> Void) {
    let weights = table.entries.map(\.weight)
    let rows = counted(classes.counts.reduce(0, +), "row")
    note(
      "\(rows) with \(counted(weights.count, "number")), weights from "
        + "\(fourDigits(weights.min() ?? 0)) to \(fourDigits(weights.max() ?? 0))")
    reportRowsLeft(as: note)
  }

  private func reportRowsLeft(as note: (String) -> Void) {
    if left.out > 0 { note("\(counted(left.out, "row")) left out by --where") }
    if left.unlabeled > 0 { note("\(counted(left.unlabeled, "row")) without a label") }
    reader.reportSpool(as: note)
  }
}
