import Resampling
import Testing

@Suite("Confusion matrices and what they say")
struct ConfusionMatrixTests {
  /// Against a table of all pairs, for classes in and beyond the dense part.
  @Test(arguments: [2, 4, 5, 64, 65, 200])
  func countsPairs(_ classCount: UInt32) {
    var random = RandomState(seed: classCount)
    var matrix = ConfusionMatrix()
    var naive: [[Int]] = Array(
      repeating: Array(repeating: 0, count: Int(classCount)), count: Int(classCount))
    for _ in 0..<3000 {
      let truth = UInt32(random.randomSample() * Double(classCount))
      let prediction = UInt32(random.randomSample() * Double(classCount))
      matrix.add(truth: truth, prediction: prediction)
      naive[Int(truth)][Int(prediction)] += 1
    }
    let turned = matrix.renumbered((0..<classCount).map { classCount - 1 - $0 })
    for truth in 0..<classCount {
      for prediction in 0..<classCount {
        let count = Double(naive[Int(truth)][Int(prediction)])
        #expect(matrix[truth: truth, prediction: prediction] == count)
        #expect(
          turned[truth: classCount - 1 - truth, prediction: classCount - 1 - prediction] == count)
      }
    }
    #expect(matrix.rowCount == 3000)
    #expect(turned.rowCount == 3000)
    #expect(matrix.pairs.reduce(0) { $0 + $1.rows } == 3000)
  }

  private func report(_ pairs: [(UInt32, UInt32, Int)], _ zeroDivision: ZeroDivision = .standard)
    -> ClassificationReport
  {
    var matrix = ConfusionMatrix()
    for (truth, prediction, rows) in pairs {
      matrix.add(truth: truth, prediction: prediction, rows: Double(rows))
    }
    return ClassificationReport(matrix, classCount: 4, zeroDivision: zeroDivision)
  }

  private func expect(_ value: Double, _ wanted: Double) {
    let difference = abs(value - wanted)
    #expect(difference < 1e-15)
  }

  @Test func twoClassesByHand() throws {
    // 90 of class 0, of which 10 are taken for 1; 10 of class 1, of which 2 are taken for 0.
    let report = report([(0, 0, 80), (0, 1, 10), (1, 1, 8), (1, 0, 2)])
    let rare = try #require(report.classes[1])
    let specificity: Double = 80.0 / 90
    let product: Double = 0.8 * specificity
    expect(rare.precision, 8.0 / 18)
    expect(rare.recall, 0.8)
    expect(rare.specificity, specificity)
    expect(rare.f1, 16.0 / 28)
    expect(rare.gMean, product.squareRoot())
    let index: Double = (1 + 0.1 * (0.8 - specificity)) * product
    expect(rare.balancedIndex, index)
    expect(report.accuracy, 0.88)
    expect(report.balancedAccuracy, (0.8 + specificity) / 2)
    // (tp tn − fp fn) / √((tp+fp)(tp+fn)(tn+fp)(tn+fn))
    let spread: Double = 18.0 * 10 * 90 * 82
    expect(report.matthewsCorrelation, 620 / spread.squareRoot())
    let chance: Double = (90.0 * 82 + 10 * 18) / 10_000
    let kappa: Double = (0.88 - chance) / (1 - chance)
    expect(report.kappa, kappa)
    #expect(report.classes[2] == nil)
  }

  @Test func whatIsNotDefined() throws {
    // Class 2 is never predicted, class 3 is predicted and never there.
    let pairs: [(UInt32, UInt32, Int)] = [(0, 0, 3), (1, 3, 1), (1, 1, 1), (2, 0, 1)]
    for division in [0, 1, Double.nan] {
      let report = report(pairs, ZeroDivision(division))
      #expect(report.classes[2]?.precision.bitPattern == division.bitPattern)
      #expect(report.classes[3]?.recall.bitPattern == division.bitPattern)
      // Its recall in the G-mean is what all scores of 0 / 0 are; its specificity is 5/6.
      let gMean: Double = (division * 5 / 6).squareRoot()
      let found = try #require(report.classes[3]?.gMean)
      #expect(division.isNaN ? found.isNaN : abs(found - gMean) < 1e-15)
      // Classes without rows do not count in the mean of recalls.
      #expect(report.balancedAccuracy == 0.5)
      #expect(report.gMean == 0)
    }
    // Precisions 3/4, 1 and 0; that of class 2 is left out.
    expect(report(pairs, ZeroDivision(.nan)).macro.precision, 1.75 / 3)
    let oneClass = report([(0, 0, 5)])
    #expect(oneClass.kappa.isNaN)
    #expect(oneClass.matthewsCorrelation.isNaN)
    #expect(oneClass.classes[0]?.specificity.isNaN == true)
    #expect(oneClass.macro.specificity.isNaN)
    #expect(report([(0, 0, 5)], ZeroDivision(0)).matthewsCorrelation == 0)
  }
}
