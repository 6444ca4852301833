public import ArgumentParser
import FilterKit
public import Resampling

/// Which rows are dropped.
struct MethodOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How rows are chosen.", valueName: "NAME"))
  var method = Method.random

  @Flag(help: "Draw the rows that stay with replacement. A row can stay more than once.")
  var replacement = false

  @Option(
    name: [.customShort("k"), .long], parsing: .unconditional,
    help: ArgumentHelp(
      "How many neighbours are asked. Default: 1 for cnn and oss, 5 for instance-hardness, else 3.",
      valueName: "K"))
  var neighbors: Int?

  @Option(
    help: ArgumentHelp(
      "For enn, renn, allknn: which neighbours must agree. A row stays when all of them are of its class, or most. Default: all.",
      valueName: "all|mode"))
  var kind: NeighborAgreement?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For cnn, oss: how many rows a class begins with. Default: 1.",
      valueName: "N"))
  var seeds: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For nearmiss-3: how long the short lists are. How many neighbours of each minority row are on it. Default: 3.",
      valueName: "K"))
  var shortlist: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For ncr: which classes are left alone. Those with fewer rows than this share of the smallest. Default: 0.5.",
      valueName: "SHARE"))
  var threshold: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("For renn: how many passes there are at most. Default: 100.", valueName: "N")
  )
  var passes: Int?

  @Flag(help: "For allknn: classes may shrink below the smallest.")
  var allowMinority = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For instance-hardness: how many folds there are. Default: 5.",
      valueName: "N"))
  var hardnessFolds: Int?

  @Option(
    help: ArgumentHelp(
      "For cluster-centroids: keep rows, or write centres. The row nearest to each centre (hard, the default), or the centre itself (soft).",
      valueName: "hard|soft"))
  var voting: Voting?

  @Option(
    help: ArgumentHelp("Write the dropped rows to FILE.", valueName: "FILE"), completion: .file())
  var dropped: String?

  @OptionGroup var distance: DistanceOptions
}

/// The methods.
enum Method: String, ExpressibleByArgument, CaseIterable {
  case random
  case nearmiss1 = "nearmiss-1"
  case nearmiss2 = "nearmiss-2"
  case nearmiss3 = "nearmiss-3"
  case tomek, enn, renn, allknn, cnn, oss, ncr
  case instanceHardness = "instance-hardness"
  case clusterCentroids = "cluster-centroids"

  /// Whether the method meets the counts that are asked for, or decides itself how many rows go.
  var direction: ResamplingDirection {
    switch self {
    case .random, .nearmiss1, .nearmiss2, .nearmiss3, .instanceHardness, .clusterCentroids:
      .undersampling
    case .tomek, .enn, .renn, .allknn, .cnn, .oss, .ncr: .cleaning
    }
  }

  /// Whether the method draws random numbers.
  var draws: Bool {
    switch self {
    case .random, .cnn, .oss, .instanceHardness, .clusterCentroids: true
    case .nearmiss1, .nearmiss2, .nearmiss3, .tomek, .enn, .renn, .allknn, .ncr: false
    }
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
    let edited = [Method.enn, .renn, .allknn]
    let heeded: [(option: String, isGiven: Bool, methods: [Method])] = [
      ("--replacement", replacement, [.random]),
      ("--kind", kind != nil, edited),
      ("--seeds", seeds != nil, [.cnn, .oss]),
      ("--shortlist", shortlist != nil, [.nearmiss3]),
      ("--threshold", threshold != nil, [.ncr]),
      ("--passes", passes != nil, [.renn]),
      ("--allow-minority", allowMinority, [.allknn]),
      ("--hardness-folds", hardnessFolds != nil, [.instanceHardness]),
      ("--voting", voting != nil, [.clusterCentroids]),
    ]
    for (option, isGiven, methods) in heeded where isGiven && !methods.contains(method) {
      throw ValidationError("\(option) has no effect on \(method.rawValue)")
    }
    if neighbors != nil && [.random, .tomek, .clusterCentroids].contains(method) {
      throw ValidationError("--neighbors has no effect on \(method.rawValue)")
    }
    if method == .random && (distance.isGiven || features.isGiven) {
      throw ValidationError(
        "random choice looks at no features: --method is missing")
    }
    if method == .clusterCentroids && distance.metric != .euclidean {
      throw ValidationError("cluster-centroids takes means: --metric has no effect")
    }
    let unrepeatable = [Method.instanceHardness: "random forests", .clusterCentroids: "clusters"]
    if compatibility == .imbalancedLearn, let part = unrepeatable[method] {
      throw ValidationError(
        "\(method.rawValue) cannot repeat imbalanced-learn's \(part): leave out --compat")
    }
    let limits = [
      ("--neighbors", neighbors, 1...1 << 20), ("--seeds", seeds, 1...1 << 20),
      ("--shortlist", shortlist, 1...1 << 20), ("--passes", passes, 1...1 << 20),
      ("--hardness-folds", hardnessFolds, 2...65535),
    ]
    for case (let option, let count?, let range) in limits where !range.contains(count) {
      throw ValidationError(
        "\(option) \(count) is not from \(range.lowerBound) to \(range.upperBound)")
    }
    if let threshold, !(threshold >= 0 && threshold.isFinite) {
      throw ValidationError("--threshold \(threshold) is not 0 or more")
    }
    try distance.validate(compatibility)
  }

