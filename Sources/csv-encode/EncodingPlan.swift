import CSVCore
import FilterKit
import Resampling
import TableKit

/// What becomes of each column.
struct EncodingPlan: Sendable {
  /// What becomes of a column.
  enum Treatment: Sendable {
    /// Its cells are written as they came.
    case kept
    /// Its numbers are written as they came; missing cells, and other texts where they are allowed, as missing.
    case number(allowsTexts: Bool)
    /// Values become the codes of a codebook.
    case encoded(Int)
    /// Codes become the values of a codebook.
    case decoded(Int)
    /// It is left out.
    case dropped
  }

  /// The treatment of each column, by position.
  private(set) var treatments: [Treatment]
  /// The codes; those of the label first.
  private(set) var books: [Codebook] = []
  /// The position of the label column; `nil` where there is none.
  let labelColumn: Int?
  /// What is written for a missing cell; `nil` where nothing is, and missing categories have codes.
  let missing: String?
  /// The texts that stand for missing cells, where they are not the usual ones.
  let gapTexts: [String]?
  /// The code of values that have none; `nil` refuses them.
  let unknown: Int?
  /// Which rows are written.
  let choice: RowChoice
  /// The positions of the columns that new codes are for, in the order of the codebooks.
  private let bookColumns: [Int]
  /// What was decided where no option said it, a line each.
  private(set) var notes: [String] = []
  /// What the columns hold of which no option said what they are.
  private let profiles: [ColumnProfile]
}

extension EncodingPlan {
  /// The texts that stand for missing cells.
  var gaps: GapSpellings { GapSpellings(given: gapTexts) }
}

// MARK: - New codes

extension EncodingPlan {
  /// Decides what becomes of columns, by options and else by what they hold.
  init(
    _ options: EncodedColumnOptions, _ codes: CodeOptions, _ rows: RowChoice,
    of pass: inout RowPass
  ) throws(CSVError) {
    let header = pass.reader.header
    choice = rows
    labelColumn = choice.labelColumn
    (missing, gapTexts, unknown) = (options.missingAs, options.gaps.texts, nil)
    var uses = ColumnUses(of: pass.reader)
    if let labelColumn { try uses.claim([labelColumn], as: "the label") }
    let predictions = try uses.claim(codes.predictions, as: "predictions")
    var categories = try uses.claim(options.categorical, as: "categorical")
    let numeric = try uses.claim(options.numeric, as: "numeric")
    var dropped = try uses.claim(options.drop, as: "dropped")

    treatments = Array(repeating: .kept, count: header.columnCount)
    var columns = ColumnSelection()
    var profiles = ColumnProfiles(
      of: uses.free, in: header, gaps: options.gaps.spellings, selecting: &columns)
    if !uses.free.isEmpty { try pass.gather(&profiles, from: columns) }
    let roles = ColumnRoles(of: profiles.profiles, header: header, hasOthers: true)
    for (column, profile) in zip(roles.columns, profiles.profiles) {
      switch (column.decision.role, column.decision.use) {
      case (.constant, _) where profile.numberCount < profile.presentCount, (_, .category):
        categories.append(column.position)
      case (.constant, _), (_, .number):
        treatments[column.position] = .number(allowsTexts: !column.decision.strays.isEmpty)
      default: dropped.append(column.position)
      }
    }
    for column in numeric { treatments[column] = .number(allowsTexts: true) }
    for column in dropped { treatments[column] = .dropped }
    for column in [labelColumn].compactMap({ $0 }) + predictions {
      treatments[column] = .encoded(0)
    }
    categories.sort()
    for (index, column) in categories.enumerated() { treatments[column] = .encoded(index + 1) }
    bookColumns = [labelColumn].compactMap { $0 } + categories
    self.profiles = profiles.profiles
    let found = self.options(for: uses.free, numeric: roles.numeric, in: header)
    if !found.isEmpty {
      notes = ["by what the columns hold: \(found)"] + roles.notes.dropFirst()
    }
  }

  /// The options that say what was decided of some columns, ready for a shell.
  private func options(for columns: [Int], numeric: [Int], in header: Header) -> String {
    let spelling = ColumnSpelling(of: header)
    func positions(_ isMeant: (Treatment) -> Bool) -> [Int] {
      columns.filter { isMeant(treatments[$0]) }
    }
    return [
      ("--drop", positions { if case .dropped = $0 { true } else { false } }),
      ("--categorical", positions { if case .encoded = $0 { true } else { false } }),
      ("--numeric", numeric),
    ].filter { !$0.1.isEmpty }.map { option, columns in
      "\(option) \(ShellWord.quoted(spelling.list(columns)))"
    }.joined(separator: " ")
  }

  /// Gives the values of the columns codes.
  mutating func learn(from pass: inout RowPass, order: CodeOrder) throws(CSVError) {
    var values = ColumnValues(self)
    try pass.gather(&values, from: values.columns)
    let header = pass.reader.header
    if choice.isLabelByDefault { try pass.reader.requireClasses(values.tables[0], profiles) }
    books = zip(bookColumns, values.tables).map { column, table in
      Codebook(name: header.label(of: column), values: table, order: order)
    }
    try require(missing, of: "--missing-as", toBeNoCodeOf: books.dropFirst())
  }

  /// Refuses a text in place of values that would be read back as one of them.
  private func require(
    _ text: String?, of option: String, toBeNoCodeOf books: some Sequence<Codebook>
  ) throws(CSVError) {
    guard let text else { return }
    for book in books {
      guard let value = book.value(ofCode: text.utf8Bytes.span) else { continue }
      throw CSVError(
        "\(option) \(text) is the code of \"\(value.span.shown)\" in column \"\(book.name)\"",
        hint: "take a number that is no code, such as -1")
    }
  }

