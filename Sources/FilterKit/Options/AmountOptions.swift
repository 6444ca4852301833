public import ArgumentParser
public import CSVCore
public import Resampling

/// How many rows each class shall have.
public struct AmountOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Which classes are balanced. The names and what they mean are imbalanced-learn's. Default: auto.",
      valueName: "NAME"))
  var strategy: SamplingStrategy?

  @Option(
    help: ArgumentHelp(
      "Balance to R:1 instead of 1:1. Classes grow to R times the largest, or shrink to the smallest divided by R. R is above 0, at most 1.",
      valueName: "R"))
  var ratio: Double?

  @Option(
    help: ArgumentHelp("Grow every class to N rows, or cap it at N.", valueName: "N"))
  var perClass: Int?

  @Option(
    name: .customLong("target"),
    help: ArgumentHelp("How many rows one class shall have. Repeatable.", valueName: "LABEL=N"))
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
      "Do exactly what imbalanced-learn 0.14 does. Its faults and its order of rows are included.",
      valueName: "imblearn"))
  var compat: CompatibleLibrary?

  /// Creates the options; the parser fills them.
  public init() {}

  /// Refuses two ways to say how much.
  public mutating func validate() throws {
    let ways = [
      strategy != nil ? "--strategy" : nil, ratio != nil ? "--ratio" : nil,
      perClass != nil ? "--per-class" : nil,
      !singleTargets.isEmpty || targetFile != nil ? "--target" : nil,
    ].compactMap { $0 }
    if ways.count > 1 {
      throw ValidationError("\(ways.joined(separator: " and ")) both say how much: give one")
    }
    if let ratio, !(ratio > 0 && ratio <= 1) {
      throw ValidationError("--ratio \(ratio) is not above 0 and at most 1")
    }
    if let perClass, perClass < 1 { throw ValidationError("--per-class \(perClass) is not 1 or more") }
  }

  /// Whether imbalanced-learn is to be followed to the letter.
  public var compatibility: Compatibility { compat == nil ? .none : .imbalancedLearn }

  /// Whether something other than the default was asked for.
  public var isGiven: Bool {
    strategy != nil || ratio != nil || perClass != nil || !singleTargets.isEmpty || targetFile != nil
  }

  /// How many rows each class of `input` shall have.
  ///
  /// - Throws: that the goal cannot be met, and why.
  public func targets(
    for input: borrowing LabeledInput, direction: ResamplingDirection
  ) throws(CSVError) -> ClassTargets {
    let goal = try goal(for: input)
    do {
      return try ClassTargets(
        counts: input.classes.counts, goal: goal, direction: direction, compatibility: compatibility)
    } catch { throw input.error(error) }
  }

  private func goal(for input: borrowing LabeledInput) throws(CSVError) -> BalanceGoal {
    if let ratio { return .ratio(ratio) }
    if let perClass { return .perClass(perClass) }
    if singleTargets.isEmpty && targetFile == nil { return .strategy(strategy ?? .auto) }
    var wanted = [Int?](repeating: nil, count: input.classes.count)
    if let targetFile {
      for target in try TargetFile.read(targetFile) {
        wanted[try input.number(of: target.label, from: targetFile)] = target.count
      }
    }
    for target in singleTargets {
      wanted[try input.number(of: target.label, from: "--target")] = target.count
    }
    return .explicit(wanted)
  }
}

extension SamplingStrategy: ExpressibleByArgument {}

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

/// A CSV file of targets.
private enum TargetFile {
  /// Reads the columns `value` and `count`.
  static func read(_ path: String) throws(CSVError) -> [SingleTarget] {
    let dialect = Dialect(delimiter: Dialect.delimiter(forFileNamed: path))
    var reader = try RecordReader(ByteInput(path: path, looks: .once), dialect: dialect)
    let count = try reader.header.column(ColumnReference("count"))
    reader.select([try reader.header.column(ColumnReference("value")), count])
    var targets: [SingleTarget] = []
    while try reader.advance() {
      for record in 0..<reader.count {
        guard let number = Int(decimal: reader.value(1, of: record)), number >= 0 else {
          throw reader.error("is not a number of rows", in: record, column: count)
        }
        targets.append(SingleTarget(label: reader.value(0, of: record).array, count: number))
      }
    }
    return targets
  }
}

extension LabeledInput {
  /// The number of a class that the user named.
  func number(of label: [UInt8], from place: String) throws(CSVError) -> Int {
    if let number = classes.find(label.span) { return Int(number) }
    let names = (0..<min(classes.count, 20)).map { name(of: UInt32($0)) }
    throw CSVError(
      "no row has the class \"\(String(decoding: label, as: UTF8.self))\" that \(place) names",
      file: reader.name, column: labelColumn.map { reader.header.label(of: $0) },
      hint: "the classes are: \(names.joined(separator: ", "))\(classes.count > 20 ? ", …" : "")")
  }

  /// What to tell the user of a refusal.
  public func error(_ error: ResamplingError) -> CSVError {
    CSVError(
      error.message { name(of: $0) }, file: reader.name,
      column: labelColumn.map { reader.header.label(of: $0) }, hint: error.remedy)
  }

  /// Says on standard error how many rows each class had and has.
  public func report(_ after: [Int], seed: UInt32, as note: (String) -> Void) {
    for number in classes.counts.indices {
      let before = classes.counts[number]
      let rate = Double(after[number]) / Double(max(before, 1))
      note("\(name(of: UInt32(number))): \(before) -> \(after[number]), rate \(rate)")
    }
    note("seed \(seed)")
  }
}

extension Span<UInt8> {
  /// The bytes, to keep.
  public var array: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for place in indices { bytes.append(self[place]) }
    return bytes
  }
}
