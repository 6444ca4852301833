/// A method that makes new rows of a class from the numbers of a whole table.
public protocol Synthesizer: Sendable {
  /// Where generators start.
  var seed: UInt32 { get }
  /// How neighbours are looked for.
  var rules: NeighborRules { get set }
  /// Whether every class starts a fresh generator from the seed, as imbalanced-learn does in most
  /// methods: two classes of equal size that grow by equally much then draw the same numbers.
  /// Otherwise one generator serves all classes, in class order.
  var restartsForEveryClass: Bool { get }

  /// Learns where new rows of one class may lie.
  ///
  /// - Parameters:
  ///   - label: the class that grows.
  ///   - points: all rows of the table; the plans' row numbers are theirs.
  ///   - labels: the class of every row.
  /// - Throws: ``SynthesisError`` if the class cannot grow in this way.
  func source(
    growing label: UInt32, in points: Matrix, labels: [UInt32]
  ) throws(SynthesisError) -> any SynthesisSource
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

  /// Plans the new rows of several classes, in the order of the targets.
  ///
  /// - Parameter rejection: which candidates are left out; by default none.
  /// - Throws: ``SynthesisError`` if a class cannot grow in this way.
  public func plans(
    _ targets: [GrowthTarget], in points: Matrix, labels: [UInt32],
    rejection: LeeRejection? = nil
  ) throws(SynthesisError) -> [SynthesisPlan] {
    var random = RandomState(seed: seed)
    var plans: [SynthesisPlan] = []
    for target in targets {
      if restartsForEveryClass { random = RandomState(seed: seed) }
      if target.count == 0 {
        plans.append(SynthesisPlan())
        continue
      }
      var source = try source(growing: target.label, in: points, labels: labels)
      if let rejection {
        let judge = CandidateJudge(
          points, labels: labels, neighborCount: rejection.neighborCount, rules: rules)
        var (plan, limit) = try rejection.accept(target.count, using: &random) {
          (count, random) throws(SynthesisError) in
          try source.draw(count, using: &random)
        } foreignShares: {
          judge.foreignShares($0, growing: target.label)
        }
        plan.acceptanceLimit = limit
        plans.append(plan)
      } else {
        plans.append(try source.draw(target.count, using: &random))
      }
    }
    return plans
  }
}
