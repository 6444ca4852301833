import Resampling
import Testing

@Suite("SMOTE followed by cleaning keeps imbalanced-learn's rows")
struct CombinedGoldenTests {
  static let cases = GoldenCase.of("smote-enn", "smote-tomek")

  @Test func allCasesAreHere() { #expect(Self.cases.count == 24) }

  @Test(arguments: cases)
  func keptRows(_ golden: GoldenCase) throws {
    let data = try golden.data()
    var points = try data.numbers()
    var labels = data.labels
    var origins = data.ids
    var smote = SMOTE(seed: golden.seed)
    smote.rules.compatibility = .imbalancedLearn
    for (label, rows) in try golden.rows(by: smote, from: data) {
      // The cleaner sees numbers cut to whole ones if all columns are whole.
      let isCut = data.featureTypes.allSatisfy { $0 == .int }
      points = Matrix(
        rowCount: points.rowCount + rows.rowCount, columnCount: points.columnCount,
        values: points.values
          + (isCut ? rows.values.map { $0.rounded(.towardZero) } : rows.values))
      labels += Array(repeating: label, count: rows.rowCount)
    }
    origins += (0..<labels.count - origins.count).map { "syn-\($0)" }
    let targets = try ClassTargets(
      counts: data.classes.indices.map { label in labels.count { $0 == label } },
      goal: .strategy(.all), direction: .cleaning, compatibility: .imbalancedLearn)
    let kept: [RowNumber]
    if golden.method == "smote-enn" {
      var method = EditedNearestNeighbors()
      method.rules.compatibility = .imbalancedLearn
      kept = try method.keptRows(labels: labels, points: points, targets: targets)
    } else {
      var method = TomekLinks()
      method.rules.compatibility = .imbalancedLearn
      kept = method.keptRows(labels: labels, points: points, targets: targets)
    }
    #expect(try kept.map { origins[Int($0)] } == golden.expected().column("origin"))
  }
}
