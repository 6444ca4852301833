import ArgumentParser
import FilterKit
import Resampling

/// Which method makes the rows, and its parameters.
struct MethodOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How rows are made.", valueName: "NAME"))
  var variant = Variant.smote

  @Option(
    name: [.customShort("k"), .long], parsing: .unconditional,
    help: ArgumentHelp("How many neighbours a row can pair with. Default: 5.", valueName: "K"))
  var neighbors: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For borderline, svm: how many neighbours find the border. Default: 10.",
      valueName: "M"))
  var borderNeighbors: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For kmeans: how many clusters there are. Default: 8.", valueName: "N"))
  var clusters: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For kmeans: how mixed a cluster may be. How far other classes may outnumber the class where it gets rows. Default: 1, or where the class prevails nowhere, as far as in the whole table.",
      valueName: "RATIO"))
  var imbalance: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Reject made rows among rows of other classes (Lee). Those of whose nearest rows this share or more is of other classes.",
      valueName: "SHARE"))
  var reject: Double?

  @Option(
    help: ArgumentHelp(
      "How parents are chosen. At random (the default), or each equally often.",
      valueName: "random|even"))
  var spread: Spread?

  @Option(
    help: ArgumentHelp(
      "A class of one row gets copies of it. Default: it is an error.", valueName: "copy"))
  var lone: LoneClass?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Find this share of the nearest neighbours or more, not all. Measured on a sample; faster among hundreds of thousands of rows.",
      valueName: "SHARE"))
  var approximate: Double?

  @OptionGroup var distance: DistanceOptions
}

/// The methods, by the names of their papers.
enum Variant: String, ExpressibleByArgument, CaseIterable {
  case smote
  case borderline1 = "borderline-1"
  case borderline2 = "borderline-2"
  case svm
  case kmeans
  case adasyn
  case prowsyn
  case polynomMesh = "polynom-mesh"
  case polynomStar = "polynom-star"
  case safeLevel = "safe-level"
}

