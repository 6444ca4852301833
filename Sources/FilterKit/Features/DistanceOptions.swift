public import ArgumentParser
public import CSVCore
public import Resampling

/// How far apart rows are.
public struct DistanceOptions: ParsableArguments {
  /// The metric.
  @Option(
    help: ArgumentHelp(
      "How distances are measured.", valueName: "NAME"))
  public var metric = MetricName.euclidean

  /// What brings columns to one scale.
  @Option(
    help: ArgumentHelp(
      "Bring columns to one scale. For distances only.",
      valueName: "NAME"))
  public var scale = FeatureScaling.Method.none

  /// Creates the options; the parser fills them.
  public init() {}

  /// Whether something other than the default was asked for.
  public var isGiven: Bool { metric != .euclidean || scale != .none }

  /// Refuses what has no effect, or what imbalanced-learn does not know.
  public func validate(_ compatibility: Compatibility) throws {
    if metric == .gower && scale != .none {
      throw ValidationError("gower divides by the ranges itself: --scale has no effect")
    }
    if isGiven && compatibility == .imbalancedLearn {
      throw ValidationError(
        "imbalanced-learn measures unscaled Euclidean distances: leave out --compat, or --metric and --scale"
      )
    }
  }

  /// Whether some features may be categories.
  public var takesCategories: Bool { [.euclidean, .gower].contains(metric) }

  /// Refuses categories where they have no distance.
  public func validate(hasCategories: Bool) throws {
    if hasCategories && !takesCategories {
      throw ValidationError(
        "categories have no \(metric.rawValue) distance: use --metric gower")
    }
  }

  /// Refuses options that are for numbers where all features are categories.
  public func requireNumbers(of reader: borrowing RecordReader) throws(CSVError) {
    guard isGiven else { return }
    throw reader.error(
      "all features are categories: \(metric != .euclidean ? "--metric" : "--scale") has no effect")
  }

  /// The metric for rows of numbers, scaled already, and categories, which are measured ``MixedMatrix/sideBySide``.
  public func metric(for points: MixedMatrix) -> DistanceMetric {
    if points.codes.columnCount == 0 { return metric(for: points.numbers) }
    return metric == .gower ? .gower(rangesOf: points) : .mixed(of: points)
  }

  /// The metric for a table of numbers that is scaled already.
  public func metric(for points: Matrix) -> DistanceMetric {
    switch metric {
    case .euclidean: .euclidean
    case .manhattan: .manhattan
    case .cosine: .cosine
    case .gower: .gower(rangesOf: points)
    }
  }
}

/// A metric, as a user names it.
public enum MetricName: String, ExpressibleByArgument, CaseIterable, Sendable {
  case euclidean, manhattan, cosine, gower
}

extension FeatureScaling.Method: ExpressibleByArgument {}
