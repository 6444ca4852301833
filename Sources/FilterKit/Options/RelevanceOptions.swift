public import ArgumentParser
public import CSVCore
public import Resampling
import TableKit

/// Which values of a label of numbers are rare.
public struct RelevanceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The label is a number, of which some values are rare. auto: those far beyond the box of the box plot. FILE: a CSV file with the columns value and relevance, from 0 to 1, and slope where it is known.",
      valueName: "auto|FILE"),
    completion: .file(extensions: ["csv"]))
  var relevance: String?

  @Option(
    help: ArgumentHelp(
      "For --relevance auto. The ends that matter. Default: both.",
      valueName: "both|high|low"))
  var extremes: Relevance.Extremes?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The relevance from which on a value is rare. Above 0, at most 1. Default: 0.5.",
      valueName: "T"))
  var relevanceThreshold: Double?

  /// Creates the options; the parser fills them.
  public init() {}

  /// Refuses options that say nothing together.
  public mutating func validate() throws {
    if relevance == nil, let option = extremes != nil ? "--extremes" : thresholdOption {
      throw ValidationError("\(option) is for --relevance")
    }
    if extremes != nil && relevance != "auto" {
      throw ValidationError("--relevance FILE says which ends matter: --extremes has no effect")
    }
    if let relevanceThreshold, !(relevanceThreshold > 0 && relevanceThreshold <= 1) {
      throw ValidationError(
        "--relevance-threshold must be above 0 and at most 1, not \(relevanceThreshold)")
    }
  }

  private var thresholdOption: String? {
    relevanceThreshold != nil ? "--relevance-threshold" : nil
  }

  /// Whether the label is a number.
  public var isGiven: Bool { relevance != nil }

  /// The file of control points is standard input.
  public var readsStandardInput: Bool { relevance == "-" }

  /// Which values are rare; `nil` where the label is no number. To be called before the input is read, since it reads the
  /// file of control points.
  public func rule() throws(CSVError) -> RelevanceRule? {
    guard let relevance else { return nil }
    let source: RelevanceRule.Source =
      relevance == "auto" ? .boxPlot(extremes ?? .both) : .known(try RelevanceFile.read(relevance))
    return RelevanceRule(source, threshold: relevanceThreshold ?? 0.5)
  }
}

extension Relevance.Extremes: ExpressibleByArgument {}
