import CSVCore
import FilterKit
import Resampling
import TableKit

/// How rows are decided on: as learned from a validation file, as kept of one, or as given.
struct LearnedDecision {
  /// The rule, once the costs are known that it may need.
  private(set) var rule: DecisionRule?
  /// The threshold that was chosen.
  private(set) var choice: ThresholdChoice?
  /// What to say of it.
  private(set) var notes: [String] = []
  private var kept = DecisionFile()
  private var rows: ValidationRows?
  private let draws: Int
  private var random: RandomState

  private static let usualDraws = 200

  /// Learns from a validation file, or takes what is given.
  init(
    _ validation: ValidationOptions, _ options: DecisionOptions, _ input: InputOptions,
    seed: UInt32, progress: Progress
  ) throws(CSVError) {
    draws = options.draws ?? Self.usualDraws
    random = RandomState(seed: seed)
    if let path = validation.load {
      kept = try LearnedFile.read(path, of: "csv-threshold") { $0.rule != nil }
      rule = kept.rule
      return
    }
    let positive = (validation.positive ?? "").utf8Bytes
    if let threshold = options.threshold {
      rule = .threshold(
        threshold, positive: positive, negative: (options.negative ?? "").utf8Bytes)
    }
    guard let path = validation.fit, let source = validation.source else { return }
    let rows = try ValidationRows(
      reading: input.open(beside: path, .sequential), label: validation.label, source,
      where: validation.conditions, progress: progress)
    self.rows = rows
    if let score = options.maximize {
      let number = try rows.number(ofPositive: validation.positive ?? "")
      let others = (0..<UInt32(rows.classes.count)).filter { $0 != number }
      let negative =
        options.negative?.utf8Bytes
        ?? (others.count == 1 ? rows.classes.label(others[0]) : "not ".utf8Bytes + positive)
      let sweep = ThresholdSweep(scores: rows.values, isPositive: rows.isOf(number))
      let choice = ThresholdChoice(sweep, by: score)
      rule = .threshold(choice.threshold, positive: positive, negative: negative)
      self.choice = choice
      (kept.maximized, kept.score, kept.rows) = (score.rawValue, choice.value, rows.labels.count)
      notes.append(note(on: choice))
    }
  }

  /// The classes of which columns are wanted; none where it is all that there are.
  var columnLabels: [[UInt8]] {
    if case .costs(_, let labels) = rule { return labels }
    return rows?.columns.labels ?? []
  }

  /// Where the probabilities are in a table, by the names that they had.
  func source(in reader: borrowing RecordReader) throws(CSVError) -> ProbabilitySource {
    if let prefix = kept.probabilities { return .probabilities(prefix: prefix) }
    return .probability(try reader.column(learnedFrom: kept.probability ?? ""))
  }

  /// Takes the costs of a file.
  mutating func take(
    _ file: CostFile, for validation: ValidationOptions, columns: ProbabilityColumns
  ) throws(CSVError) {
    guard columns.labels.isEmpty else {
      let costs = try file.matrix(of: columns.labels)
      rule = .costs(costs, labels: columns.labels)
      noteMeanCost(costs) { $0.columnIndices }
      return
    }
    let positive = (validation.positive ?? "").utf8Bytes
    guard file.labels.contains(positive) else {
      throw CSVError(
        "has no cost for the class \"\(String(decoding: positive, as: UTF8.self))\" that --positive names",
        file: file.name)
    }
    let others = file.labels.filter { $0 != positive }
    guard others.count == 1 else {
      throw CSVError(
        "has costs for \(file.labels.count) classes, and --probability tells two apart",
        file: file.name, hint: "use --probabilities PREFIX, with a column for each class")
    }
    let costs = try file.matrix(of: [others[0], positive])
    guard let threshold = costs.threshold else {
      throw CSVError("mistakes cost no more than right predictions", file: file.name)
    }
    rule = .threshold(threshold, positive: positive, negative: others[0])
    notes.append("threshold \(shortest(threshold)), by the costs")
    let number = try rows.map { rows throws(CSVError) in
      try rows.number(ofPositive: validation.positive ?? "")
    }
    noteMeanCost(costs) { $0.isOf(number ?? 0).map { $0 ? 1 : 0 } }
  }

