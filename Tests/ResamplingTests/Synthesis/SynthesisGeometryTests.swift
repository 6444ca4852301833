import Resampling
import Testing

/// Where made rows lie, checked from the outside: by a plain search of the test's own.
@Suite("Made rows lie between near rows of the class")
struct SynthesisGeometryTests {
  /// Rows on a small grid, most of them several times, in two overlapping classes.
  static let points: Matrix = {
    var random = RandomState(seed: 11)
    return Matrix(
      rowCount: 120, columnCount: 3,
      values: (0..<360).map { _ in Double(random.randint(below: 4)) })
  }()
  static let labels: [UInt32] = (0..<120).map { $0 % 3 == 0 ? 1 : 0 }

  static func method(_ name: String, seed: UInt32) -> any NumberSynthesizer {
    switch name {
    case "smote": SMOTE(seed: seed)
    case "borderline-1": BorderlineSMOTE(kind: .classOnly, seed: seed)
    case "borderline-2": BorderlineSMOTE(kind: .foreignToo, seed: seed)
    default: ADASYN(seed: seed)
    }
  }

  /// The squared distances from a row to all others of a class, nearest first.
  static func distances(from row: Int, toClass label: UInt32) -> [Double] {
    labels.indices.filter { labels[$0] == label && $0 != row }
      .map { distance(row, $0) }.sorted()
  }

  static func distance(_ first: Int, _ second: Int) -> Double {
    (0..<3).reduce(0) {
      $0 + (points[first, $1] - points[second, $1]) * (points[first, $1] - points[second, $1])
    }
  }

  @Test(arguments: ["smote", "borderline-1", "borderline-2", "adasyn"], [0, 1, 2] as [UInt32])
  func onSegmentsToTrueNeighbors(name: String, seed: UInt32) throws {
    let plan = try Self.method(name, seed: seed)
      .plans([GrowthTarget(label: 1, count: 300)], in: Self.points, labels: Self.labels)[0]
    #expect(plan.count == 300)
    let made = plan.rows(from: Self.points)
    for row in 0..<plan.count {
      let base = Int(plan.base[row])
      let other = Int(plan.other[row])
      #expect(Self.labels[base] == 1)
      #expect(base != other)
      let foreign = Self.labels[other] != 1
      #expect(!foreign || name == "borderline-2")
      // No more than k − 1 rows of that class are nearer.
      let nearest = Self.distances(from: base, toClass: foreign ? 0 : 1)
      #expect(Self.distance(base, other) <= nearest[foreign ? 0 : 4])
      let step = plan.step[row]
      #expect(step >= 0 && step < 1)
      for column in 0..<3 {
        let ends = (Self.points[base, column], Self.points[other, column])
        let wanted = ends.0 + (ends.1 - ends.0) * step * (foreign ? 0.5 : 1)
        #expect((made[row, column] - wanted).magnitude < 1e-12)
      }
    }
  }
}
