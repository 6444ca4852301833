import ArgumentParser
import CSVCore
import FilterKit
import Resampling
import TableKit

extension CSVCounts {
  /// Refuses what is for classes.
  func validateRelevance() throws {
    let others = [
      choice.by != nil ? "--by" : nil, report.stacked ? "--stacked" : nil,
      report.sort != nil ? "--sort" : nil, choice.rowWeights != nil ? "--row-weights" : nil,
    ]
    if let other = others.compactMap({ $0 }).first {
      throw ValidationError(
        "--relevance counts the numbers of one column in order: \(other) has no effect")
    }
    if files.paths.count > 1 {
      throw ValidationError(
        "--relevance is a matter of one file, and there are \(files.paths.count)")
    }
    if choice.rare.readsStandardInput && files.paths == ["-"] {
      throw ValidationError("--relevance and the input cannot both be standard input")
    }
  }

  /// Counts the numbers of the label in bins, and says how relevant they are.
  func writeHistogram(_ rule: RelevanceRule) throws(CSVError) {
    let path = files.paths[0]
    var reader = try files.open(path)
    let header = reader.header
    var columns = ColumnSelection()
    let labels = try choice.label.columns(in: header, bins: choice.bins)
    if labels.count > 1 {
      throw reader.error(
        "--relevance is for the numbers of one column, and the label has \(labels.count): \(header.label(of: labels))"
      )
    }
    let source = ClassSource(labels, bins: .relevance(rule), selecting: &columns)
    let values = try reader.valuesInView(of: conditions.conditions)
    let test = try RowTest(conditions.conditions, in: header, selecting: &columns)
    let destination = try output.openBytes(reading: reader)
    var pass = RowPass(reader, progress: Progress(output.report))
    let (histogram, gaps) = try pass.relevanceHistogram(
      of: source, where: test, cutBy: choice.bins.rule, whereNoneMatches: values, from: columns)
    if gaps > 0 { Self.note("\(counted(gaps, "row")) without a number: left out") }
    if histogram.outsideCount > 0 {
      Self.note("\(counted(histogram.outsideCount, "row")) outside of --bin-edges: left out")
    }
    if output.report.verbose {
      for line in histogram.notes { Self.note(line) }
    }
    let table = RelevanceTable(
      field: header.label(of: labels), file: path, histogram: histogram)
    let format = report.format(writesToTerminal: output.writesToTerminal)
    try destination.complete(with: table.bytes(as: format))
  }
}
