import ArgumentParser
import CSVCore
import FilterKit
import TableKit

/// How sure scores are, and whether other predictions are worse.
struct IntervalOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Give each score an interval that covers the true one in a share P of all samples, such as 0.95.",
      valueName: "P"))
  var ci: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Rows with one value of this column belong together, such as those of a patient: draw whole groups for all intervals.",
      valueName: "COL"),
    completion: .column)
  var cluster: ColumnReference?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many samples are drawn for intervals that have no formula. 0 leaves those intervals out. Default: 1000.",
      valueName: "N"))
  var draws: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The seed of these draws. Default: 0.", valueName: "N"))
  var seed: UInt32?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A column of other predictions of the same rows. Adds their accuracy, and McNemar's exact test of the difference.",
      valueName: "COL"),
    completion: .column)
  var against: ColumnReference?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A column of other probabilities or scores of the same rows. Adds their ROC-AUC, and DeLong's test of the difference.",
      valueName: "COL"),
    completion: .column)
  var againstProbability: ColumnReference?

  mutating func validate() throws {
    if let ci, !(ci > 0 && ci < 1) {
      throw ValidationError("--ci \(ci) is not between 0 and 1")
    }
    if let draws, !(0...1_000_000).contains(draws) {
      throw ValidationError("--draws must be from 0 to 1000000, not \(draws)")
    }
    for (option, isGiven) in [("--cluster", cluster != nil), ("--draws", draws != nil)]
    where ci == nil && isGiven {
      throw ValidationError("\(option) needs --ci P")
    }
    if cluster != nil && draws == 0 {
      throw ValidationError("--cluster draws all intervals: --draws 0 leaves none")
    }
    if cluster != nil, let other = others.first {
      throw ValidationError("\(other) takes rows as independent: leave out --cluster")
    }
  }

  /// The options that ask for a comparison.
  var others: [String] {
    [
      against != nil ? "--against" : nil,
      againstProbability != nil ? "--against-probability" : nil,
    ].compactMap { $0 }
  }

  /// How intervals are made; `nil` where none are asked for.
  var sampling: Sampling? {
    ci.map { Sampling(confidence: $0, draws: draws ?? 1000, seed: seed ?? 0) }
  }
}

/// How intervals are made.
struct Sampling {
  let confidence: Double
  let draws: Int
  let seed: UInt32
}
