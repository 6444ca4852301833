public import ArgumentParser
import CSVCore
import FilterKit
public import Resampling
import TableKit

/// How probabilities are calibrated, and what the columns are called.
struct CalibrationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How to calibrate. By a sigmoid of the probability, by any function of it that rises, or by one temperature for all classes, which leaves the most probable class. Default: sigmoid.",
      valueName: Calibration.Method.allCases.map(\.rawValue).joined(separator: "|")))
  var method: Calibration.Method?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A column of scores in place of a probability. Such as margins: the higher, the more likely the class that --positive names.",
      valueName: "COL"),
    completion: .column)
  var scores: ColumnReference?

  @Option(
    help: ArgumentHelp(
      "The name of the appended column. With --probabilities those of the columns are NAME_CLASS.",
      valueName: "NAME"))
  var append = "calibrated"

  /// Refuses what does not go together.
  func validate(with validation: ValidationOptions) throws {
    if validation.load != nil {
      if method != nil {
        throw ValidationError("the file of --load says what was learned: --method has no effect")
      }
      return
    }
    if validation.fit == nil {
      throw ValidationError("nothing to learn from: --fit FILE, or --load FILE")
    }
    if source(with: validation) == nil {
      throw ValidationError(
        "say where the probabilities are: --probability COL, --probabilities PREFIX or --scores COL"
      )
    }
    if scores != nil && method == .temperature {
      throw ValidationError("--method temperature takes probabilities: --scores has no effect")
    }
  }

  /// Where the probabilities are, if an option says it.
  func source(with validation: ValidationOptions) -> ProbabilitySource? {
    scores.map { .scores($0) } ?? validation.source
  }

  /// The names of the columns that are appended.
  func names(
    for labels: [[UInt8]], in reader: borrowing RecordReader
  ) throws(CSVError) -> [String] {
    let names =
      labels.isEmpty
      ? [append] : labels.map { "\(append)_\(String(decoding: $0, as: UTF8.self))" }
    try reader.header.requireNew(names, hint: "use --append with another name")
    return names
  }
}

extension Calibration.Method: ExpressibleByArgument {}
