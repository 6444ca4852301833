import Testing

@testable import CSVCore

struct PowersOfFiveTests {
  @Test func hasOneEntryAnExponent() {
    #expect(powersOfFive.count == 342 + 1 + 308)
    #expect(powersOfFive.allSatisfy { $0.leadingZeroBitCount == 0 })
  }

  @Test func everyPositivePowerIsItsLeadingBits() {
    for exponent in 0...308 {
      let bits = NaiveNatural(1).times(fiveToThe: exponent).bits
      var leading: UInt128 = 0
      for index in 0..<128 {
        leading = leading << 1 | UInt128(index < bits.count ? bits[index] : 0)
      }
      #expect(powersOfFive[342 + exponent] == leading, "5^\(exponent)")
    }
  }

  /// An entry t is cut from 2^b / 5^n if 2^b is between t * 5^n and (t + 1) * 5^n: if the latter is
  /// one bit longer.
  @Test func everyNegativePowerIsItsLeadingBits() {
    for exponent in 1...342 {
      let entry = powersOfFive[342 - exponent]
      let cut = exponent <= 27 ? entry - 1 : entry
      let below = NaiveNatural(cut).times(fiveToThe: exponent)
      let above = NaiveNatural(cut + 1).times(fiveToThe: exponent)
      #expect(above.bits.count == below.bits.count + 1, "5^-\(exponent)")
    }
  }
}
