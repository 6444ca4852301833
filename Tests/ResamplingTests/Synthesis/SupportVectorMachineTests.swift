import Testing

@testable import Resampling

@Suite("Support vector machine")
struct SupportVectorMachineTests {
  static func kernel(_ points: Matrix, _ i: Int, _ j: Int, gamma: Double) -> Double {
    var square = 0.0
    for column in 0..<points.columnCount {
      square += (points[i, column] - points[j, column]) * (points[i, column] - points[j, column])
    }
    // e^(−γ square) by its series for −γ square / 1024, squared ten times: no libm in the test.
    let part = -gamma * square / 1024
    var power = 1 + part * (1 + part / 2 * (1 + part / 3 * (1 + part / 4 * (1 + part / 5))))
    for _ in 0..<10 { power *= power }
    return power
  }

  /// Two rows a distance √d apart: both α are 1 / (1 − e^(−γd)), cut at C.
  @Test func twoRowsByHand() {
    let points = Matrix(rowCount: 2, columnCount: 1, values: [0, 1])
    var machine = SupportVectorMachine(gamma: 0.5)
    #expect(machine.weights(of: points, isFirst: [true, false]) == [1, 1])
    machine.cost = 10
    let weights = machine.weights(of: points, isFirst: [true, false])
    let wanted = 1 / (1 - Self.kernel(points, 0, 1, gamma: 0.5))
    #expect(weights.allSatisfy { ($0 - wanted).magnitude < 1e-6 })
  }

  @Test func equalRowsOfBothClasses() {
    let points = Matrix(rowCount: 4, columnCount: 1, values: [3, 3, 3, 3])
    let weights = SupportVectorMachine(gamma: 1)
      .weights(of: points, isFirst: [true, false, true, false])
    #expect(weights == [1, 1, 1, 1])
  }

  /// The certificate of an optimum: no weight can move by which the objective falls.
  @Test(arguments: 0..<8 as Range<UInt32>)
  func conditionsOfAnOptimum(seed: UInt32) {
    var random = RandomState(seed: seed)
    let count = 20 + 15 * Int(seed)
    let isFirst = (0..<count).map { _ in random.randomSample() < 0.3 }
    let points = Matrix(
      rowCount: count, columnCount: 3,
      values: isFirst.flatMap { first in
        (0..<3).map { _ in random.standardNormal() + (first ? 0.8 : 0) }
      })
    let gamma = SupportVectorMachine.scaledGamma(for: points)
    let weights = SupportVectorMachine(gamma: gamma).weights(of: points, isFirst: isFirst)
    let signs = isFirst.map { $0 ? 1.0 : -1.0 }
    #expect(weights.allSatisfy { $0 >= 0 && $0 <= 1 })
    #expect(zip(weights, signs).reduce(0) { $0 + $1.0 * $1.1 }.magnitude < 1e-9)
    var highest = -Double.infinity
    var lowest = Double.infinity
    for row in 0..<count {
      var gradient = -1.0
      for other in 0..<count {
        gradient +=
          signs[row] * signs[other] * weights[other]
          * Self.kernel(points, row, other, gamma: gamma)
      }
      let value = -signs[row] * gradient
      if signs[row] > 0 ? weights[row] < 1 : weights[row] > 0 { highest = max(highest, value) }
      if signs[row] > 0 ? weights[row] > 0 : weights[row] < 1 { lowest = min(lowest, value) }
    }
    // The kernel in single precision leaves a little more than the tolerance.
    #expect(highest - lowest < 0.001 + 1e-4)
  }

  @Test func scaledGamma() {
    let points = Matrix(rowCount: 2, columnCount: 2, values: [1, 3, 5, 7])
    // The variance of 1, 3, 5, 7 is 5.
    #expect(SupportVectorMachine.scaledGamma(for: points) == 0.1)
    let equal = Matrix(rowCount: 2, columnCount: 1, values: [4, 4])
    #expect(SupportVectorMachine.scaledGamma(for: equal) == 1)
  }
}
