import ArgumentParser
import FilterKit
import Resampling

/// Which method makes the rows, and its parameters.
struct MethodOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How rows are made.", valueName: "NAME"))
  var variant = SynthesisMethod.choices[0]

  @Option(
    name: [.customShort("k"), .long], parsing: .unconditional,
    help: ArgumentHelp("How many neighbors a row can pair with. Default: 5.", valueName: "K"))
  var neighbors: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For \(names(heeding: .borderNeighbors)): neighbors asked. How many neighbors find the border. Default: 10.",
      valueName: "M"))
  var borderNeighbors: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For \(names(heeding: .clusters)): how many clusters there are. Default: 8.", valueName: "N"))
  var clusters: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For \(names(heeding: .clusters)): how mixed a cluster may be. How far other classes may outnumber the class where it gets rows. Default: 1, or where the class prevails nowhere, as far as in the whole table.",
      valueName: "RATIO"))
  var imbalance: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Reject new rows among rows of other classes (Lee). A new row is rejected if at least this share of its nearest rows is of other classes.",
      valueName: "SHARE"))
  var reject: Double?

  @Option(
    help: ArgumentHelp(
      "How parents are chosen. At random (the default), or each equally often.",
      valueName: "random|even"))
  var spread: Spread?

  @Option(
    help: ArgumentHelp(
      "What becomes of a class of one row. It gets copies (the default), or is an error.",
      valueName: "copy|error"))
  var lone: LoneClass?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Find this share of the nearest neighbors or more. Measured on a sample; faster among hundreds of thousands of rows.",
      valueName: "SHARE"))
  var approximate: Double?

  @OptionGroup var distance: DistanceOptions

  @Option(help: .relevance, completion: .file(extensions: ["csv"])) var relevance: String?

  @Option(help: .extremes) var extremes: Relevance.Extremes?

  @Option(parsing: .unconditional, help: .relevanceThreshold) var relevanceThreshold: Double?

  private static func names(heeding option: SynthesisMethod.Options) -> String {
    SynthesisMethod.names { $0.heeds.contains(option) }
  }
}

/// What becomes of a class of one row.
enum LoneClass: String, ExpressibleByArgument, CaseIterable {
  case copy, error
}

/// How parents are chosen.
enum Spread: String, ExpressibleByArgument, CaseIterable {
  case random, even
}

extension MethodOptions {
  /// Refuses what the method does not heed.
  ///
  /// - Parameter hasCategories: whether some features are categories.
  func validate(_ compatibility: Compatibility, hasCategories: Bool) throws {
    for (name, value) in [
      ("--neighbors", neighbors), ("--border-neighbors", borderNeighbors), ("--clusters", clusters),
    ] {
      guard let value else { continue }
      if value < 1 { throw ValidationError("\(name) must be at least 1, not \(value)") }
      if value > 1 << 20 { throw ValidationError("\(name) \(value) is more than 1048576") }
    }
    if let reject, !(reject > 0 && reject <= 1) {
      throw ValidationError("--reject must be above 0 and at most 1, not \(reject)")
    }
    try validateApproximation(compatibility, hasCategories: hasCategories)
    try distance.validate(compatibility)
    try rare.validate()
    try validateLabel(hasReject: reject != nil)
    if compatibility == .imbalancedLearn {
      switch variant.library {
      case .repeated: break
      case .unrepeatable(let part):
        throw ValidationError("imbalanced-learn's \(part) cannot be reproduced: leave out --compat")
      case .absent:
        throw ValidationError("imbalanced-learn has no \(variant.name): leave out --compat")
      }
      if lone == .copy {
        throw ValidationError(
          "imbalanced-learn refuses a class of one row: leave out --compat or --lone")
      }
      let unknown = [
        reject != nil ? "--reject" : nil,
        spread == .even ? "--spread" : nil,
      ]
      if let option = unknown.compactMap({ $0 }).first {
        throw ValidationError("imbalanced-learn has no \(option): leave out one of them")
      }
    }
    if hasCategories && variant.label == .classes {
      if variant.name != SynthesisMethod.choices[0].name {
        throw ValidationError("--categorical makes SMOTENC or SMOTEN: --variant has no effect")
      }
    }
    try distance.validate(hasCategories: hasCategories)
    if let imbalance, !(imbalance > 0 && imbalance.isFinite) {
      throw ValidationError("--imbalance must be above 0, not \(imbalance)")
    }
    try validateHeeded()
  }

