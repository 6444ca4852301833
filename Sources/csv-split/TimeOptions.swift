import ArgumentParser
import CSVCore
import FilterKit

/// Splits by time: rows are trained on that come before those that are tested.
struct TimeOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Test on the last rows by the time in this column. Numbers, or dates and times as 2024-01-31 or 2024-01-31T09:30:00. With --folds each fold is trained on what is before it.",
      valueName: "COL"),
    completion: .column)
  var time: ColumnReference?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With --folds: leave out G times between the training and the test part. Default: 0.",
      valueName: "G"))
  var gap: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With --folds: train on the last N times before the gap. Default: on all.", valueName: "N"))
  var maxTrain: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With --folds: how many distinct times each test part has. Default: their number divided by K + 1.",
      valueName: "N"))
  var testRows: Int?

  mutating func validate() throws {
    let sizes = [("--gap", gap, 0), ("--max-train", maxTrain, 1), ("--test-rows", testRows, 1)]
    for (option, value, least) in sizes {
      guard let value else { continue }
      if time == nil { throw ValidationError("\(option) needs --time") }
      if value < least || value > Int(UInt32.max) {
        throw ValidationError("\(option) must be from \(least) to \(UInt32.max), not \(value)")
      }
    }
  }

  /// Refuses options that say something else.
  func validate(_ parts: PartOptions, _ choice: ChoiceOptions) throws {
    if parts.folds == nil || parts.append != nil {
      let unused = [
        gap != nil ? "--gap" : nil, maxTrain != nil ? "--max-train" : nil,
        parts.folds == nil && testRows != nil ? "--test-rows" : nil,
      ]
      if let option = unused.compactMap({ $0 }).first {
        throw ValidationError("\(option) has no effect without --folds K --fold I")
      }
    }
    guard time != nil else { return }
    let others = [
      choice.bond, choice.stratify == true ? "--stratify" : nil,
      choice.stratify == false ? "--no-stratify" : nil,
      choice.byHash != nil ? "--by-hash" : nil, choice.byOrder ? "--by-order" : nil,
      choice.shuffle ? "--shuffle" : nil, choice.compat != nil ? "--compat" : nil,
      parts.repeats != nil ? "--repeats" : nil,
    ]
    if let other = others.compactMap({ $0 }).first {
      throw ValidationError("--time cuts by time alone: it cannot be used with \(other)")
    }
    if let folds = parts.folds, folds > 65_533 {
      throw ValidationError("--folds must be from 2 to 65533, not \(folds) by time")
    }
  }
}
