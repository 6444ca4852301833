public import ArgumentParser
public import CSVCore
public import TableKit

/// What is learned from, and where it is kept.
public struct ValidationOptions: ParsableArguments {
  /// The file of rows that the model was not trained on, with its predictions.
  @Option(
    help: ArgumentHelp(
      "Learn from FILE, whose rows the model was not trained on. It has their classes, and what the model says of them. - is standard input.",
      valueName: "FILE"),
    completion: .file(extensions: ["csv", "gz"]))
  public var fit: String?

  /// The column of the class in that file; `nil` is the last.
  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: ArgumentHelp(
      "The column of that file that holds the class. Default: the last.", valueName: "COL"),
    completion: .column)
  public var label: ColumnReference?

  /// What the rows of that file must pass.
  @Option(
    name: .customLong("where"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Learn only from rows for which this holds. COND is COL=VALUE, COL!=VALUE, or COL=A..B for numbers. Repeatable: all must hold.",
      valueName: "COND"),
    completion: .condition)
  public var conditions: [Condition] = []

  /// The class that a probability or score is of.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The class that --probability is about.", valueName: "LABEL"))
  public var positive: String?

  /// A column with the probability of one class.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The column with the probability of that class. In both files.",
      valueName: "COL"),
    completion: .column)
  public var probability: ColumnReference?

  /// What columns with the probabilities of all classes begin with.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The columns that are named PREFIX and a class. Each holds the probability of that class, such as csv-knn's with probability_.",
      valueName: "PREFIX"))
  public var probabilities: String?

  /// Where to keep what was learned.
  @Option(
    help: ArgumentHelp("Write what was learned to FILE, as JSON.", valueName: "FILE"),
    completion: .file(extensions: ["json"]))
  public var save: String?

  /// Where to take what was learned from.
  @Option(
    help: ArgumentHelp(
      "Take what was learned from FILE. It is what --save has written.", valueName: "FILE"),
    completion: .file(extensions: ["json"]))
  public var load: String?

  /// Creates the options; the parser fills them.
  public init() {}

  /// The files that are read, by their options.
  public var files: [(option: String, file: String?)] { [("--fit", fit), ("--load", load)] }

  /// Those of these options that say what to learn.
  private var learning: [String] {
    [
      fit == nil ? nil : "--fit", label == nil ? nil : "--label",
      conditions.isEmpty ? nil : "--where", positive == nil ? nil : "--positive",
      save == nil ? nil : "--save",
    ].compactMap { $0 }
  }

  /// Refuses options that say nothing together.
  public mutating func validate() throws {
    if probability != nil && probabilities != nil {
      throw ValidationError("--probability or --probabilities: give one")
    }
    if let option = learning.first, load != nil {
      throw ValidationError("the file of --load says what was learned: \(option) has no effect")
    }
    if fit == nil && load == nil,
      let option = learning.first(where: { ["--label", "--where"].contains($0) })
    {
      throw ValidationError("\(option) is of the validation file: it needs --fit FILE")
    }
  }

  /// Refuses what does not go with the columns that say how likely rows are, and two uses of standard input.
  ///
  /// - Parameter scores: whether a column of scores is named.
  public func validate(reading input: InputOptions, hasScores: Bool = false) throws {
    let option = hasScores ? "--scores" : "--probability"
    if hasScores && (probability ?? probabilities.map(ColumnReference.init)) != nil {
      throw ValidationError(
        "--scores takes the place of --probability and --probabilities: give one")
    }
    if load == nil {
      if (hasScores || probability != nil) && positive == nil {
        throw ValidationError("\(option) needs --positive LABEL")
      }
      if probabilities != nil && positive != nil {
        throw ValidationError("--probabilities is of all classes: --positive has no effect")
      }
    }
    for (option, file) in [("--fit", fit), ("--load", load)] where file == "-" && input.path == nil
    {
      throw ValidationError("\(option) and the input cannot both be standard input")
    }
  }

  /// Where the probabilities are, if an option says it.
  public var source: ProbabilitySource? {
    if let probability { return .probability(probability) }
    return probabilities.map { .probabilities(prefix: $0) }
  }
}
