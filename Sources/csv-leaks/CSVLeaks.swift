import ArgumentParser
import CSVCore
package import FilterKit
import Resampling
import TableKit
import Threading

/// The command, for the program that holds them all.
package var command: any Filter.Type { CSVLeaks.self }

/// csv-leaks: finds test rows that are also in the training rows.
///
/// Stands behind csv-split, and behind whatever came between: balancing before splitting, copies in the data, groups or
/// times that were cut in two. Its exit status stops a Makefile.
struct CSVLeaks: Filter {
  static let configuration = CommandConfiguration(
    filter: "csv-leaks",
    abstract: "Find test rows that are also in the training rows, in two CSV files or one.")

  @OptionGroup(title: "Input") var files: FileOptions
  @OptionGroup(title: "What is compared") var comparison: ComparisonOptions
  @OptionGroup(title: "Near rows") var near: NearOptions
  @OptionGroup(title: "Findings") var finding: FindingOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Option(parsing: .unconditional, help: .unusedSeed) var seed: UInt32?

  func run() throws {
    try files.checkFiles()
    let dependsOnContent = comparison.columns.isEmpty
    var input = try LeakInput(
      files, readsTrainingTwice: dependsOnContent,
      readsTestTwice: dependsOnContent || finding.drop, progress: Progress(output.report))
    var columns = try ComparedColumns(comparison, files, in: input)
    let bytes = try output.openBytes(reading: input.testReader)
    try columns.decide(in: &input, as: Self.note)

    var training = try trainingRows(columns, in: &input)
    let trainingCopies = training.sort()
    var selection = ColumnSelection()
    let finder = finder(&training, columns, input, selecting: &selection)
    var test = try testRows(finder, columns, in: &input, selecting: &selection)
    if training.forms.isOfDates != test.forms.isOfDates, comparison.time != nil {
      throw input.testReader.error(
        "has \(test.forms.isOfDates ? "dates" : "numbers"), and the training rows have "
          + "\(training.forms.isOfDates ? "dates" : "numbers")", column: columns.test.time)
    }
    let findings = Findings(
      training: training, copies: trainingCopies, &test, comparison,
      hasLabel: columns.test.label != nil,
      hasNear: near.near != nil)

    if finding.drop {
      try refuseTooMany(test, in: input)
      if output.report.verbose { for line in findings.lines { Self.note(line) } }
      let writer = try RecordWriter(bytes, like: input.testReader)
      var router = CleanRows(finder)
      try input.routeTest(&router, from: selection, to: writer)
      try RecordWriter.complete([writer])
    } else {
      let format = finding.format ?? (output.writesToTerminal ? .table : .csv)
      try findings.write(to: bytes, as: format)
      try refuseTooMany(test, in: input)
    }
  }

  /// Gathers the training rows.
  private func trainingRows(
    _ columns: ComparedColumns, in input: inout LeakInput
  ) throws(CSVError) -> TrainingRows {
    var rows = TrainingRows(columns.training, near)
    try input.gatherTraining(&rows, from: rows.columns)
    try require(rows.rowCount, files.training, "training", in: input)
    try rows.forms.check(in: input.train.reader, column: columns.training.time)
    try rows.features?.profile.requireNumbers(
      of: input.train.reader, remedies: ["--exclude"], options: remedy)
    return rows
  }

  /// Prepares the search for test rows among the training rows.
  private func finder(
    _ training: inout TrainingRows, _ columns: ComparedColumns, _ input: borrowing LeakInput,
    selecting selection: inout ColumnSelection
  ) -> LeakFinder {
    let handles = SideHandles(columns.test, selecting: &selection)
    var search: NearSearch?
    if let limit = near.near, let points = training.takeFeatures() {
      search = NearSearch(
        among: points, within: limit, near.distance,
        threadCount: input.dividesTest ? 1 : Threads.count)
    }
    return LeakFinder(
      handles: handles, hashes: training.hashes, groups: training.groups,
      lastTime: training.lastTime, near: search, features: search == nil ? [] : handles.key,
      gaps: near.gaps.spellings)
  }

