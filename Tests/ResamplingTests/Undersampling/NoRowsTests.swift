import Resampling
import Testing

/// A table in which no row has a label is cleaned of nothing, whoever cleans.
@Suite struct NoRowsTests {
  static let methods = UndersamplingMethod.choices.map { $0.make($0.parameters(seed: 1)) }

  @Test(arguments: methods.indices, [0, 3])
  func nothingIsKeptOfNothing(number: Int, rowCount: Int) throws {
    let method = Self.methods[number]
    let targets = try ClassTargets(
      counts: [5, 9], goal: .strategy(.auto), direction: method.direction)
    let points = Matrix(
      rowCount: rowCount, columnCount: 1, values: (0..<rowCount).map { Double($0) })
    let labels = [UInt32](repeating: unlabeled, count: rowCount)
    #expect(try method.keptRows(labels: labels, points: points, targets: targets) == [])
  }
}
