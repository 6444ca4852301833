public import ArgumentParser
import CSVCore
import FilterKit
public import Resampling
import TableKit

/// How to decide, and where the decision is written.
struct DecisionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Learn the threshold of largest SCORE on the rows of --fit.",
      valueName: ThresholdScore.allCases.map(\.rawValue).joined(separator: "|")))
  var maximize: ThresholdScore?

  @Option(
    help: ArgumentHelp(
      "Predict the class of smallest expected cost. FILE is a CSV file with the columns true, predicted and cost, or a matrix: a row for each true class, a column for each predicted one.",
      valueName: "FILE"),
    completion: .file(extensions: ["csv"]))
  var costMatrix: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Predict the class of --positive where its probability is T or more.", valueName: "T"))
  var threshold: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What is predicted below the threshold. Default: the other class of the rows of --fit, or \"not LABEL\" if there are several. Needed with --threshold.",
      valueName: "LABEL"))
  var negative: String?

  @Option(
    help: ArgumentHelp(
      "The column of the prediction: rewritten where there is one of this name, else appended.",
      valueName: "NAME"))
  var predicted = "predicted"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How often to resample the rows of --fit to show how certain the threshold is; 0 turns this off. Default: 200.",
      valueName: "N"))
  var draws: Int?

  @Option(
    help: ArgumentHelp(
      "Draw to FILE what every threshold gives on the rows of --fit.", valueName: "FILE"),
    completion: .file(extensions: ["svg"]))
  var svg: String?

  /// Those of these options that say how to decide.
  private var rules: [String] {
    [
      maximize == nil ? nil : "--maximize", costMatrix == nil ? nil : "--cost-matrix",
      threshold == nil ? nil : "--threshold",
    ].compactMap { $0 }
  }

  mutating func validate() throws {
    if rules.count > 1 {
      throw ValidationError("\(rules[0]) or \(rules[1]): give one")
    }
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold must be from 0 to 1, not \(threshold)")
    }
    if let draws, !(0...100_000 ~= draws) {
      throw ValidationError("--draws must be from 0 to 100000, not \(draws)")
    }
    if svg != nil && maximize == nil {
      throw ValidationError("--svg draws what --maximize has tried: it has no effect without")
    }
    if negative != nil && costMatrix != nil {
      throw ValidationError("--cost-matrix names the classes: --negative has no effect")
    }
  }

  /// Refuses what does not go together.
  func validate(with validation: ValidationOptions, reading input: InputOptions) throws {
    if let label = validation.label, label.text == predicted {
      throw ValidationError("--predicted would overwrite the class: give it another name")
    }
    if draws != nil && validation.fit == nil {
      throw ValidationError("--draws needs rows to draw from: --fit FILE")
    }
    if validation.load != nil {
      if let option = rules.first ?? (negative == nil ? nil : "--negative") {
        throw ValidationError("the file of --load says how to decide: \(option) has no effect")
      }
      return
    }
    guard let rule = rules.first else {
      throw ValidationError(
        "say how to decide: --maximize SCORE, --cost-matrix FILE or --threshold T")
    }
    if validation.source == nil {
      throw ValidationError(
        costMatrix == nil
          ? "\(rule) needs --probability COL"
          : "say where the probabilities are: --probability COL or --probabilities PREFIX")
    }
    if costMatrix == nil && validation.probabilities != nil {
      throw ValidationError(
        "\(rule) tells one class from the others: use --probability COL in place of --probabilities"
      )
    }
    if maximize != nil && validation.fit == nil {
      throw ValidationError("--maximize needs rows to learn from: --fit FILE")
    }
    if threshold != nil {
      if validation.fit != nil {
        throw ValidationError("--threshold leaves nothing to learn: --fit has no effect")
      }
      if negative == nil {
        throw ValidationError("--threshold needs --negative LABEL, which is predicted below it")
      }
    }
    if negative != nil && negative == validation.positive {
      throw ValidationError("--positive and --negative name one class")
    }
    if costMatrix == "-" && (input.path == nil || validation.fit == "-") {
      throw ValidationError("--cost-matrix and another file cannot both be standard input")
    }
  }

  /// The position of the column that is rewritten; `nil` where it is appended.
  func target(
    besides columns: ProbabilityColumns, in reader: borrowing RecordReader
  ) throws(CSVError) -> Int? {
    let reference = ColumnReference(predicted)
    // Without a header there is nowhere to write a name: columns are found by number, and the usual name finds none.
    if reader.header.names == nil
      ? predicted == "predicted" : reader.header.position(ofName: predicted) == nil
    {
      return nil
    }
    let target = try reader.header.column(reference)
    var uses = ColumnUses(of: reader)
    try uses.claim(columns.positions, as: "the probability")
    try uses.claim([target], as: "the prediction")
    return target
  }
}

extension ThresholdScore: ExpressibleByArgument {}