  /// The codes as a file has them.
  func table(in reader: borrowing RecordReader) throws(CSVError) -> CodeTable {
    let header = reader.header
    let repeated = header.repeatedNames
    if !repeated.isEmpty, let names = header.names,
      let column = names.indices.first(where: { header.position(ofName: names[$0]) != $0 })
    {
      throw reader.error(
        "another column has this name, and codes are found by name", column: column,
        hint: "rename one of the two")
    }
    var columns: [CodeTable.Column] = []
    for book in books {
      guard let column = book.column else {
        throw reader.error(
          "a value of column \"\(book.name)\" is not UTF-8, and JSON is",
          hint: "convert the file first, as by iconv -f latin1 -t UTF-8")
      }
      columns.append(column)
    }
    var (numeric, dropped): ([String], [String]) = ([], [])
    for (position, treatment) in treatments.enumerated() {
      switch treatment {
      case .dropped: dropped.append(header.label(of: position))
      case .number(allowsTexts: true): numeric.append(header.label(of: position))
      default: break
      }
    }
    return CodeTable(
      label: columns[0], categories: Array(columns.dropFirst()), numeric: numeric,
      dropped: dropped, missing: missing, gaps: gapTexts)
  }
}

// MARK: - Known codes

extension EncodingPlan {
  /// Finds the columns of a file of codes in a table.
  init(
    _ table: CodeTable, _ codes: CodeOptions, _ label: LabelOptions,
    in reader: borrowing RecordReader
  ) throws(CSVError) {
    let header = reader.header
    func position(_ name: String) -> Int? {
      if header.names != nil { return header.position(ofName: name) }
      return Int(name).flatMap { 1...header.columnCount ~= $0 ? $0 - 1 : nil }
    }
    books = ([table.label] + table.categories).map { column in
      Codebook(name: column.name, values: column.values.map(\.utf8Bytes))
    }
    (missing, gapTexts, unknown, bookColumns) = (table.missing, table.gaps, codes.unknown, [])
    profiles = []
    var uses = ColumnUses(of: reader)
    // Of rows that are to be classified no class is known.
    labelColumn =
      label.given == "--label" ? try label.column(in: header) : position(table.label.name)
    if let labelColumn { try uses.claim([labelColumn], as: "the label") }
    let classes =
      [labelColumn].compactMap { $0 } + (try uses.claim(codes.predictions, as: "predictions"))
    treatments = Array(
      repeating: codes.decode ? .kept : .number(allowsTexts: false), count: header.columnCount)
    if !codes.decode {
      for column in table.numeric.compactMap(position) {
        treatments[column] = .number(allowsTexts: true)
      }
      for column in table.dropped.compactMap(position) { treatments[column] = .dropped }
    }
    for (index, column) in table.categories.enumerated() {
      guard let found = position(column.name) else {
        if codes.decode { continue }
        throw reader.error("there is no column \"\(column.name)\", which has codes")
      }
      treatments[found] = codes.decode ? .decoded(index + 1) : .encoded(index + 1)
    }
    for column in classes { treatments[column] = codes.decode ? .decoded(0) : .encoded(0) }
    if codes.decode && classes.isEmpty {
      throw reader.error(
        "there is no column \"\(table.label.name)\"", hint: "say with -l COL where the classes are")
    }
    choice = try RowChoice(
      label: codes.decode ? nil : labelColumn, unlabeledRows: label.unlabeled, where: [], in: header
    )
    try require(unknown.map(String.init), of: "--unknown", toBeNoCodeOf: books)
  }

  /// Refuses what has no code, and what is no number where it must be one, before a byte is written.
  func check(_ pass: inout RowPass) throws(CSVError) {
    var check = CodeCheck(self)
    try pass.gather(&check, from: check.columns)
  }
}

// MARK: - Writing

extension EncodingPlan {
  /// The columns that are written.
  var writtenColumns: [Int] {
    treatments.indices.filter { if case .dropped = treatments[$0] { false } else { true } }
  }

  /// Opens the rows, with the names of the columns that are left.
  func writer(
    _ output: consuming ByteOutput, of reader: borrowing RecordReader
  ) throws(CSVError) -> RecordWriter {
    let columns = writtenColumns
    // Of an ARFF or KEEL file, trainers get CSV.
    let isCSV = reader.dialect.attributes == nil
    guard let names = reader.header.names, columns.count < names.count || !isCSV else {
      return try RecordWriter(output, like: reader)
    }
    let writer = RecordWriter(output, delimiter: reader.dialect.delimiter, lineEnd: reader.lineEnd)
    var rows = writer.newRows
    if !reader.preamble.isEmpty { rows.append(reader.preamble.span) }
    for column in columns { rows.appendField(names[column]) }
    rows.endRow()
    try writer.write(rows)
    return writer
  }

  /// The cells that are written, with the positions of their columns.
  func writtenCells(
    selecting selection: inout ColumnSelection
  ) -> [(handle: ColumnHandle, position: Int)] {
    writtenColumns.map { (selection.add($0), $0) }
  }

  /// What -v says.
  var report: [String] {
    books.map { book in
      let shown = book.texts.indices.prefix(5).map { code in
        "\(code) \"\(String(decoding: book.values.label(UInt32(code)), as: UTF8.self))\""
      }
      return "\(book.name): \(shown.joined(separator: ", "))\(book.texts.count > 5 ? ", …" : "")"
    }
  }
}
