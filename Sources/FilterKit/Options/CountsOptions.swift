public import ArgumentParser

/// Class counts that are known before.
public struct CountsOptions: ParsableArguments {
  /// The file of counts; `nil` where the rows are counted first.
  @Option(
    name: .customLong("counts"),
    help: ArgumentHelp(
      "Take class counts from FILE, and do each row as it comes. One pass, and no memory: for shards of a table, and for streams. FILE is what csv-counts writes, or csv-counts --merge.",
      valueName: "FILE"),
    completion: .file(extensions: ["csv"]))
  public var file: String?

  /// Creates the options; the parser fills them.
  public init() {}

  /// Refuses options that need all rows at hand, and two uses of standard input.
  ///
  /// - Parameter others: options by name, and whether they are given.
  public func validate(
    reading input: InputOptions, against others: KeyValuePairs<String, Bool>
  ) throws {
    guard let file else { return }
    for (option, isGiven) in others where isGiven {
      throw ValidationError("--counts decides row by row: \(option) has no effect")
    }
    if file == "-" && input.path == nil {
      throw ValidationError("--counts and the input cannot both be standard input")
    }
  }
}
