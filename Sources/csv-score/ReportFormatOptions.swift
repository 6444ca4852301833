import ArgumentParser
import CSVCore
import FilterKit

/// What is reported, and how it looks.
struct ReportFormatOptions: ParsableArguments {
  @Flag(help: "Report how many rows of each class were predicted to be of each class.")
  var confusion = false

  @Flag(
    help:
      "Report the scores at every threshold of the probability. With --format svg: the precision-recall curve, and the scores by threshold."
  )
  var thresholds = false

  @Option(
    help: ArgumentHelp(
      "How the report looks. report and imbalanced are the texts of scikit-learn's classification_report and imbalanced-learn's classification_report_imbalanced; svg draws --confusion or --thresholds. Default: table on a terminal, else csv.",
      valueName: "NAME"))
  var format: Format?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many decimals tables and texts have. Default: 2 in texts, 4 in tables.", valueName: "N"))
  var digits: Int?

  @Option(
    help: ArgumentHelp(
      "What precision, recall and F1 are where they are 0 / 0. nan leaves them out of averages. Default: 0, with a note.",
      valueName: "0|1|nan"))
  var zeroDivision: ZeroDivision?

  mutating func validate() throws {
    if confusion && thresholds { throw ValidationError("--confusion or --thresholds: give one") }
    if let digits, !(0...100).contains(digits) {
      throw ValidationError("--digits \(digits) is not from 0 to 100")
    }
    if digits != nil, let format, ![.table, .report, .imbalanced].contains(format) {
      throw ValidationError("--format \(format.rawValue) has all digits: --digits has no effect")
    }
    if format == .svg && !confusion && !thresholds {
      throw ValidationError("--format svg draws --confusion or --thresholds: say which")
    }
    guard let picked else { return }
    if zeroDivision != nil {
      throw ValidationError("\(picked) divides nothing: --zero-division has no effect")
    }
    if let format, format.isLibraryText {
      throw ValidationError(
        "--format \(format.rawValue) is a report of scores: leave out \(picked)")
    }
  }

  /// The option that asks for something other than scores.
  var picked: String? { confusion ? "--confusion" : thresholds ? "--thresholds" : nil }

  /// What adds all rows up, so that they cannot be divided.
  var whole: String? {
    if let picked { return picked }
    guard let format, format.isLibraryText else { return nil }
    return "--format \(format.rawValue)"
  }
}

/// How a report looks.
enum Format: String, ExpressibleByArgument, CaseIterable {
  case csv, json, table, svg, report, imbalanced

  /// Whether it is the text that a library prints.
  var isLibraryText: Bool { self == .report || self == .imbalanced }
}

/// What 0 / 0 is.
enum ZeroDivision: String, ExpressibleByArgument, CaseIterable {
  case zero = "0"
  case one = "1"
  case nan

  var value: Double {
    switch self {
    case .zero: 0
    case .one: 1
    case .nan: .nan
    }
  }
}
