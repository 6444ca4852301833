import ArgumentParser
import CSVCore
import FilterKit

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

/// What probabilities say of one class.
struct ProbabilityOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A column that holds the probability of one class, which --positive names. Adds ROC-AUC, average precision, Brier score and the best thresholds.",
      valueName: "COL"),
    completion: .column)
  var probability: ColumnReference?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The class whose probability it is.", valueName: "LABEL"))
  var positive: String?

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
    guard probability == nil else {
      if positive == nil { throw ValidationError("--probability needs --positive LABEL") }
      if let threshold, !(0...1).contains(threshold) {
        throw ValidationError("--threshold \(threshold) is not from 0 to 1")
      }
      var labels = Set<[UInt8]>()
      for prior in priors where !labels.insert(prior.label).inserted {
        throw ValidationError(
          "--prior names \"\(String(decoding: prior.label, as: UTF8.self))\" twice")
      }
      return
    }
    let others = [
      positive != nil ? "--positive" : nil, threshold != nil ? "--threshold" : nil,
      priors.isEmpty ? nil : "--prior",
    ]
    if let other = others.compactMap({ $0 }).first {
      throw ValidationError("\(other) needs --probability")
    }
  }
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
