import Foundation
import Resampling
import Testing

/// Relevance as smogn 0.1.2 has it, and density weights as denseweight 0.1.2 has them, to 10⁻⁹.
@Suite struct RelevanceGoldenTests {
  struct RelevanceCase: Decodable {
    var name: String
    var extremes: String?
    var points: [Double]
    var values: [Double]
    var phi: [Double]
  }

  struct DensityCase: Decodable {
    var name: String
    var alpha: Double
    var values: [Double]
    var weights: [Double]
  }

  private func cases<Case: Decodable>(_ file: String) throws -> [Case] {
    try JSONDecoder().decode([Case].self, from: Golden.contents(of: "relevance/\(file).json"))
  }

  @Test func relevanceIsSmogns() throws {
    let cases: [RelevanceCase] = try cases("relevance")
    #expect(cases.count(where: { $0.extremes != nil }) == 19)
    #expect(cases.count(where: { $0.extremes == nil }) == 24)
    for known in cases {
      let relevance: Relevance
      if let extremes = known.extremes {
        relevance = try Relevance(
          ofSorted: known.values, extremes: try #require(Relevance.Extremes(rawValue: extremes)))
        let found = relevance.points.flatMap { (point) -> [Double] in
          [point.value, point.relevance, point.slope ?? -1]
        }
        #expect(found == known.points, "\(known.name) \(extremes)")
      } else {
        relevance = try Relevance(
          stride(from: 0, to: known.points.count, by: 3).map {
            Relevance.ControlPoint(
              value: known.points[$0], relevance: known.points[$0 + 1],
              slope: known.points[$0 + 2])
          })
      }
      for (value, phi) in zip(known.values, known.phi) {
        #expect(abs(relevance(value) - phi) <= 1e-9, "\(known.name) at \(value)")
      }
    }
  }

  @Test func densityWeightsAreDenseweights() throws {
    let cases: [DensityCase] = try cases("density")
    #expect(cases.count == 24)
    for known in cases {
      var order: [Double] = []
      var counts: [Double: Int] = [:]
      for value in known.values {
        if counts[value] == nil { order.append(value) }
        counts[value, default: 0] += 1
      }
      let weights = try DensityWeights(alpha: known.alpha).weights(
        values: order, counts: order.map { counts[$0] ?? 0 })
      let byValue = Dictionary(uniqueKeysWithValues: zip(order, weights))
      for (value, weight) in zip(known.values, known.weights) {
        let ours = try #require(byValue[value])
        #expect(abs(ours - weight) <= 1e-9 * max(1, weight), "\(known.name) at \(value)")
      }
    }
  }
}
