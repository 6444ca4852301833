/// SMOTE from the support vectors of the class: the rows that a support vector machine, trained to
/// tell the classes apart, holds the border by.
///
/// Support vectors whose neighbors in the whole table are all of other classes are noise and left
/// out. Of the others, those with at least half of the neighbors of other classes are in danger:
/// new rows lie between them and a near row of the class. The rest is safe: new rows lie beyond
/// them, seen from a near row of the class, by up to half of that distance.
///
/// Source: Nguyen, Cooper and Kamei, "Borderline over-sampling for imbalanced data classification",
/// IJKESDP 3 (2011), as imbalanced-learn reads it.
///
/// Cost: training, see `SupportVectorMachine`: the square of the number of rows and more. Then
/// neighbor searches as in ``BorderlineSMOTE``.
///
/// Draws: for every class one beta(10, 10) number, from one generator over all classes, which says
/// how many of the new rows lie between; then as ``SegmentSource`` for those in danger and again for
/// the safe ones, each from a fresh generator of the same seed.
///
/// Differs from imbalanced-learn: the total is exact: where no support vector is in danger, or none
/// is safe, the other kind makes up for it; there its share is lost.
/// Differs from imbalanced-learn: a row is never its own neighbor, which there happens to
/// duplicates.
/// Differs from imbalanced-learn: of equally near rows the one with the lower number comes first,
/// whatever the order of the search tree.
/// Differs from imbalanced-learn: a class too small for the neighbors asked for uses all other
/// rows it has; there it is refused.
public struct SVMSMOTE: NumberSynthesizer {
  /// Where generators start.
  public var seed: UInt32
  /// Among how many nearest neighbors the other end of the line is drawn.
  public var neighborCount = 5
  /// How many neighbors in the whole table say whether a row is noise, in danger or safe.
  public var borderNeighborCount = 10
  /// How far beyond a safe row new rows lie at most, as a part of the distance to its neighbor.
  public var reach = 0.5
  /// How neighbors are looked for.
  public var rules = NeighborRules()

  /// Creates the method with its usual parameters.
  public init(seed: UInt32) {
    self.seed = seed
  }

  /// The beta numbers of all classes come from one generator.
  public var restartsForEveryClass: Bool { false }

  /// Trains the machine and learns the lines from the support vectors of one class.
  public func source(
    growing label: UInt32, in points: Matrix, labels: [UInt32]
  ) throws(SynthesisError) -> any SynthesisSource {
    let growing = GrowingClass(label, in: points, labels: labels)
    if case .copies = try rules.supply(neighborCount, among: growing.rows.count) {
      return SegmentSource(copying: growing.rows[0])
    }
    guard points.values.allSatisfy(\.isFinite) else { throw .cellsMissing }
    return try source(of: growing, in: points, support: support(of: growing, in: points))
  }

  /// Learns the lines from given rows of a class: indices in the class, in ascending order.
  func source(
    of growing: GrowingClass, in points: Matrix, support: [UInt32]
  ) throws(SynthesisError) -> any SynthesisSource {
    let count = try rules.neighborCount(neighborCount, among: growing.rows.count)
    let around = try rules.neighborCount(borderNeighborCount, among: points.rowCount)
    let surroundings = rules.search(points)
      .nearestOthers(around, of: support.map { growing.rows[Int($0)] })
    var danger: [UInt32] = []
    var safe: [UInt32] = []
    for (index, foreign) in zip(support, growing.foreignCounts(in: surroundings)) {
      if foreign == around { continue }
      if 2 * foreign >= around { danger.append(index) } else { safe.append(index) }
    }
    let lines = { (indices: [UInt32], reach: Double) -> SegmentSource? in
      if indices.isEmpty { return nil }
      return SegmentSource(
        bases: indices.map { growing.rows[Int($0)] },
        neighbors: growing.neighbors(count, of: indices, by: rules), reach: reach)
    }
    let (between, beyond) = (lines(danger, 1), lines(safe, -reach))
    if between == nil && beyond == nil { throw .allNoise }
    return BorderSource(
      between: between, beyond: beyond, seed: seed, compatibility: rules.compatibility)
  }

  /// The indices in the class of its support vectors against any other class.
  func support(of growing: GrowingClass, in points: Matrix) -> [UInt32] {
    var machine = SupportVectorMachine(gamma: SupportVectorMachine.scaledGamma(for: points))
    machine.progress = rules.progress
    var support: Set<UInt32> = []
    for other in Set(growing.labels).sorted() where other != growing.label {
      let others = GrowingClass(other, in: points, labels: growing.labels)
      // The class with the lower number is the first, as in libsvm.
      let isFirst = growing.label < other
      let rows = isFirst ? growing.rows + others.rows : others.rows + growing.rows
      let start = isFirst ? 0 : others.rows.count
      let weights = machine.weights(
        of: points.selecting(rows: rows),
        isFirst: rows.map { growing.labels[Int($0)] < max(growing.label, other) })
      for index in growing.rows.indices where weights[start + index] > 0 {
        support.insert(UInt32(index))
      }
    }
    return support.sorted()
  }
}

/// Lines between rows in danger and their neighbors, and beyond safe rows; one of them may lack.
private struct BorderSource: SynthesisSource {
  let between: SegmentSource?
  let beyond: SegmentSource?
  let compatibility: Compatibility
  var betweenRandom: RandomState
  var beyondRandom: RandomState

  init(
    between: SegmentSource?, beyond: SegmentSource?, seed: UInt32, compatibility: Compatibility
  ) {
    self.between = between
    self.beyond = beyond
    self.compatibility = compatibility
    betweenRandom = RandomState(seed: seed)
    beyondRandom = RandomState(seed: seed)
  }

  mutating func draw(_ count: Int, using random: inout RandomState) -> SynthesisPlan {
    var share = Int(random.beta(10, 10) * Double(count + 1))
    if compatibility == .none {
      if between == nil { share = 0 }
      if beyond == nil { share = count }
    }
    var plan = between?.draw(share, using: &betweenRandom) ?? SynthesisPlan()
    if let rest = beyond?.draw(count - share, using: &beyondRandom) {
      plan.neighborCount = rest.neighborCount
      plan.append(rest)
    }
    return plan
  }
}
