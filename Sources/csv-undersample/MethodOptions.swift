import ArgumentParser
import FilterKit

/// Which rows are dropped.
struct MethodOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How rows are chosen.", valueName: "NAME"))
  var method = Method.random

  @Flag(help: "Draw the rows that stay with replacement. A row can stay more than once.")
  var replacement = false

  @Option(
    help: ArgumentHelp("Write the dropped rows to FILE.", valueName: "FILE"), completion: .file())
  var dropped: String?
}

/// The methods.
enum Method: String, ExpressibleByArgument, CaseIterable {
  case random
}

/// Which rows may be dropped.
struct CandidateOptions: ParsableArguments {
  @Option(
    name: .customLong("candidates"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Only rows for which this holds may be dropped. All are counted. Written as for --where. Repeatable: all must hold.",
      valueName: "COND"),
    completion: .columns)
  var conditions: [Condition] = []

  @Flag(help: "Where candidates are too few, drop what there is. Default: it is an error.")
  var short = false

  var isEmpty: Bool { conditions.isEmpty }

  func validate() throws {
    if short && conditions.isEmpty { throw ValidationError("--short needs --candidates") }
  }
}
