public import ArgumentParser
public import CSVCore
public import Resampling
import TableKit

/// Which values of a label of numbers are rare, as options say it. The options stand in the groups of the tools that have
/// them: a group of their own would take a thirtieth of the time to start.
public struct RelevanceChoice {
  private let relevance: String?
  private let extremes: Relevance.Extremes?
  private let threshold: Double?

  /// Takes what the options say.
  public init(relevance: String?, extremes: Relevance.Extremes?, threshold: Double?) {
    (self.relevance, self.extremes, self.threshold) = (relevance, extremes, threshold)
  }

  /// Refuses options that say nothing together.
  public func validate() throws {
    let others = [
      extremes != nil ? "--extremes" : nil, threshold != nil ? "--relevance-threshold" : nil,
    ]
    if relevance == nil, let option = others.compactMap({ $0 }).first {
      throw ValidationError("\(option) is for --relevance")
    }
    if extremes != nil && relevance != "auto" {
      throw ValidationError("--relevance FILE says which ends matter: --extremes has no effect")
    }
    if let threshold, !(threshold > 0 && threshold <= 1) {
      throw ValidationError(
        "--relevance-threshold must be above 0 and at most 1, not \(threshold)")
    }
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
    return RelevanceRule(source, threshold: threshold ?? 0.5)
  }
}

extension Relevance.Extremes: ExpressibleByArgument {}

extension ArgumentHelp {
  /// The help on what is rare.
  public static let relevance = ArgumentHelp(
    "The label is a number, of which some values are rare. auto: those far beyond the box of the box plot. FILE: a CSV file with the columns value and relevance, from 0 to 1, and slope where it is known.",
    valueName: "auto|FILE")

  /// The help on the ends that matter.
  public static let extremes = ArgumentHelp(
    "For --relevance auto. The ends that matter. Default: both.", valueName: "both|high|low")

  /// The help on the threshold.
  public static let relevanceThreshold = ArgumentHelp(
    "The relevance from which on a value is rare. Above 0, at most 1. Default: 0.5.",
    valueName: "T")
}