  /// The rule, where columns are of the kind that it needs.
  func requiredRule(for columns: ProbabilityColumns) throws(CSVError) -> DecisionRule {
    switch rule {
    case .threshold where !columns.labels.isEmpty:
      throw CSVError("--probabilities: what was learned is for --probability")
    case .costs where columns.labels.isEmpty:
      throw CSVError("--probability: what was learned is for --probabilities")
    case let rule?: return rule
    case nil: throw CSVError("nothing says how to decide")
    }
  }

  /// What --save writes.
  ///
  /// - Parameters:
  ///   - source: where the probabilities are.
  ///   - columns: the same, found in the table that `reader` reads.
  func file(
    for source: ProbabilitySource, _ columns: ProbabilityColumns, in reader: borrowing RecordReader
  ) throws(CSVError) -> DecisionFile {
    var file = kept
    if case .probabilities(let prefix) = source {
      file.probabilities = prefix
    } else {
      file.probability = reader.header.label(of: columns.positions[0])
    }
    if let rule { try file.take(rule) }
    return file
  }
}

// MARK: - Notes

extension LearnedDecision {
  /// The threshold, its score, and how sure both are.
  private mutating func note(on choice: ThresholdChoice) -> String {
    let name = choice.score.rawValue
    let rows = Int(choice.sweep.positives + choice.sweep.negatives)
    let found =
      "threshold \(shortest(choice.threshold)): \(name) \(decimals(choice.value)) on \(counted(rows, "row"))"
    if draws == 0 { return found }
    let spread = choice.spread(draws: draws, &random)
    return
      "\(found); in \(counted(draws, "draw")) of them, 5 % to 95 %: threshold \(range(spread.thresholds)), "
      + "\(name) of this one \(range(spread.values))"
  }

  /// What the predictions would have cost on the validation rows.
  private mutating func noteMeanCost(
    _ costs: CostMatrix, truths: (ValidationRows) -> [UInt32]
  ) {
    guard let rows, let rule else { return }
    let width = rows.columns.positions.count
    var byClass = [[Double]](repeating: [], count: costs.classCount)
    var plain = 0.0
    for (row, truth) in truths(rows).enumerated() {
      let values = rows.values[row * width..<(row + 1) * width]
      let both = width == 1 ? [1 - (values.first ?? 0), values.first ?? 0] : Array(values)
      let likely = width == 1 ? (both[1] >= 0.5 ? 1 : 0) : both.firstIndex(of: both.max() ?? 0) ?? 0
      byClass[Int(truth)].append(costs[truth: Int(truth), prediction: rule.label(for: values)])
      plain += costs[truth: Int(truth), prediction: likely]
    }
    let count = Double(rows.labels.count)
    let mean = byClass.reduce(0) { $0 + $1.reduce(0, +) } / count
    var text = "mean cost \(decimals(mean)) on \(counted(rows.labels.count, "row"))"
    if draws > 0 {
      let spread = CostMatrix.spread(of: byClass, draws: draws, &random)
      text += "; in \(counted(draws, "draw")) of them, 5 % to 95 %: \(range(spread))"
    }
    notes.append(text + "; by the most probable class \(decimals(plain / count))")
  }

  /// The middle nine tenths of sorted numbers.
  private func range(_ sorted: [Double]) -> String {
    "\(decimals(quantile(ofSorted: sorted, 0.05))) to \(decimals(quantile(ofSorted: sorted, 0.95)))"
  }

  private func decimals(_ number: Double) -> String {
    DecimalFormatter.fixed(decimals: 4).text(of: number)
  }

  private func shortest(_ number: Double) -> String { DecimalFormatter.shortest.text(of: number) }
}
