import Testing

@testable import Resampling

@Suite("SVM-SMOTE makes imbalanced-learn's rows")
struct SVMSMOTEGoldenTests {
  /// Our machine finds the support vectors that libsvm finds.
  @Test(arguments: GoldenCase.of("svm-smote"))
  func supportVectors(_ golden: GoldenCase) throws {
    let data = try golden.data()
    let points = try data.numbers()
    let method = SVMSMOTE(seed: golden.seed)
    let found = data.counts.indices.flatMap { label in
      let growing = GrowingClass(UInt32(label), in: points, labels: data.labels)
      return method.support(of: growing, in: points).map { data.ids[Int(growing.rows[Int($0)])] }
    }
    #expect(found == golden.supportIds)
  }

  @Test(arguments: GoldenCase.of("svm-smote"))
  func bitForBit(_ golden: GoldenCase) throws {
    let data = try golden.data()
    var method = SVMSMOTE(seed: golden.seed)
    method.rules.compatibility = .imbalancedLearn
    try golden.expectRows(golden.rows(by: method, from: data), of: data)
  }

  /// With the library's support vectors given, whatever our machine finds.
  @Test(arguments: GoldenCase.of("svm-smote"))
  func bitForBitFromGivenSupport(_ golden: GoldenCase) throws {
    let data = try golden.data()
    let points = try data.numbers()
    let support = Set((golden.supportIds ?? []).compactMap(data.row))
    var method = SVMSMOTE(seed: golden.seed)
    method.rules.compatibility = .imbalancedLearn
    var random = RandomState(seed: golden.seed)
    var made: [(label: UInt32, rows: Matrix)] = []
    for target in try golden.targets(of: data) {
      let growing = GrowingClass(target.label, in: points, labels: data.labels)
      let places = growing.rows.indices.filter { support.contains(growing.rows[$0]) }
      var source = try method.source(of: growing, in: points, support: places.map { UInt32($0) })
      let plan = try source.draw(target.count, using: &random)
      made.append((target.label, plan.rows(from: points)))
    }
    try golden.expectRows(made, of: data)
  }

  @Test(arguments: GoldenCase.of("svm-smote"))
  func exactTotalsWithoutCompatibility(_ golden: GoldenCase) throws {
    let data = try golden.data()
    let made = try golden.rows(by: SVMSMOTE(seed: golden.seed), from: data)
    #expect(made.map(\.rows.rowCount) == (try golden.targets(of: data).map(\.count)))
  }
}
