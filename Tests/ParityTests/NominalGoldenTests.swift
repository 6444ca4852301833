import Resampling
import Testing

@Suite("SMOTENC makes imbalanced-learn's rows")
struct SMOTENCGoldenTests {
  @Test(arguments: GoldenCase.of("smotenc"), [Compatibility.none, .imbalancedLearn])
  func bitForBit(_ golden: GoldenCase, _ compatibility: Compatibility) throws {
    guard case .texts(let categorical) = golden.params["categorical_features"] else {
      throw GoldenProblem(text: "no categorical features")
    }
    let data = try golden.data()
    let (points, categories) = try data.mixed(categorical: categorical)
    let expected = try golden.expected()
    let numbers = data.features.filter { !categorical.contains($0) }

    var method = SMOTENC(seed: golden.seed)
    method.rules.compatibility = compatibility
    var made = 0
    for target in try golden.targets(of: data) {
      let members = points.selecting(rows: data.rows(of: target.label))
      let rows = try method.plan(members, count: target.count).rows(from: members)
      for row in 0..<rows.rowCount {
        let wanted = Dictionary(uniqueKeysWithValues: zip(expected.header, expected.rows[made]))
        #expect(wanted["label"] == data.classes[Int(target.label)])
        for (column, name) in numbers.enumerated() {
          #expect(wanted[name].flatMap(Double.init) == rows.numbers[row, column])
        }
        for (column, name) in categorical.enumerated() {
          #expect(wanted[name] == categories[column][Int(rows.codes[row, column])])
        }
        made += 1
      }
    }
    #expect(made == expected.rows.count)
  }
}

@Suite("SMOTEN makes imbalanced-learn's rows")
struct SMOTENGoldenTests {
  @Test(arguments: GoldenCase.of("smoten"), [Compatibility.none, .imbalancedLearn])
  func exactly(_ golden: GoldenCase, _ compatibility: Compatibility) throws {
    let data = try golden.data()
    let (points, categories) = try data.mixed(categorical: data.features)
    let targets = try golden.targets(of: data)
    var method = SMOTEN(seed: golden.seed)
    method.rules.compatibility = compatibility
    let plans = try method.plans(targets, in: points.codes, labels: data.labels)
    let made = zip(targets, plans).flatMap { target, plan in
      (0..<plan.count).map { row in
        categories.indices.map { categories[$0][Int(plan.codes[row, $0])] }
          + [data.classes[Int(target.label)]]
      }
    }
    #expect(made == (try golden.expected().rows))
  }
}
