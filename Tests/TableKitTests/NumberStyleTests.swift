import CSVCore
import TableKit
import TestSupport
import Testing

/// Made numbers, written as their column writes them.
struct NumberStyleTests {
  @Test func exponentsByValue() {
    let times = ["0", "1e+05", "99999", "7", "406", "472", "4462"]
    #expect(written(2096.549973282177, as: times) == "2097")
    #expect(written(2.5, as: times) == "2")
  }

  @Test func wholeNumbersWrittenWithAZero() {
    #expect(written(6.3, as: ["3.0", "0.0", "6.0"]) == "6.0")
    #expect(written(0.4, as: ["0.0", "1.0"]) == "0.0")
    #expect(written(-0.4, as: ["0.0", "1.0"]) == "0.0")
  }

  @Test func singlePrecision() {
    let features = ["-697.7926", "0.663466", "3.206722e-07", "4e-06"]
    #expect(written(0.0007497492047320006, as: features) == "0.0007497492")
  }

  @Test func withoutAZeroBeforeThePoint() {
    #expect(written(0.44, as: [".4", "1.25"]) == ".44")
    #expect(written(-0.44, as: [".4", "1.25"]) == "-.44")
    #expect(written(10.5, as: [".4", "1.25"]) == "10.5")
    #expect(written(0, as: [".40", ".25"]) == ".00")
    #expect(written(0.44, as: ["0.4", "1.25"]) == "0.44")
  }

  @Test func wideIntegersStayInRange() {
    let cells = ["9007199254740993", "9007199254740999"]
    #expect(written(9_007_199_254_740_992, as: cells) == "9007199254740993")
    #expect(written(9_007_199_254_741_000, as: cells) == "9007199254740999")
    #expect(written(9_007_199_254_740_996, as: cells) == "9007199254740996")
    #expect(written(-9_007_199_254_740_992, as: cells.map { "-" + $0 }) == "-9007199254740993")
    #expect(written(12, as: cells + ["5"]) == "12")
    #expect(
      written(0x1p64, as: ["18446744073709551617", "18446744073709559999"])
        == "18446744073709551617")
  }

  @Test func stepsOfAHundredNumbers() {
    let cells = (0..<100).map { "\(Double($0 % 7) * 0.5)" }
    #expect(written(1.3, as: cells) == "1.5")
    #expect(written(1.3, as: ["0.5", "1.5"]) == "1.3")
  }

  @Test func fullPrecision() {
    #expect(written(0.1 + 0.2, in: .full) == "0.30000000000000004")
    #expect(written(.nan, in: .full) == "")
  }

  /// What imbalanced-learn gives for a column that pandas reads as floating-point numbers is not rounded to whole ones.
  @Test func likeImbalancedLearn() {
    func written(_ number: Double, _ cells: [String], full: Bool = false) -> String {
      self.written(number, in: .imbalancedLearn(profile(cells).grammar, isFull: full))
    }
    #expect(written(6.9, ["3", "7"]) == "6")
    #expect(written(-6.9, ["3", "7"], full: true) == "-6")
    #expect(written(6.3, ["3.0", "7.0"]) == "6.3")
    #expect(written(6.312345, ["3.0", "7.0"], full: true) == "6.312345")
    #expect(written(2096.549973282177, ["1e+05", "7"]) == "2096.549973282177")
    #expect(written(0.44, [".4", "1.25"]) == "0.44")
  }

  /// The columns that were written right before are written as before.
  @Test func plainColumnsAreWrittenByTheirDecimals() {
    var random = SeededNumbers(seed: 3)
    for decimals in 0...12 {
      let cells = (0..<80).map { _ in
        var text: [UInt8] = []
        DecimalFormatter.fixed(decimals: decimals).append(50 * random.fraction(), to: &text)
        return String(decoding: text, as: UTF8.self)
      }
      var expected: [UInt8] = []
      DecimalFormatter.fixed(decimals: decimals).append(12.3456789012345, to: &expected)
      #expect(
        written(12.3456789012345, as: cells) == String(decoding: expected, as: UTF8.self))
    }
  }

  private func written(_ number: Double, as cells: [String]) -> String {
    written(number, in: NumberStyle(of: profile(cells).grammar))
  }

  private func written(_ number: Double, in style: NumberStyle) -> String {
    var text: [UInt8] = []
    style.append(number, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
