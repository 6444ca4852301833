import ArgumentParser
import CSVCore
import FilterKit

/// Events in time, which may be found a little early or late.
struct EventOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Score events, which are the rows of --positive: one predicted at most H from a true one matches it, and each matches one other at most. In the unit of --time. Adds precision, recall and F1 of the events.",
      valueName: "H"))
  var tolerance: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The column that holds the time of the row. Numbers, or dates and times as 2024-01-31 or 2024-01-31T09:30:00, whose unit is the second.",
      valueName: "COL"),
    completion: .column)
  var time: ColumnReference?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The column that names the recording. Events of different recordings never match.",
      valueName: "COL"),
    completion: .column)
  var group: ColumnReference?

  mutating func validate() throws {
    if let tolerance, !(tolerance >= 0 && tolerance.isFinite) {
      throw ValidationError("--tolerance must be 0 or more, not \(tolerance)")
    }
    for (option, isGiven) in [("--time", time != nil), ("--group", group != nil)]
    where isGiven && tolerance == nil {
      throw ValidationError("\(option) needs --tolerance H")
    }
    if tolerance != nil && time == nil { throw ValidationError("--tolerance needs --time COL") }
  }
}