  /// Refuses what has no effect on the method.
  private func validateHeeded() throws {
    let given: [(options: String, isGiven: Bool, heeded: SynthesisMethod.Options)] = [
      ("--border-neighbors has", borderNeighbors != nil, .borderNeighbors),
      ("--clusters and --imbalance have", clusters != nil || imbalance != nil, .clusters),
      ("--spread has", spread != nil, .spread),
    ]
    for (options, isGiven, heeded) in given where isGiven && !variant.heeds.contains(heeded) {
      throw ValidationError("\(options) no effect on \(variant.name)")
    }
    if neighbors != nil && !variant.heeds.contains(.neighbors) {
      throw ValidationError("\(variant.name) looks for no neighbors: -k has no effect")
    }
    if variant.heeds.isDisjoint(with: [.metric, .scale]) {
      if distance.isGiven && reject == nil {
        throw ValidationError("\(variant.name) measures no distance: no --metric, no --scale")
      }
    } else if distance.metric != .euclidean && !variant.heeds.contains(.metric) {
      throw ValidationError("\(variant.name) computes means: --metric has no effect")
    }
  }

  private func validateApproximation(
    _ compatibility: Compatibility, hasCategories: Bool
  ) throws {
    guard let approximate else { return }
    if !(approximate > 0 && approximate < 1) {
      throw ValidationError("--approximate must be above 0 and below 1, not \(approximate)")
    }
    if compatibility == .imbalancedLearn {
      throw ValidationError("imbalanced-learn has no --approximate: leave out one of them")
    }
    if !variant.heeds.contains(.recall) || hasCategories || distance.metric != .euclidean {
      throw ValidationError(
        "--approximate is for \(Self.names(heeding: .recall)) with numbers and Euclidean distance")
    }
  }

  /// Whether some features may be categories.
  var takesCategories: Bool {
    (variant.name == SynthesisMethod.choices[0].name && approximate == nil
      || variant.label == .number) && distance.takesCategories
  }

  /// How many neighbors a row can pair with.
  var neighborCount: Int { neighbors ?? 5 }

  /// Whether rows of classes that do not grow matter, too.
  func needsAllRows(onlyCategories: Bool) -> Bool {
    reject != nil || distance.scale != .none || distance.metric == .gower || onlyCategories
      || variant.make(SynthesisMethod.Parameters(seed: 0)).needsAllRows
  }

  /// What the method is set up with.
  ///
  /// - Parameter points: what it learns from, scaled already.
  func parameters(
    for points: MixedMatrix, seed: UInt32, _ compatibility: Compatibility
  ) -> SynthesisMethod.Parameters {
    var parameters = SynthesisMethod.Parameters(seed: seed)
    parameters.neighborCount = neighborCount
    if let borderNeighbors { parameters.borderNeighborCount = borderNeighbors }
    if let clusters { parameters.clusterCount = clusters }
    parameters.imbalanceThreshold = imbalance
    if spread == .even { parameters.spread = .even }
    parameters.rules.metric =
      variant.label == .number
      ? distance.metric(for: points.droppingLastNumber) : distance.metric(for: points.numbers)
    parameters.rules.compatibility = compatibility
    parameters.rules.recall = approximate ?? 1
    parameters.rules.loneRow = lone == .error ? .refused : .copied
    return parameters
  }
}
