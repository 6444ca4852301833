import Testing

@testable import Resampling

@Suite("Rejection of candidates")
struct LeeRejectionTests {
  /// Two clusters of class 1 with class 0 between them: half of the lines cross it.
  static let points: Matrix = {
    var random = RandomState(seed: 3)
    let centers = [0, 20, 10] as [Double]
    return Matrix(
      rowCount: 60, columnCount: 2,
      values: (0..<60).flatMap { row in
        [centers[row % 3] + random.standardNormal(), random.standardNormal()]
      })
  }()
  static let labels: [UInt32] = (0..<60).map { $0 % 3 == 2 ? 0 : 1 }
  static let target = [GrowthTarget(label: 1, count: 500)]

  /// The share of class 0 among the five rows nearest to each made row, by sorting.
  static func shares(_ plan: SynthesisPlan) -> [Double] {
    let made = plan.rows(from: points)
    return (0..<made.rowCount).map { row in
      let nearest = (0..<60).map { other in
        let x = made[row, 0] - points[other, 0]
        let y = made[row, 1] - points[other, 1]
        return (x * x + y * y, other)
      }
      return Double(nearest.sorted(by: <).prefix(5).count { labels[$0.1] == 0 }) / 5
    }
  }

  static let methods: [any NumberSynthesizer] = [
    SMOTE(seed: 1), PolynomFitSMOTE(network: .mesh, seed: 1), ProWSyn(seed: 1),
    SafeLevelSMOTE(seed: 1),
  ]

  @Test(arguments: methods.indices, [0.2, 0.5])
  func madeRowsAreAmongTheirOwn(method: Int, limit: Double) throws {
    let plan = try Self.methods[method].plans(
      Self.target, in: Self.points, labels: Self.labels,
      rejection: LeeRejection(limit: limit))[0]
    #expect(plan.count == 500)
    #expect(plan.acceptanceLimit == limit)
    #expect(Self.shares(plan).allSatisfy { $0 < limit })
  }

  @Test func withoutItSomeAreNot() throws {
    let mesh = PolynomFitSMOTE(network: .mesh, seed: 1)
    let plan = try mesh.plans(Self.target, in: Self.points, labels: Self.labels)[0]
    #expect(Self.shares(plan).contains { $0 >= 0.5 })
    #expect(plan.acceptanceLimit == nil)
  }

  /// Where all candidates lie among the other class the limit rises until enough pass.
  @Test func theLimitRises() throws {
    let points = Matrix(
      rowCount: 8, columnCount: 1, values: [0, 10, 4.9, 5, 5.1, 5.2, 4.8, 4.7])
    let plan = try SMOTE(seed: 0).plans(
      [GrowthTarget(label: 1, count: 30)], in: points, labels: [1, 1, 0, 0, 0, 0, 0, 0],
      rejection: LeeRejection(limit: 0.3))[0]
    #expect(plan.count == 30)
    #expect((plan.acceptanceLimit ?? 0) > 0.8)
  }

  /// What is too much is left out at random, not from the end: parents serve evenly.
  @Test func noParentIsFavored() throws {
    var uses = [Int](repeating: 0, count: 4)
    let points = Matrix(rowCount: 5, columnCount: 1, values: [0, 1, 2, 3, 99])
    for seed in 0..<400 as Range<UInt32> {
      let mesh = PolynomFitSMOTE(network: .mesh, seed: seed)
      let plan = try mesh.plans(
        [GrowthTarget(label: 1, count: 1)], in: points, labels: [1, 1, 1, 1, 0],
        rejection: LeeRejection())[0]
      uses[Int(plan.base[0])] += 1
    }
    #expect(uses.allSatisfy { (70...130).contains($0) })
  }

  /// imbalanced-learn's Borderline-SMOTE may have no candidates at all: there is an end to it.
  @Test func noCandidates() throws {
    let points = Matrix(rowCount: 8, columnCount: 1, values: (0..<8).map { Double($0 * $0) })
    var method = BorderlineSMOTE(kind: .classOnly, seed: 0)
    method.neighborCount = 1
    method.borderNeighborCount = 2
    method.rules.compatibility = .imbalancedLearn
    let plan = try method.plans(
      [GrowthTarget(label: 1, count: 5)], in: points, labels: [1, 1, 1, 1, 0, 0, 0, 0],
      rejection: LeeRejection())[0]
    #expect(plan.count == 0 || plan.count == 5)
  }
}
