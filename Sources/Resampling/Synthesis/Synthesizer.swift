/// A method that makes new rows of a class of a table.
///
/// A method for numbers alone is a ``NumberSynthesizer``, and one that needs only the rows of the class that grows a
/// ``ClassSynthesizer``.
public protocol Synthesizer: Sendable {
  /// Where generators start.
  var seed: UInt32 { get }
  /// How neighbors are looked for.
  var rules: NeighborRules { get set }
  /// Whether every class starts a fresh generator from the seed, as imbalanced-learn does in most
  /// methods: two classes of equal size that grow by equally much then draw the same numbers.
  /// Otherwise one generator serves all classes, in class order.
  var restartsForEveryClass: Bool { get }
  /// Whether rows of classes that do not grow matter.
  var needsAllRows: Bool { get }

  /// Learns what all classes of a table share, before ``source(growing:in:labels:)`` is asked for each of them.
  mutating func prepare(for points: MixedMatrix, labels: [UInt32])

  /// Learns where new rows of one class may lie.
  ///
  /// - Parameters:
  ///   - label: the class that grows.
  ///   - points: all rows of the table; the plans' row numbers are theirs.
  ///   - labels: the class of every row.
  /// - Throws: ``SynthesisError`` if the class cannot grow in this way.
  func source(
    growing label: UInt32, in points: MixedMatrix, labels: [UInt32]
  ) throws(SynthesisError) -> any SynthesisSource

  /// Prepares to look around in the table from where new rows of a class would lie; `nil` where the method measures no
  /// distance to rows that are not in the table, so that none can be rejected.
  func candidateSearch(
    growing label: UInt32, in points: MixedMatrix, labels: [UInt32]
  ) -> (any CandidateSearch)?
}

/// How many rows of a class shall be made.
public struct GrowthTarget: Equatable, Sendable {
  /// The class.
  public var label: UInt32
  /// How many rows it gains.
  public var count: Int

  /// Creates a target.
  public init(label: UInt32, count: Int) {
    self.label = label
    self.count = count
  }
}

extension Synthesizer {
  /// Every class starts a fresh generator.
  public var restartsForEveryClass: Bool { true }

  /// All rows matter.
  public var needsAllRows: Bool { true }

  /// Classes share nothing.
  public mutating func prepare(for points: MixedMatrix, labels: [UInt32]) {}

  /// Plans the new rows of several classes, in the order of the targets.
  ///
  /// - Parameters:
  ///   - targets: the classes that grow, and by how many rows.
  ///   - points: the features of all rows.
  ///   - labels: the class of each row.
  ///   - rejection: which candidates are left out; by default none.
  /// - Throws: ``SynthesisError`` if a class cannot grow in this way.
  public func plans(
    _ targets: [GrowthTarget], in points: MixedMatrix, labels: [UInt32],
    rejection: LeeRejection? = nil
  ) throws(SynthesisError) -> [SynthesisPlan] {
    precondition(labels.count == points.rowCount, "a label for each row")
    var method = self
    if targets.contains(where: { $0.count > 0 }) { method.prepare(for: points, labels: labels) }
    var random = RandomState(seed: seed)
    var plans: [SynthesisPlan] = []
    for target in targets {
      if restartsForEveryClass { random = RandomState(seed: seed) }
      if target.count == 0 {
        plans.append(SynthesisPlan())
        continue
      }
      var source = try method.source(growing: target.label, in: points, labels: labels)
      guard let rejection,
        let search = method.candidateSearch(growing: target.label, in: points, labels: labels)
      else {
        plans.append(try source.draw(target.count, using: &random))
        continue
      }
      let judge = CandidateJudge(
        points: points, labels: labels, label: target.label,
        neighborCount: rejection.neighborCount, search: search)
      plans.append(try rejection.accept(target.count, from: &source, by: judge, using: &random))
    }
    return plans
  }
}