/// What becomes of a class of one row.
enum LoneClass: String, ExpressibleByArgument, CaseIterable {
  case copy
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
      if value < 1 { throw ValidationError("\(name) \(value) is not 1 or more") }
      if value > 1 << 20 { throw ValidationError("\(name) \(value) is more than 1048576") }
    }
    if let reject, !(reject > 0 && reject <= 1) {
      throw ValidationError("--reject \(reject) is not above 0 and at most 1")
    }
    try validateApproximation(compatibility, hasCategories: hasCategories)
    try distance.validate(compatibility)
    if compatibility == .imbalancedLearn {
      let own = [Variant.prowsyn, .polynomMesh, .polynomStar, .safeLevel]
      if own.contains(variant) {
        throw ValidationError("imbalanced-learn has no \(variant.rawValue): leave out --compat")
      }
      if variant == .kmeans {
        throw ValidationError(
          "imbalanced-learn's mini-batch clusters cannot be had: leave out --compat")
      }
      if lone != nil {
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
    if hasCategories {
      if variant != .smote {
        throw ValidationError("--categorical makes SMOTENC or SMOTEN: --variant has no effect")
      }
      if ![.euclidean, .gower].contains(distance.metric) {
        throw ValidationError(
          "categories have no \(distance.metric.rawValue) distance: use --metric gower")
      }
    }
    if borderNeighbors != nil && ![.borderline1, .borderline2, .svm].contains(variant) {
      throw ValidationError("--border-neighbors has no effect on \(variant.rawValue)")
    }
    if (clusters != nil || imbalance != nil) && variant != .kmeans {
      throw ValidationError("--clusters and --imbalance have no effect on \(variant.rawValue)")
    }
    if let imbalance, !(imbalance > 0 && imbalance.isFinite) {
      throw ValidationError("--imbalance \(imbalance) is not above 0")
    }
    if variant == .kmeans && distance.metric != .euclidean {
      throw ValidationError("kmeans takes means: --metric has no effect")
    }
    if spread != nil && ![.smote, .borderline1, .borderline2].contains(variant) {
      throw ValidationError("--spread has no effect on \(variant.rawValue)")
    }
    if [.polynomMesh, .polynomStar].contains(variant) {
      if neighbors != nil {
        throw ValidationError("\(variant.rawValue) looks for no neighbours: -k has no effect")
      }
      if distance.isGiven && reject == nil {
        throw ValidationError("\(variant.rawValue) measures no distance: no --metric, no --scale")
      }
    }
  }

  private func validateApproximation(
    _ compatibility: Compatibility, hasCategories: Bool
  ) throws {
    guard let approximate else { return }
    if !(approximate > 0 && approximate < 1) {
      throw ValidationError("--approximate \(approximate) is not above 0 and below 1")
    }
    if compatibility == .imbalancedLearn {
      throw ValidationError("imbalanced-learn has no --approximate: leave out one of them")
    }
    if variant != .smote || hasCategories || distance.metric != .euclidean {
      throw ValidationError("--approximate is for smote with numbers and Euclidean distance")
    }
  }

  /// An option that is given and has no effect where all features are categories.
  var optionForNumbers: String? {
    if reject != nil { return "--reject" }
    if distance.metric != .euclidean { return "--metric" }
    return distance.scale != .none ? "--scale" : nil
  }

  /// How many neighbours a row can pair with.
  var neighborCount: Int { neighbors ?? 5 }

  /// Whether rows of classes that do not grow matter, too.
  func needsAllRows(onlyCategories: Bool) -> Bool {
    reject != nil || distance.scale != .none || distance.metric == .gower || onlyCategories
      || !(synthesizer(seed: 0, NeighborRules()) is any ClassSynthesizer)
  }

  /// The method for features that are numbers, ready to run.
  func synthesizer(seed: UInt32, _ rules: NeighborRules) -> any Synthesizer {
    let spread = spread == .even ? ParentSpread.even : .random
    switch variant {
    case .smote:
      var smote = SMOTE(seed: seed)
      (smote.neighborCount, smote.spread, smote.rules) = (neighborCount, spread, rules)
      return smote
    case .borderline1, .borderline2:
      let kind: BorderlineSMOTE.Kind = variant == .borderline1 ? .classOnly : .foreignToo
      var borderline = BorderlineSMOTE(kind: kind, seed: seed)
      (borderline.neighborCount, borderline.spread, borderline.rules) =
        (neighborCount, spread, rules)
      if let borderNeighbors { borderline.borderNeighborCount = borderNeighbors }
      return borderline
    case .svm:
      var svm = SVMSMOTE(seed: seed)
      (svm.neighborCount, svm.rules) = (neighborCount, rules)
      if let borderNeighbors { svm.borderNeighborCount = borderNeighbors }
      return svm
    case .kmeans:
      var kmeans = KMeansSMOTE(seed: seed)
      (kmeans.neighborCount, kmeans.rules) = (neighborCount, rules)
      if let clusters { kmeans.clusterCount = clusters }
      kmeans.imbalanceThreshold = imbalance
      return kmeans
    case .adasyn:
      var adasyn = ADASYN(seed: seed)
      (adasyn.neighborCount, adasyn.rules) = (neighborCount, rules)
      return adasyn
    case .prowsyn:
      var prowsyn = ProWSyn(seed: seed)
      (prowsyn.neighborCount, prowsyn.rules) = (neighborCount, rules)
      return prowsyn
    case .polynomMesh, .polynomStar:
      var polynom = PolynomFitSMOTE(network: variant == .polynomMesh ? .mesh : .star, seed: seed)
      polynom.rules = rules
      return polynom
    case .safeLevel:
      var safe = SafeLevelSMOTE(seed: seed)
      (safe.neighborCount, safe.rules) = (neighborCount, rules)
      return safe
    }
  }
}
