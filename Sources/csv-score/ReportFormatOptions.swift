import ArgumentParser
import CSVCore
import FilterKit
import Resampling

/// What is reported, and how it looks.
struct ReportFormatOptions: ParsableArguments {
  @Flag(help: "Report how many rows of each class were predicted to be of each class.")
  var confusion = false

  @Flag(
    help:
      "Report the scores at every threshold of the probability. With --format svg: the ROC curve, the precision-recall curve, and the scores by threshold."
  )
  var thresholds = false

  @Option(
    help: ArgumentHelp(
      "Report whether probabilities are what they say: in bins of equal width, or of about as many rows each, the mean probability and the share of rows that are of the class.",
      valueName: "uniform|quantile"))
  var reliability: BinEdges?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many bins --reliability has. Default: 10.", valueName: "N"))
  var bins: Int?

  @Option(
    help: ArgumentHelp(
      "How the report looks. report and imbalanced are the texts of scikit-learn's classification_report and imbalanced-learn's classification_report_imbalanced; svg draws --confusion, --thresholds or --reliability. Default: table on a terminal, else csv.",
      valueName: "NAME"))
  var format: Format?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many decimals tables and texts have. Default: 2 in texts, 4 in tables.", valueName: "N"))
  var digits: Int?

  @Option(
    help: ArgumentHelp(
      "What all scores of 0 / 0 are. nan leaves them out of means. Default: 0 for precision, recall and F1, nan for others, with a note.",
      valueName: "0|1|nan"))
  var zeroDivision: ZeroDivisionValue?

  mutating func validate() throws {
    if allPicked.count > 1 {
      throw ValidationError("\(allPicked[0]) or \(allPicked[1]): give one")
    }
    if bins != nil && reliability == nil { throw ValidationError("--bins needs --reliability") }
    if let bins, !(1...100_000).contains(bins) {
      throw ValidationError("--bins must be from 1 to 100000, not \(bins)")
    }
    if let digits, !(0...100).contains(digits) {
      throw ValidationError("--digits must be from 0 to 100, not \(digits)")
    }
    if digits != nil, let format, ![.table, .report, .imbalanced].contains(format) {
      throw ValidationError("--format \(format.rawValue) has all digits: --digits has no effect")
    }
    if format == .svg && picked == nil {
      throw ValidationError(
        "--format svg draws --confusion, --thresholds or --reliability: say which")
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
  var picked: String? { allPicked.first }

  /// Whether the report looks at the probabilities of one class alone.
  var ranksAlone: Bool { thresholds || reliability != nil }

  private var allPicked: [String] {
    [
      confusion ? "--confusion" : nil, thresholds ? "--thresholds" : nil,
      reliability != nil ? "--reliability" : nil,
    ].compactMap { $0 }
  }

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

/// Where the bins of --reliability end.
enum BinEdges: String, ExpressibleByArgument, CaseIterable {
  case uniform, quantile

  var edges: Reliability.Edges { self == .uniform ? .uniform : .quantile }
}

/// What 0 / 0 is.
enum ZeroDivisionValue: String, ExpressibleByArgument, CaseIterable {
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
