import ArgumentParser
import CSVCore
package import FilterKit
import TableKit

/// The command, for the program that holds them all.
package var command: any Filter.Type { CSVCounts.self }

/// csv-counts: counts the rows of every class of a CSV file.
///
/// The first and the last filter of a pipe: what there is before balancing, and what came of it. Looks at each file once
/// and keeps the classes alone, so that a file may be larger than memory.
struct CSVCounts: Filter {
  static let configuration = CommandConfiguration(
    filter: "csv-counts",
    abstract: "Count the rows of every class of CSV files.")

  @OptionGroup(title: "Input") var files: FileOptions
  @OptionGroup(title: "What is counted") var choice: ChoiceOptions
  @OptionGroup(title: "What is counted") var multilabel: MultilabelOptions
  @OptionGroup(title: "Rows that take part") var conditions: ConditionOptions
  @OptionGroup(title: "Report") var report: ReportFormatOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Option(parsing: .unconditional, help: .unusedSeed) var seed: UInt32?

  mutating func validate() throws {
    try choice.rare.validate()
    if choice.merge {
      let others = [
        choice.label.label != nil ? "--label" : nil, choice.bins.given,
        choice.by != nil ? "--by" : nil, choice.rowWeights != nil ? "--row-weights" : nil,
        choice.rare.isGiven ? "--relevance" : nil, multilabel.isGiven ? "--multilabel" : nil,
        conditions.conditions.isEmpty ? nil : "--where",
        files.format.noHeaders ? "--no-headers" : nil,
      ]
      if let other = others.compactMap({ $0 }).first {
        throw ValidationError("--merge adds up what was counted before: \(other) has no effect")
      }
    }
    try validateLabels()
    if choice.bins.given == "--bins" && files.paths.count > 1 {
      throw ValidationError(
        "--bins cuts each file at numbers of its own: use --bin-edges for several files")
    }
    if choice.rare.isGiven { try validateRelevance() }
    if report.stacked && !choice.merge && choice.by == nil && files.paths.count == 1 {
      throw ValidationError("--stacked needs something to stack: --by, or several files")
    }
  }

  func run() throws {
    if multilabel.isGiven {
      try countLabels()
      return
    }
    if let rule = try choice.rare.rule() {
      try writeHistogram(rule)
      return
    }
    let destination = try output.openBytes()
    let table = choice.merge ? try mergedTable() : try countedTable()
    let format = report.format(writesToTerminal: output.writesToTerminal)
    try table.write(to: destination, as: format, stacked: report.stacked)
  }

  /// Counts the rows of all files, each by itself.
  private func countedTable() throws(CSVError) -> CountTable {
    var counts: [FileCounts] = []
    var byName: String?
    for path in files.paths {
      let reader = try files.open(path, choice.bins.needsNumbers ? .rewindable : .sequential)
      try output.refuseAsOutput(reader)
      var counter = try Counter(reader, choice, conditions, report: output.report)
      let tally = try counter.count()
      counter.reportNoMatch(as: Self.note)
      for note in counter.binNotes(verbose: output.report.verbose) { Self.note(note) }
      if output.report.verbose { counter.report(as: Self.note) }
      byName = byName ?? counter.byName
      counts.append(FileCounts(name: Array(path.utf8), field: counter.field, tally: tally))
    }
    return CountTable(
      counts, namesFiles: counts.count > 1, byName: byName, order: report.order)
  }

  /// Adds up the tables that csv-counts has written before.
  private func mergedTable() throws(CSVError) -> CountTable {
    var merger = Merger()
    for path in files.paths {
      let reader = try files.open(path)
      try output.refuseAsOutput(reader)
      try merger.add(reader)
    }
    if output.report.verbose {
      let tables = counted(files.paths.count, "table")
      Self.note("\(tables) with \(counted(merger.total, "row")) in all")
    }
    return CountTable(
      merger.counts, namesFiles: merger.namesFiles, byName: merger.byName, order: report.order)
  }
}
