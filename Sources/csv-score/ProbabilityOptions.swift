import ArgumentParser
import CSVCore
import FilterKit
import Resampling
import TableKit

/// What probabilities say, of one class or of each.
struct ProbabilityOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A column that holds the probability of one class, which --positive names. Adds ROC-AUC, average precision, Brier score, log loss, calibration error (ece) and the best thresholds.",
      valueName: "COL"),
    completion: .column)
  var probability: ColumnReference?

  @Option(
    help: ArgumentHelp(
      "A file of such probabilities, one a line for each row and no header, as trainers write them.",
      valueName: "FILE"),
    completion: .file())
  var probabilityFile: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A column of numbers that are higher the more likely a row belongs to the class, such as margins. Adds ROC-AUC and average precision.",
      valueName: "COL"),
    completion: .column)
  var scores: ColumnReference?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The class of --probability, --scores and --tolerance.", valueName: "LABEL"),
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
    help: ArgumentHelp(
      "What mistakes cost: a CSV file with the columns true, predicted and cost, or a matrix, as for csv-threshold. Adds the mean cost of a row.",
      valueName: "FILE"),
    completion: .file(extensions: ["csv"]))
  var costMatrix: String?

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
    let sources = [
      probability != nil ? "--probability" : nil,
      probabilityFile != nil ? "--probability-file" : nil,
      scores != nil ? "--scores" : nil, probabilities != nil ? "--probabilities" : nil,
    ].compactMap { $0 }
    if sources.count > 1 { throw ValidationError("\(sources[0]) or \(sources[1]): give one") }
    if let source = sources.first, source != "--probabilities" && positive == nil {
      throw ValidationError("\(source) needs --positive LABEL")
    }
    if costMatrix != nil && cost != nil {
      throw ValidationError("--cost or --cost-matrix: give one")
    }
    try validateWithoutProbability()
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold must be from 0 to 1, not \(threshold)")
    }
    if let cost, !(cost > 0 && cost < 1e15) {
      throw ValidationError("--cost must be above 0 and below 1e15, not \(cost)")
    }
  }

  /// Refuses what only the probability of one class gives a meaning.
  private func validateWithoutProbability() throws {
    let hasProbability = probability != nil || probabilityFile != nil
    let others = [
      threshold != nil && !hasProbability ? "--threshold" : nil,
      cost != nil && !hasProbability ? "--cost" : nil,
      priors.isEmpty || hasProbability || probabilities != nil ? nil : "--prior",
    ]
    if let other = others.compactMap({ $0 }).first {
      throw ValidationError("\(other) needs --probability")
    }
  }

  /// Whether each row has a number that says how likely it is of one class.
  var ranks: Bool { probability != nil || probabilityFile != nil || scores != nil }

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
