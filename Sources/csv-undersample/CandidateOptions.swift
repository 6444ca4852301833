import ArgumentParser
import FilterKit
import TableKit

/// Which rows may be dropped.
struct CandidateOptions: ParsableArguments {
  @Option(
    name: .customLong("candidates"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Only rows for which this holds may be dropped. All are counted. Written as for --where. Repeatable: all must hold.",
      valueName: "COND"),
    completion: .condition)
  var conditions: [Condition] = []

  @Flag(help: "Where candidates are too few, drop what there is. Default: it is an error.")
  var short = false

  var isEmpty: Bool { conditions.isEmpty }

  func validate() throws {
    if short && conditions.isEmpty { throw ValidationError("--short needs --candidates") }
  }
}