  /// Counts the test rows that leak.
  private func testRows(
    _ finder: LeakFinder, _ columns: ComparedColumns, in input: inout LeakInput,
    selecting selection: inout ColumnSelection
  ) throws(CSVError) -> TestRows {
    var rows = TestRows(
      finder,
      profile: near.near == nil
        ? nil
        : FeatureProfile(
          of: columns.test.key, missing: near.allowed, gaps: near.gaps.spellings,
          selecting: &selection))
    try input.gatherTest(&rows, from: selection)
    try require(rows.rowCount, files.test, "test", in: input)
    try rows.forms.check(in: input.testReader, column: columns.test.time)
    try rows.profile?.requireNumbers(
      of: input.testReader, remedies: ["--exclude"], options: remedy)
    return rows
  }

  /// What to do about columns that are not of numbers, where --exclude has no effect.
  private var remedy: String {
    comparison.columns.isEmpty ? "" : "--columns without such columns"
  }

  /// Refuses a part without rows.
  private func require(
    _ count: Int, _ part: PartValue, _ kind: String, in input: borrowing LeakInput
  ) throws(CSVError) {
    guard count == 0 else { return }
    guard let column = files.part else {
      let message = "has a header but no rows"
      throw kind == "test" ? input.testReader.error(message) : input.train.reader.error(message)
    }
    try input.train.requireRows()
    let value = String(decoding: part.value, as: UTF8.self)
    let option = kind == "test" ? "--test-part" : "--train-part"
    throw input.train.reader.error(
      "no row has \(part.isWanted ? "the value" : "another value than") \"\(value)\" of \(kind) rows",
      column: try input.train.reader.header.column(column),
      hint: "say with \(option) what \(kind) rows have there")
  }

  /// Fails where more rows leak than may.
  private func refuseTooMany(
    _ test: TestRows, in input: borrowing LeakInput
  ) throws(CSVError) {
    guard let limit = finding.max,
      Double(test.leakCount) / Double(test.rowCount) > limit
    else { return }
    throw input.testReader.error(
      "\(test.leakCount) of \(counted(test.rowCount, "test row")) "
        + "\(test.leakCount == 1 ? "leaks" : "leak"), which is more than --max "
        + fourDigits(limit),
      hint: finding.drop ? nil : "use --drop to leave them out")
  }
}

extension Findings {
  /// Puts together what was counted.
  init(
    training: TrainingRows, copies: Int, _ test: inout TestRows, _ options: ComparisonOptions,
    hasLabel: Bool, hasNear: Bool
  ) {
    let testCopies = test.duplicateCount()
    let rows = test.rowCount
    var entries = [
      Entry(name: "train_duplicates", count: copies, total: training.rowCount),
      Entry(name: "test_duplicates", count: testCopies, total: rows),
    ]
    if hasLabel {
      entries.append(Entry(name: "same_class", count: test.sameClassCount, total: rows))
      entries.append(Entry(name: "other_class", count: test.otherClassCount, total: rows))
    } else {
      entries.append(Entry(name: "same_row", count: test.sameClassCount, total: rows))
    }
    if hasNear { entries.append(Entry(name: "near", count: test.nearCount, total: rows)) }
    if options.group != nil {
      entries.append(
        Entry(name: "groups", count: test.sharedGroupCount, total: test.groups.count))
      entries.append(Entry(name: "group_rows", count: test.groupRowCount, total: rows))
    }
    if options.time != nil {
      entries.append(Entry(name: "early_rows", count: test.earlyCount, total: rows))
    }
    entries.append(Entry(name: "leaks", count: test.leakCount, total: rows))
    self.entries = entries
  }

  /// What -v says.
  var lines: [String] { entries.map { "\($0.name): \($0.count) of \($0.total)" } }
}
