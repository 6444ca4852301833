import TestSupport
import Testing

@testable import CSVCore

struct NaturalNumberTests {
  /// Fifty times a random number of up to 40 words.
  static let samples: [NaturalNumber] = {
    var random = SeededNumbers(seed: 1)
    return (0..<50).map { _ in
      var number = NaturalNumber(random.next())
      for _ in 0..<Int.random(in: 0..<40, using: &random) {
        number.multiply(by: random.next() | 1, adding: random.next())
      }
      return number
    }
  }()

  @Test func dividingUndoesMultiplying() {
    for sample in Self.samples {
      var number = sample
      number.multiply(by: 10_000_000_000_000_000_019, adding: 17)
      #expect(number > sample)
      #expect(number.divide(by: 10_000_000_000_000_000_019) == 17)
      #expect(number == sample)
    }
  }

  @Test func powersOfFiveAreRepeatedFives() {
    var product = NaturalNumber(3)
    for exponent in 0...1100 {
      var power = NaturalNumber(3)
      power.multiply(byPowerOfFive: exponent)
      #expect(power == product)
      product.multiply(by: 5)
    }
  }

  @Test(arguments: [1, 7, 63, 64, 65, 128, 300, 400])
  func shiftingLeftIsDoubling(distance: Int) {
    for sample in Self.samples {
      var shifted = sample
      var doubled = sample
      shifted.shiftLeft(by: distance)
      for _ in 0..<distance { doubled.multiply(by: 2) }
      #expect(shifted == doubled)
    }
  }

  @Test(arguments: [2, 7, 63, 64, 65, 66, 128, 300, 400])
  func shiftingRightRoundsToNearest(distance: Int) {
    for sample in Self.samples {
      // Four times the number, and a remainder in quarters of the step.
      for (quarters, isUp) in [(0, false), (1, false), (2, sample.isOdd), (3, true)] {
        var number = sample
        number.multiply(by: 4, adding: UInt64(quarters))
        number.shiftLeft(by: distance - 2)
        number.shiftRightRoundingToEven(by: distance)
        var expected = sample
        if isUp { expected.multiply(by: 1, adding: 1) }
        #expect(number == expected)
      }
    }
  }

  @Test func aBitFarBelowBreaksATie() {
    var number = NaturalNumber(1)
    number.shiftLeft(by: 1000)
    number.multiply(by: 5, adding: 1)  // 2.5 * 2^1001 and a little
    number.shiftRightRoundingToEven(by: 1001)
    #expect(number == NaturalNumber(3))
    #expect(number.isOdd && !number.isZero)
  }

  @Test func whatIsShiftedAwayIsZeroOrRoundsUpToOne() {
    var number = NaturalNumber(3)
    number.shiftRightRoundingToEven(by: 2)
    #expect(number == NaturalNumber(1))
    number.shiftRightRoundingToEven(by: 1)
    #expect(number.isZero)
    number.shiftLeft(by: 500)
    number.shiftRightRoundingToEven(by: 500)
    #expect(number.isZero)
  }
}
