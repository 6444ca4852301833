public import ArgumentParser
public import CSVCore
public import Resampling
public import TableKit

/// How many rows each class shall have.
public struct AmountOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Which classes are balanced, by imbalanced-learn's names. Default: auto, which is not-majority where rows are added, and not-minority where they are dropped. The name minority is only for tools that add, majority only for those that drop. Not with --ratio, --per-class, --target or --targets.",
      valueName: "NAME"))
  var strategy: SamplingStrategy?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Balance to R:1 instead of 1:1. Classes grow to R times the largest, or shrink to the smallest divided by R. R is above 0, at most 1.",
      valueName: "R"))
  var ratio: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Grow every class to N rows, or cap it at N.", valueName: "N"))
  var perClass: Int?

  @Option(
    name: .customLong("target"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("How many rows one class shall have. Repeatable.", valueName: "LABEL=N"),
    completion: .target)
  var singleTargets: [SingleTarget] = []

  @Option(
    name: .customLong("targets"),
    help: ArgumentHelp(
      "How many rows each class shall have, from a file. A CSV file with the columns value and count: csv-counts writes such files.",
      valueName: "FILE"),
    completion: .file(extensions: ["csv"]))
  var targetFile: String?

  @Option(
    help: ArgumentHelp(
      "Do exactly what imbalanced-learn 0.14 does. Its faults and its order of rows are included. It has no texts.",
      valueName: "imblearn"))
  var compat: CompatibleLibrary?

  /// Creates the options; the parser fills them.
  public init() {}

  /// Refuses two ways to say how much.
  public mutating func validate() throws {
    if waysGiven.count > 1 {
      throw ValidationError(
        "only one of \(waysGiven.joined(separator: ", ")) can say how many rows")
    }
    if let ratio, !(ratio > 0 && ratio <= 1) {
      throw ValidationError("--ratio must be above 0 and at most 1, not \(ratio)")
    }
    if let perClass, perClass < 1 {
      throw ValidationError("--per-class must be at least 1, not \(perClass)")
    }
    var labels = Set<[UInt8]>()
    for target in singleTargets where !labels.insert(target.label).inserted {
      throw ValidationError(
        "--target names \"\(String(decoding: target.label, as: UTF8.self))\" twice")
    }
  }

  /// Refuses what a filter cannot do in its direction, and two uses of standard input.
  public func validate(for direction: ResamplingDirection, reading input: InputOptions) throws {
    switch (strategy, direction) {
    case (.minority, .undersampling), (.minority, .cleaning):
      throw ValidationError("--strategy minority is for filters that add rows")
    case (.majority, .oversampling):
      throw ValidationError("--strategy majority is for filters that drop rows")
    default: break
    }
    if direction == .cleaning, let way = waysGiven.first, way != "--strategy" {
      throw ValidationError("the method decides itself how many rows go: \(way) has no effect")
    }
    if targetFile == "-" && input.path == nil {
      throw ValidationError("--targets and the input cannot both be standard input")
    }
  }

  /// The options that say how many rows, as far as they are given.
  private var waysGiven: [String] {
    [
      strategy != nil ? "--strategy" : nil, ratio != nil ? "--ratio" : nil,
      perClass != nil ? "--per-class" : nil, singleTargets.isEmpty ? nil : "--target",
      // A file can be corrected by single targets.
      targetFile != nil && singleTargets.isEmpty ? "--targets" : nil,
    ].compactMap { $0 }
  }

  /// The first of these options that is given.
  public var given: String? { waysGiven.first ?? (compat != nil ? "--compat" : nil) }

  /// Whether imbalanced-learn is to be followed to the letter.
  public var compatibility: Compatibility { compat == nil ? .none : .imbalancedLearn }

  /// Reads the file of targets, if there is one; to be called before the input is read.
  public func read() throws(CSVError) -> Amount {
    var goal: Amount.Goal
    if let ratio {
      goal = .known(.ratio(ratio))
    } else if let perClass {
      goal = .known(.perClass(perClass))
    } else if singleTargets.isEmpty && targetFile == nil {
      goal = .known(.strategy(strategy ?? .auto))
    } else {
      var targets: [Amount.Target] = []
      if let targetFile {
        targets = try CountFile(targetFile).entries.map {
          Amount.Target(label: $0.label, count: $0.count, source: targetFile)
        }
      }
      targets += singleTargets.map {
        Amount.Target(label: $0.label, count: $0.count, source: "--target")
      }
      goal = .byName(targets)
    }
    return Amount(goal: goal, compatibility: compatibility)
  }
}

extension SamplingStrategy: ExpressibleByArgument {
  /// Takes a strategy as scikit-learn's users write it, too: `not majority`.
  public init?(argument: String) { self.init(rawValue: argument.plainName) }
}

/// A library whose results can be asked for.
enum CompatibleLibrary: String, ExpressibleByArgument, CaseIterable {
  case imblearn
}

/// How many rows one class shall have, as a user writes it: `LABEL=N`.
struct SingleTarget: ExpressibleByArgument {
  let label: [UInt8]
  let count: Int

  init(label: [UInt8], count: Int) {
    self.label = label
    self.count = count
  }

  init?(argument: String) {
    guard let sign = argument.lastIndex(of: "="),
      let count = Int(argument[argument.index(after: sign)...]), count >= 0
    else { return nil }
    self.init(label: Array(argument[..<sign].utf8), count: count)
  }
}
