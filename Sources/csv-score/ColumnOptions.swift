import ArgumentParser
import CSVCore
import FilterKit
import Resampling
import TableKit

/// Which columns say what.
struct ColumnOptions: ParsableArguments {
  @Option(
    name: [.customShort("l"), .long], parsing: .unconditional,
    help: ArgumentHelp("The column that holds the class.", valueName: "COL"),
    completion: .column)
  var truth: ColumnReference

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The column that holds the prediction. Default: the column named predicted, if there is one.",
      valueName: "COL"),
    completion: .column)
  var predicted: ColumnReference?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Score the rows of each value of this column by themselves, such as each fold. The report has the mean, the standard deviation (n - 1), and a column for each value.",
      valueName: "COL"),
    completion: .column)
  var by: ColumnReference?

  @Option(
    name: .customLong("where"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Score only rows for which this holds. COND is COL=VALUE, COL!=VALUE, or COL=A..B for numbers. Repeatable: all must hold.",
      valueName: "COND"),
    completion: .condition)
  var conditions: [Condition] = []
}

/// What probabilities say, of one class or of each.
struct ProbabilityOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A column that holds the probability of one class, which --positive names. Adds ROC-AUC, average precision, Brier score, log loss and the best thresholds.",
      valueName: "COL"),
    completion: .column)
  var probability: ColumnReference?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The class whose probability it is.", valueName: "LABEL"),
    completion: .label)
  var positive: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The columns that hold the probability of each class: those whose name is PREFIX and the class, such as probability_ for csv-knn's. Adds log loss and ROC-AUC of many classes.",
      valueName: "PREFIX"))
  var probabilities: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A missed row of the class costs as much as C false alarms. Adds the mean cost of a row and the cheapest thresholds.",
      valueName: "C"))
  var cost: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Predict the class where its probability is T or more. All other classes count as one.",
      valueName: "T"))
  var threshold: Double?

  @Option(
    name: .customLong("prior"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Correct the probabilities for a model that learned from R times as many rows of the class. R is the rate that the balancing filters report with -v; classes not named have 1. Repeatable.",
      valueName: "LABEL=R"))
  var priors: [SamplingRate] = []

  mutating func validate() throws {
    var labels = Set<[UInt8]>()
    for prior in priors where !labels.insert(prior.label).inserted {
      throw ValidationError(
        "--prior names \"\(String(decoding: prior.label, as: UTF8.self))\" twice")
    }
    guard probability != nil else { return try validateWithoutProbability() }
    if positive == nil { throw ValidationError("--probability needs --positive LABEL") }
    if probabilities != nil {
      throw ValidationError("--probability or --probabilities: give one")
    }
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold \(threshold) is not from 0 to 1")
    }
    if let cost, !(cost > 0 && cost < 1e15) {
      throw ValidationError("--cost \(cost) is not above 0 and below 1e15")
    }
  }

  /// Refuses what only the probability of one class gives a meaning.
  private func validateWithoutProbability() throws {
    let others = [
      positive != nil ? "--positive" : nil, threshold != nil ? "--threshold" : nil,
      cost != nil ? "--cost" : nil,
      priors.isEmpty || probabilities != nil ? nil : "--prior",
    ]
    if let other = others.compactMap({ $0 }).first {
      throw ValidationError("\(other) needs --probability")
    }
  }

  /// What mistakes cost.
  var missCost: MissCost? { cost.map { MissCost($0) } }
}

/// How many rows of a class a model has learned from for each that there was, as a user writes it: `LABEL=R`.
struct SamplingRate: ExpressibleByArgument {
  let label: [UInt8]
  let rate: Double

  init?(argument: String) {
    guard let sign = argument.lastIndex(of: "="),
      let rate = Double(argument[argument.index(after: sign)...]), rate > 0, rate < 1e15,
      rate > 1e-15
    else { return nil }
    label = Array(argument[..<sign].utf8)
    self.rate = rate
  }
}
