import Testing

@testable import Resampling

@Suite("k-means SMOTE")
struct KMeansSMOTETests {
  /// Three heaps: one of class 1 that is tight, one of class 1 that is wide, one of class 0 with a
  /// single row of class 1.
  static let points = Matrix(
    rowCount: 13, columnCount: 1,
    values: [0, 0.1, 0.2, 0.3, 100, 102, 104, 106, 50, 50.1, 50.2, 50.3, 50.4])
  static let labels: [UInt32] = [1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1]
  static let clusters: [UInt32] = [0, 0, 0, 0, 2, 2, 2, 2, 1, 1, 1, 1, 1]

  static func method(_ exponent: Double?) -> KMeansSMOTE {
    var method = KMeansSMOTE(seed: 4)
    method.clusterCount = 3
    method.densityExponent = exponent
    return method
  }

  @Test func linesStayWithinClusters() throws {
    let plan = try Self.method(nil).plans(
      [GrowthTarget(label: 1, count: 210)], in: Self.points, labels: Self.labels)[0]
    #expect(plan.count == 210)
    #expect(plan.neighborCount == 3)
    for (base, other) in zip(plan.base, plan.other) {
      #expect(base != other)
      #expect(Self.clusters[Int(base)] == Self.clusters[Int(other)])
    }
  }

  /// By hand: mean distances 1/6 and 20/6, so with exponent 1 the wide heap gets 20 parts of 21.
  @Test(arguments: [(1.0, 200), (0.0, 105), (2.0, 209)])
  func sparseClustersGetMore(exponent: Double, wide: Int) throws {
    let growing = GrowingClass(1, in: Self.points, labels: Self.labels)
    var source = try Self.method(exponent).source(of: growing, clusters: Self.clusters)
    var random = RandomState(seed: 0)
    let plan = try source.draw(210, using: &random)
    #expect(plan.base.count { Self.clusters[Int($0)] == 2 } == wide)
    #expect(plan.base.count { Self.clusters[Int($0)] == 1 } == 0)
  }

  @Test func hugeExponentsAndDistances() throws {
    #expect(KMeansSMOTE.weights([1e300, 0]) == [1, 0])
    #expect(KMeansSMOTE.weights([-.infinity, -.infinity]) == [1, 1])
    #expect(KMeansSMOTE.weights([-.infinity, 2]) == [0, 1])
    let equal = Matrix(rowCount: 6, columnCount: 1, values: [7, 7, 7, 7, 90, 91])
    let plan = try Self.method(nil).plans(
      [GrowthTarget(label: 1, count: 9)], in: equal, labels: [1, 1, 1, 1, 0, 0])[0]
    #expect(plan.rows(from: equal).values == [Double](repeating: 7, count: 9))
  }

  @Test func theClassHasTwoRowsNowhere() throws {
    let points = Matrix(rowCount: 9, columnCount: 1, values: [0, 1, 2, 50, 51, 52, 99, 98, 97])
    #expect(throws: SynthesisError.scattered) {
      try Self.method(nil).plans(
        [GrowthTarget(label: 1, count: 9)], in: points, labels: [1, 0, 0, 1, 0, 0, 1, 0, 0])
    }
  }

  /// Three heaps in which the class is outnumbered by 6 to 3, 5 to 4 and 10 to 3, each counted with one
  /// more; by 19 to 8 in the whole table, so that the first two take part.
  @Test func whereTheClassPrevailsNowhere() throws {
    let heaps = [(0.0, 2, 5), (100, 3, 4), (200, 2, 9)]
    let values = heaps.flatMap { start, own, foreign in
      (0..<own + foreign).map { start + Double($0) / 100 }
    }
    let labels = heaps.flatMap { _, own, foreign in
      [UInt32](repeating: 1, count: own) + [UInt32](repeating: 0, count: foreign)
    }
    let points = Matrix(rowCount: values.count, columnCount: 1, values: values)
    var method = Self.method(nil)
    let target = [GrowthTarget(label: 1, count: 40)]
    let plan = try method.plans(target, in: points, labels: labels)[0]
    #expect(plan.count == 40)
    #expect(plan.imbalanceLimit == 19.0 / 8)
    let places = Set(plan.base.map { Int(values[Int($0)] / 100) })
    #expect(places == [0, 1])
    // What is asked for is not softened.
    method.imbalanceThreshold = 1.25
    #expect(throws: SynthesisError.outnumbered(1.25)) {
      try method.plans(target, in: points, labels: labels)
    }
    method.imbalanceThreshold = 1.26
    let narrow = try method.plans(target, in: points, labels: labels)[0]
    #expect(narrow.imbalanceLimit == nil)
    #expect(narrow.base.allSatisfy { Int(values[Int($0)] / 100) == 1 })
  }
}
