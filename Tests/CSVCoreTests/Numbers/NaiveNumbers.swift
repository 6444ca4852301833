import TestSupport

// The slow and obvious counterparts of CSVCore's arithmetic, to compare it with.

/// A whole number of any length, in limbs of 32 bits, the lowest first.
struct NaiveNatural: Equatable {
  private var limbs: [UInt32] = []

  init(_ value: UInt128) {
    limbs = (0..<4).map { UInt32(truncatingIfNeeded: value >> ($0 * 32)) }
  }

  func times(_ factor: UInt32) -> NaiveNatural {
    var product = self
    var carry: UInt64 = 0
    for index in limbs.indices {
      carry += UInt64(limbs[index]) * UInt64(factor)
      product.limbs[index] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    if carry > 0 { product.limbs.append(UInt32(carry)) }
    return product
  }

  func times(fiveToThe exponent: Int) -> NaiveNatural {
    (0..<exponent).reduce(self) { product, _ in product.times(5) }
  }

  /// Ones and zeros, the highest first.
  var bits: [UInt32] {
    let all = limbs.reversed().flatMap { limb in (0..<32).reversed().map { limb >> $0 & 1 } }
    return Array(all.drop { $0 == 0 })
  }
}

/// A decimal number of any length, without sign.
struct NaiveDecimal {
  private var digits: [Int]
  /// How many of the digits stand before the point: one or more, perhaps zeros.
  private var wholeCount: Int

  /// The exact value of `whole * 2^powerOfTwo`, by doubling or halving again and again.
  init(_ whole: UInt64, timesTwoTo powerOfTwo: Int) {
    digits = String(whole).map { $0.wholeNumberValue ?? 0 }
    wholeCount = digits.count
    for _ in 0..<max(powerOfTwo, 0) { double() }
    for _ in 0..<max(-powerOfTwo, 0) { halve() }
  }

  /// The exact value of a finite `Double`'s magnitude.
  init(_ value: Double) {
    let exponent = Int(value.exponentBitPattern)
    let fraction = value.significandBitPattern
    self.init(
      exponent == 0 ? fraction : fraction + 1 << 52, timesTwoTo: max(exponent, 1) - 1075)
  }

  private mutating func double() {
    var carry = 0
    for index in digits.indices.reversed() {
      let here = digits[index] * 2 + carry
      digits[index] = here % 10
      carry = here / 10
    }
    if carry > 0 {
      digits.insert(carry, at: 0)
      wholeCount += 1
    }
  }

  private mutating func halve() {
    var remainder = 0
    for index in digits.indices {
      let here = remainder * 10 + digits[index]
      digits[index] = here / 2
      remainder = here % 2
    }
    if remainder > 0 { digits.append(5) }
  }

  /// All digits and the point: `12.5`, `0.00125`, `7.`.
  var text: String {
    digits.count > wholeCount
      ? rounded(decimals: digits.count - wholeCount) : rounded(decimals: 0) + "."
  }

  /// The digits up to so many decimals, rounded half to even.
  func rounded(decimals count: Int) -> String {
    let missing = max(0, wholeCount + count - digits.count)
    var kept = [0] + digits.prefix(wholeCount + count) + Array(repeating: 0, count: missing)
    let rest = digits.dropFirst(wholeCount + count)
    let isTieOrMore = (rest.first ?? 0) >= 5
    let isTie = rest.first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
    if isTieOrMore && !(isTie && kept[kept.count - 1] % 2 == 0) {
      var index = kept.count - 1
      while kept[index] == 9 {
        kept[index] = 0
        index -= 1
      }
      kept[index] += 1
    }
    let whole = kept.dropLast(count).drop { $0 == 0 }.map(String.init).joined()
    let decimals = kept.suffix(count).map(String.init).joined()
    return (whole.isEmpty ? "0" : whole) + (count == 0 ? "" : "." + decimals)
  }
}

extension SeededNumbers {
  /// Any finite `Double`, all bit patterns alike; not negative.
  mutating func magnitude() -> Double {
    Double(bitPattern: UInt64.random(in: 0..<Double.infinity.bitPattern, using: &self))
  }
}
