import Resampling
import Testing

/// What the golden tests of methods that make rows have in common.
extension GoldenCase {
  /// How many rows imbalanced-learn adds to which class, in class order.
  func targets(of data: GoldenData) throws -> [GrowthTarget] {
    let largest = data.counts.max() ?? 0
    let spared: Int?
    switch params["sampling_strategy"]?.text ?? "auto" {
    case "auto", "not majority": spared = data.counts.firstIndex(of: largest)
    case "not minority": spared = data.counts.firstIndex(of: data.counts.min() ?? 0)
    case let other: throw GoldenProblem(text: "\(name) has a strategy \(other)")
    }
    return data.counts.indices.compactMap { label in
      let count = largest - data.counts[label]
      return label == spared || count == 0 ? nil : GrowthTarget(label: UInt32(label), count: count)
    }
  }

  /// Makes the rows of every class that shall grow.
  func rows(
    by synthesizer: some NumberSynthesizer, from data: GoldenData
  ) throws -> [(label: UInt32, rows: Matrix)] {
    let points = try data.numbers()
    let targets = try targets(of: data)
    let plans = try synthesizer.plans(targets, in: points, labels: data.labels)
    return zip(targets, plans).map { ($0.label, $1.rows(from: points)) }
  }

  /// Expects exactly the golden rows: every number to the bit, and every label.
  ///
  /// - Parameter made: the rows made for each class, in class order; columns that pandas reads as
  ///   integers are cut towards zero here, as imbalanced-learn does last.
  func expectRows(_ made: [(label: UInt32, rows: Matrix)], of data: GoldenData) throws {
    let expected = try expected()
    var cells: [[String]] = []
    for (label, rows) in made {
      for row in 0..<rows.rowCount {
        cells.append(
          data.featureTypes.indices.map { column in
            let value = rows[row, column]
            return data.featureTypes[column] == .int ? "\(Int(value))" : "\(value)"
          } + [data.classes[Int(label)]])
      }
    }
    #expect(cells.count == expected.rows.count)
    // Numbers are compared as numbers: 1e-05 is 0.00001.
    let different = zip(cells, expected.rows).filter { row, wanted in
      !zip(row, wanted).allSatisfy { $0 == $1 || Double($0) == Double($1) }
    }
    #expect(different.isEmpty, "\(different.count) rows differ, first \(different.prefix(1))")
  }
}

extension GoldenData {
  /// The features as numbers.
  func numbers() throws -> Matrix {
    guard let matrix else { throw GoldenProblem(text: "text among the features") }
    return matrix
  }

  /// The features with the named ones as categories, numbered in sorted order, and the categories
  /// of each.
  func mixed(categorical: [String]) throws -> (points: MixedMatrix, categories: [[String]]) {
    let places = try categorical.map { name in
      guard let place = features.firstIndex(of: name) else {
        throw GoldenProblem(text: "no feature \(name)")
      }
      return place
    }
    let categories = places.map { place in
      Set(cells.map { $0[place] }).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    let codes = cells.flatMap { row in
      zip(places, categories).compactMap { $1.firstIndex(of: row[$0]).map(UInt32.init) }
    }
    let others = features.indices.filter { !places.contains($0) }
    let numbers = cells.flatMap { row in others.compactMap { Double(row[$0]) } }
    let points = MixedMatrix(
      numbers: Matrix(rowCount: cells.count, columnCount: others.count, values: numbers),
      codes: CodeMatrix(rowCount: cells.count, columnCount: places.count, values: codes))
    return (points, categories)
  }

  /// The rows of one class, in input order.
  func rows(of label: UInt32) -> [UInt32] {
    labels.indices.filter { labels[$0] == label }.map { UInt32($0) }
  }
}
