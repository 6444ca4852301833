import CSVCore
import FilterKit
import TableKit

/// A value of the column that tells parts, or any other.
struct PartValue: Sendable {
  var value: [UInt8]
  /// Whether rows with the value are meant, and not all others.
  var isWanted: Bool
}

/// The positions of the columns of one file that matter.
struct SideColumns: Sendable {
  /// Those in which equal rows agree: in the same order for both files.
  var key: [Int] = []
  var label, group, time: Int?
  /// The column that tells which rows are meant.
  var part: (column: Int, value: PartValue)?
}

/// Which columns are compared, and where both files have them: by name, or by number where there are no names.
struct ComparedColumns {
  private(set) var training = SideColumns()
  private(set) var test = SideColumns()
  /// The positions in both files of columns that no option names: their content decides.
  private var unnamed: [(training: Int, test: Int)] = []
  /// The names of columns that one file has alone.
  private var unmatched: [String] = []
  /// Whether no option names the class.
  private let isLabelByDefault: Bool

  /// Finds the columns that options name.
  init(
    _ options: ComparisonOptions, _ files: FileOptions, in input: borrowing LeakInput
  ) throws(CSVError) {
    let header = input.train.reader.header
    let matching = try ColumnMatching(input)
    isLabelByDefault = options.label == nil
    var uses = ColumnUses(of: input.train.reader)
    if let part = files.part {
      let column = try header.column(part)
      try uses.claim([column], as: "the part")
      training.part = (column, files.training)
      test.part = (column, files.test)
    }
    let listed = try header.columns(ColumnList(joining: options.columns))
    let excluded = try header.columns(ColumnList(joining: options.exclude))
    training.group = try Self.column(options.group, in: header)
    training.time = try Self.column(options.time, in: header)
    if let label = options.label {
      training.label = try header.column(label)
    } else {
      let named = excluded + [training.group, training.time, training.part?.column]
      let last = (0..<header.columnCount).last {
        !named.contains($0) && matching.position(of: $0) != nil
      }
      // Compared like any other: then no column is the class.
      training.label = last.flatMap { listed.contains($0) ? nil : $0 }
    }
    if let label = training.label { try uses.claim([label], as: "the label") }
    try uses.claim(listed, as: "compared")
    try uses.claim(excluded, as: "excluded")

    test.label = try training.label.map { column throws(CSVError) in
      try matching.require(column)
    }
    test.group = try training.group.map { column throws(CSVError) in
      try matching.require(column)
    }
    test.time = try training.time.map { column throws(CSVError) in
      try matching.require(column)
    }
    if listed.isEmpty {
      for column in uses.free {
        if let position = matching.position(of: column) {
          try matching.requireUnique(column)
          unnamed.append((column, position))
        }
      }
      unmatched = matching.unmatched
    } else {
      training.key = listed
      for column in listed { test.key.append(try matching.require(column)) }
    }
  }

  private static func column(
    _ reference: ColumnReference?, in header: Header
  ) throws(CSVError) -> Int? {
    guard let reference else { return nil }
    return try header.column(reference)
  }

  /// Whether it needs a pass over both files to tell which columns are compared.
  var dependsOnContent: Bool { !unnamed.isEmpty }

  /// Leaves out row numbers and identifiers, by which no two rows would be equal.
  ///
  /// - Parameter note: says which.
  /// - Throws: that nothing is left, or that the last column cannot be the class and no option names another.
  mutating func decide(
    in input: inout LeakInput, as note: (String) -> Void
  ) throws(CSVError) {
    if !unmatched.isEmpty {
      note("columns of one file alone are not compared: \(unmatched.joined(separator: ", "))")
    }
    guard dependsOnContent else {
      if training.key.isEmpty { throw Self.nothingToCompare(in: input, hint: nil) }
      return
    }
    let header = input.train.reader.header
    var names = Set<Int>()
    var columns = ColumnSelection()
    let label = isLabelByDefault ? training.label : nil
    var profiles = ColumnProfiles(
      of: unnamed.map(\.training) + (label.map { [$0] } ?? []), in: header, selecting: &columns)
    try input.gatherTraining(&profiles, from: columns)
    if let label, header.declaredKind(of: label) != .nominal,
      let obstacle = profiles.profiles.last.flatMap({ ClassShape($0).obstacle })
    {
      let others = profiles.profiles.filter {
        ![training.group, training.time].contains($0.name.position)
      }
      throw input.train.reader.refusalOfLastColumn(
        because: obstacle.description, others, column: label)
    }
    for (pair, profile) in zip(unnamed, profiles.profiles) where profile.decision.role.isName {
      names.insert(pair.training)
    }
    if input.hasTwoFiles {
      columns = ColumnSelection()
      profiles = ColumnProfiles(
        of: unnamed.map(\.test), in: input.testReader.header, selecting: &columns)
      try input.gatherTest(&profiles, from: columns)
      for (pair, profile) in zip(unnamed, profiles.profiles) where profile.decision.role.isName {
        names.insert(pair.training)
      }
    }
    for pair in unnamed where !names.contains(pair.training) {
      training.key.append(pair.training)
      test.key.append(pair.test)
    }
    guard !names.isEmpty else { return }
    let list = ShellWord.quoted(ColumnSpelling(of: header).list(names.sorted()))
    if training.key.isEmpty { throw Self.nothingToCompare(in: input, hint: list) }
    note("by what the columns hold: --exclude \(list)")
  }

