public import ArgumentParser
import FilterKit
public import Resampling
import Threading

/// Which rows are dropped.
struct MethodOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How rows are chosen.", valueName: "NAME"))
  var method = UndersamplingMethod.choices[0]

  @Flag(help: "Draw the rows that stay with replacement. A row can stay more than once.")
  var replacement = false

  @Option(
    name: [.customShort("k"), .long], parsing: .unconditional,
    help: ArgumentHelp(
      "How many neighbors are asked. Default: \(usualNeighborCounts).", valueName: "K"))
  var neighbors: Int?

  @Option(
    help: ArgumentHelp(
      "For \(names(heeding: .agreement)): which neighbors must agree. A row stays when all of them are of its class, or most. Default: all.",
      valueName: "all|mode"))
  var kind: NeighborAgreement?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For \(names(heeding: .seedRows)): how many rows a class begins with. Default: 1.",
      valueName: "N"))
  var seeds: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For \(names(heeding: .shortlist)): how long the short lists are. How many neighbors of each minority row are on it. Default: 3.",
      valueName: "K"))
  var shortlist: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For \(names(heeding: .threshold)): which classes are left alone. Those with fewer rows than this share of the smallest. Default: 0.5.",
      valueName: "SHARE"))
  var threshold: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For \(names(heeding: .passes)): how many passes there are at most. Default: 100.",
      valueName: "N"))
  var passes: Int?

  @Flag(help: "For \(names(heeding: .minority)): classes may shrink below the smallest.")
  var allowMinority = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For \(names(heeding: .folds)): how many folds there are. Default: 5.", valueName: "N"))
  var hardnessFolds: Int?

  @Option(
    help: ArgumentHelp(
      "For \(names(heeding: .voting)): keep rows, or write centers. The row nearest to each center (hard, the default), or the center itself (soft).",
      valueName: "hard|soft"))
  var voting: Voting?

  @Option(
    help: ArgumentHelp("Write the rows that the method drops to FILE.", valueName: "FILE"),
    completion: .file())
  var dropped: String?

  @OptionGroup var distance: DistanceOptions

  private static func names(heeding option: UndersamplingMethod.Options) -> String {
    UndersamplingMethod.names { $0.heeds.contains(option) }
  }

  /// How many neighbors the methods ask where nothing is said: those that ask as many as most are not named.
  private static var usualNeighborCounts: String {
    let asking = UndersamplingMethod.choices.filter { $0.heeds.contains(.neighbors) }
    let methods = Dictionary(grouping: asking, by: \.usualNeighborCount)
    let most = methods.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.key
    let others = methods.filter { $0.key != most }.sorted { $0.key < $1.key }.map {
      "\($0) for \($1.map(\.name).joined(separator: " and "))"
    }
    return others.map { $0 + ", " }.joined() + "else \(most ?? 0)"
  }
}

/// What stands for a cluster.
enum Voting: String, ExpressibleByArgument, CaseIterable {
  case hard, soft
}

extension NeighborAgreement: ExpressibleByArgument {}

extension MethodOptions {
  /// Refuses what the method does not heed.
  func validate(_ compatibility: Compatibility, _ features: FeatureOptions) throws {
    let given: [(option: String, isGiven: Bool, heeded: UndersamplingMethod.Options)] = [
      ("--replacement", replacement, .replacement), ("--kind", kind != nil, .agreement),
      ("--seeds", seeds != nil, .seedRows), ("--shortlist", shortlist != nil, .shortlist),
      ("--threshold", threshold != nil, .threshold), ("--passes", passes != nil, .passes),
      ("--allow-minority", allowMinority, .minority),
      ("--hardness-folds", hardnessFolds != nil, .folds), ("--voting", voting != nil, .voting),
      ("--neighbors", neighbors != nil, .neighbors),
    ]
    for (option, isGiven, heeded) in given where isGiven && !method.heeds.contains(heeded) {
      throw ValidationError("\(option) has no effect on \(method.name)")
    }
    if !method.heeds.contains(.features) && (distance.isGiven || features.isGiven) {
      throw ValidationError("random choice does not use features: --method is missing")
    }
    if !method.heeds.contains(.metric) && distance.metric != .euclidean {
      throw ValidationError("\(method.name) computes means: --metric has no effect")
    }
    if features.hasCategories {
      if !method.heeds.contains(.metric) {
        throw ValidationError(
          "\(method.name) takes means, and categories have none: use \(features.exclusionOfCategories)"
        )
      }
      if compatibility == .imbalancedLearn {
        throw ValidationError(
          "imbalanced-learn drops rows by numbers alone: leave out --compat or --categorical")
      }
    }
    try distance.validate(hasCategories: features.hasCategories)
    if compatibility == .imbalancedLearn {
      switch method.library {
      case .repeated: break
      case .unrepeatable(let part):
        throw ValidationError(
          "\(method.name) cannot repeat imbalanced-learn's \(part): leave out --compat")
      case .absent:
        throw ValidationError("imbalanced-learn has no \(method.name): leave out --compat")
      }
    }
    let limits = [
      ("--neighbors", neighbors, 1...1 << 20), ("--seeds", seeds, 1...1 << 20),
      ("--shortlist", shortlist, 1...1 << 20), ("--passes", passes, 1...1 << 20),
      ("--hardness-folds", hardnessFolds, 2...65535),
    ]
    for case (let option, let count?, let range) in limits where !range.contains(count) {
      throw ValidationError(
        "\(option) must be from \(range.lowerBound) to \(range.upperBound), not \(count)")
    }
    if let threshold, !(threshold >= 0 && threshold.isFinite) {
      throw ValidationError("--threshold must be at least 0, not \(threshold)")
    }
    try distance.validate(compatibility)
  }

  /// Whether some features may be categories.
  var takesCategories: Bool { method.heeds.contains(.metric) && distance.takesCategories }

  /// The method, ready to run.
  ///
  /// - Parameters:
  ///   - points: the features, scaled already.
  ///   - progress: hears how far it is.
  func undersampler(
    for points: MixedMatrix, seed: UInt32, _ compatibility: Compatibility, progress: WorkProgress
  ) -> any Undersampler {
    var parameters = method.parameters(seed: seed)
    parameters.isReplacing = replacement
    if let neighbors { parameters.neighborCount = neighbors }
    if let kind { parameters.agreement = kind }
    if let seeds { parameters.seedCount = seeds }
    if let shortlist { parameters.shortlistNeighborCount = shortlist }
    if let threshold { parameters.threshold = threshold }
    if let passes { parameters.passLimit = passes }
    parameters.allowsMinority = allowMinority
    if let hardnessFolds { parameters.foldCount = hardnessFolds }
    parameters.rules.metric = distance.metric(for: points)
    parameters.rules.compatibility = compatibility
    parameters.rules.progress = progress
    return method.make(parameters)
  }
}