  /// Finds the rows of a table to keep, in the order in which they are to be written.
  ///
  /// - Parameters:
  ///   - points: the features, scaled already.
  ///   - labels: the class of each row of the table.
  func keptRows(
    of points: Matrix, labels: [UInt32], targets: ClassTargets, seed: UInt32,
    _ compatibility: Compatibility
  ) throws(ResamplingError) -> [RowNumber] {
    let metric = distance.metric(for: points)
    switch method {
    case .random:
      return RandomUndersampling(seed: seed).keptRows(labels: labels, targets: targets)
    case .nearmiss1, .nearmiss2, .nearmiss3:
      var miss = NearMiss()
      miss.version = method == .nearmiss1 ? .nearest : method == .nearmiss2 ? .farthest : .shortlist
      miss.neighborCount = neighbors ?? 3
      miss.shortlistNeighborCount = shortlist ?? 3
      (miss.metric, miss.compatibility) = (metric, compatibility)
      return try miss.keptRows(labels: labels, points: points, targets: targets)
    case .tomek:
      var tomek = TomekLinks()
      (tomek.metric, tomek.compatibility) = (metric, compatibility)
      return tomek.keptRows(labels: labels, points: points, targets: targets)
    case .enn:
      return try editing(metric, compatibility)
        .keptRows(labels: labels, points: points, targets: targets)
    case .renn:
      var repeated = RepeatedEditedNearestNeighbours()
      repeated.editing = editing(metric, compatibility)
      repeated.passLimit = passes ?? 100
      return try repeated.keptRows(labels: labels, points: points, targets: targets)
    case .allknn:
      var all = AllKNN()
      all.editing = editing(metric, compatibility)
      all.allowsMinority = allowMinority
      return try all.keptRows(labels: labels, points: points, targets: targets)
    case .cnn:
      var condensed = CondensedNearestNeighbour(seed: seed)
      (condensed.neighborCount, condensed.seedCount) = (neighbors ?? 1, seeds ?? 1)
      (condensed.metric, condensed.compatibility) = (metric, compatibility)
      return try condensed.keptRows(labels: labels, points: points, targets: targets)
    case .oss:
      var selection = OneSidedSelection(seed: seed)
      (selection.neighborCount, selection.seedCount) = (neighbors ?? 1, seeds ?? 1)
      (selection.metric, selection.compatibility) = (metric, compatibility)
      return try selection.keptRows(labels: labels, points: points, targets: targets)
    case .ncr:
      var rule = NeighbourhoodCleaningRule()
      (rule.neighborCount, rule.threshold) = (neighbors ?? 3, threshold ?? 0.5)
      (rule.metric, rule.compatibility) = (metric, compatibility)
      return try rule.keptRows(labels: labels, points: points, targets: targets)
    case .instanceHardness:
      var hardness = InstanceHardness(seed: seed)
      (hardness.neighborCount, hardness.foldCount) = (neighbors ?? 5, hardnessFolds ?? 5)
      hardness.metric = metric
      return try hardness.keptRows(labels: labels, points: points, targets: targets)
    case .clusterCentroids:
      return ClusterCentroids(seed: seed)
        .keptRows(labels: labels, points: points, targets: targets)
    }
  }

  private func editing(
    _ metric: DistanceMetric, _ compatibility: Compatibility
  ) -> EditedNearestNeighbours {
    var editing = EditedNearestNeighbours()
    editing.neighborCount = neighbors ?? 3
    editing.agreement = kind ?? .all
    (editing.metric, editing.compatibility) = (metric, compatibility)
    return editing
  }
}