  private static func nothingToCompare(
    in input: borrowing LeakInput, hint names: String?
  ) -> CSVError {
    input.train.reader.error(
      names == nil
        ? "no column is left to compare"
        : "no column is left to compare but row numbers and identifiers",
      hint: names.map { "use --columns \($0) to compare by them" } ?? "use --columns COLS")
  }
}

extension ColumnRole {
  /// Whether the column names rows: no two have the same there.
  fileprivate var isName: Bool { self == .rowNumber || self == .identifier }
}

/// Where the test file has the columns of the training file.
struct ColumnMatching {
  private let header, other: Header
  private let file, otherFile: String
  private let positions: [Int?]
  /// Whether the files have the same columns in the same order, so that names tell nothing more.
  private let areAtSamePositions: Bool
  private let repeatedNames: Set<[UInt8]>
  private let repeatedNamesOfOther: Set<[UInt8]>

  /// Matches the columns.
  ///
  /// - Throws: that there are no names, and not as many columns.
  init(_ input: borrowing LeakInput) throws(CSVError) {
    let (header, other) = (input.train.reader.header, input.testReader.header)
    let (file, otherFile) = (input.train.reader.name, input.testReader.name)
    if let names = header.names, let others = other.names, input.hasTwoFiles {
      var found: [[UInt8]: Int] = [:]
      for (position, name) in others.enumerated().reversed() { found[name.utf8Bytes] = position }
      positions = names.map { found[$0.utf8Bytes] }
    } else {
      guard header.columnCount == other.columnCount else {
        throw CSVError(
          "has \(counted(other.columnCount, "column")), and \(file) has \(header.columnCount)",
          file: otherFile, hint: "without names, columns are matched by their numbers")
      }
      positions = Array(0..<header.columnCount)
    }
    areAtSamePositions = positions.enumerated().allSatisfy { $0.offset == $0.element }
    (repeatedNames, repeatedNamesOfOther) = (header.repeatedNames, other.repeatedNames)
    (self.header, self.other) = (header, other)
    (self.file, self.otherFile) = (file, otherFile)
  }

  /// Where the test file has a column; `nil` where it does not.
  func position(of column: Int) -> Int? { positions[column] }

  /// Where the test file has a column that it must have, once.
  func require(_ column: Int) throws(CSVError) -> Int {
    guard let position = positions[column] else {
      throw CSVError(
        "there is no column \"\(header.label(of: column))\", which \(file) has", file: otherFile,
        line: 1)
    }
    try requireUnique(column)
    return position
  }

  /// Refuses a name that a file has twice: nothing tells which column is meant.
  func requireUnique(_ column: Int) throws(CSVError) {
    guard !areAtSamePositions, let name = header.names?[column] else { return }
    for (names, file) in [(repeatedNames, file), (repeatedNamesOfOther, otherFile)]
    where names.contains(name.utf8Bytes) {
      throw CSVError(
        "occurs several times, so that the files cannot be matched by name", file: file, line: 1,
        column: name, hint: "rename the columns, or use --no-headers and numbers")
    }
  }

  /// The names of columns that one file has alone.
  var unmatched: [String] {
    let here = header.names ?? []
    let known = Set(here.map(\.utf8Bytes))
    return here.indices.filter { positions[$0] == nil }.map { here[$0] }
      + (other.names ?? []).filter { !known.contains($0.utf8Bytes) }
  }
}
