import Resampling
import Testing

@Suite("ADASYN makes imbalanced-learn's rows")
struct ADASYNGoldenTests {
  static func method(_ golden: GoldenCase, _ compatibility: Compatibility) -> ADASYN {
    var method = ADASYN(seed: golden.seed)
    method.neighborCount = golden.params["n_neighbors"]?.int ?? 5
    method.rules.compatibility = compatibility
    return method
  }

  @Test(arguments: GoldenCase.of("adasyn"))
  func bitForBit(_ golden: GoldenCase) throws {
    let data = try golden.data()
    let method = Self.method(golden, .imbalancedLearn)
    try golden.expectRows(golden.rows(by: method, from: data), of: data)
  }

  @Test(arguments: GoldenCase.of("adasyn"))
  func exactTotalsWithoutCompatibility(_ golden: GoldenCase) throws {
    let data = try golden.data()
    let made = try golden.rows(by: Self.method(golden, .none), from: data)
    #expect(made.map(\.rows.rowCount) == (try golden.targets(of: data).map(\.count)))
  }
}
