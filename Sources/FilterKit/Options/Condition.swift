public import ArgumentParser
public import TableKit

/// Which rows take part.
public struct ConditionOptions: ParsableArguments {
  /// The conditions, all of which must hold.
  @Option(
    name: .customLong("where"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Only rows for which this holds take part. A tool that writes rows passes the others through. COND is COL=VALUE, COL!=VALUE, or COL=A..B for numbers, where A or B may be left out. Repeatable: all must hold.",
      valueName: "COND"),
    completion: .condition)
  public var conditions: [Condition] = []

  /// Creates the options; the parser fills them.
  public init() {}
}

extension Condition: ExpressibleByArgument {
  /// Takes a condition as the user wrote it.
  public init?(argument: String) { self.init(argument) }
}
