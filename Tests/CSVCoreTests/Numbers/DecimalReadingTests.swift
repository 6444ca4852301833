import Glibc
import TestSupport
import Testing

@testable import CSVCore

struct DecimalReadingTests {
  // MARK: Form

  @Test(arguments: [
    ("0", 0), ("7", 7), ("+7", 7), ("-7", -7), ("007", 7), ("5.", 5), (".5", 0.5), ("-.5", -0.5),
    ("-5.", -5), ("+0.25", 0.25), ("1e3", 1000), ("1E3", 1000), ("1e+3", 1000), ("1e-3", 0.001),
    ("1.e2", 100), (".5e1", 5), ("1e0000000000000000000002", 100), ("12345678", 12_345_678),
    ("1234567.", 1_234_567), ("-1234.5678", -1234.5678), ("12345678.12345678", 12345678.12345678),
  ])
  func numbers(text: String, value: Double) {
    #expect(reading(text) == .number(value))
  }

  @Test func zeroKeepsItsSign() {
    #expect(reading("-0.0").number?.sign == .minus)
    #expect(reading("-1e-999").number?.sign == .minus)
    #expect(reading("0").number?.sign == .plus)
  }

  @Test(arguments: [
    " ", " 1", "1 ", "\t1", "1\n", "+", "-", ".", "-.", ".e5", "e5", "E", "1e", "1e+", "1e-",
    "1e5.0", "1e5 ", "1e5x", "1.2.3", "1..2", "--1", "+-1", "1-", "1+1", "1_000", "1,000", "0x10",
    "0x1p3", "1d5", "1f", "1\u{0}", "\u{0}", "\u{feff}1", "½", "١", "−1", "1e٣", "12a45678",
    "a2345678", "1234567a", "12345678a", "12345678.a", "1234567/", "1234567:", "NA", "n", "na",
    "nan1", "nanx", "in", "infi", "infinit", "infinityy", "- inf", "+-inf", "abc", "true",
  ])
  func otherText(text: String) {
    #expect(reading(text) == .notNumber)
  }

  @Test(arguments: [
    "nan", "NaN", "-nan", "inf", "+Inf", "-INF", "infinity", "Infinity", "-iNFiNiTY",
  ])
  func notFinite(text: String) {
    #expect(reading(text) == .notFinite)
  }

  @Test func nothingIsEmpty() {
    #expect(reading("") == .empty)
    #expect(reading("").number == nil)
  }

  @Test func neverLooksPastItsEnds() {
    let row = Array("99999999.12345678e9".utf8)
    for start in row.indices {
      for end in start...row.count {
        let text = String(decoding: row[start..<end], as: UTF8.self)
        #expect(DecimalReading(row.span.extracting(start..<end)) == naiveReading(text), "\(text)")
      }
    }
  }

  @Test func anyBytesAreReadAsTheGrammarSays() {
    var random = SeededNumbers(seed: 2)
    let alphabet = Array("0123456789012345678900..+-eE infatyx\u{0}é".utf8)
    for _ in 0..<10_000 {
      let count = Int.random(in: 0...24, using: &random)
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(DecimalReading(bytes.span) == naiveReading(text), "\(text)")
    }
  }

  @Test func randomBytesAreNoTrouble() {
    var random = SeededNumbers(seed: 3)
    for _ in 0..<10_000 {
      let count = Int.random(in: 0...40, using: &random)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(DecimalReading(bytes.span) == naiveReading(text))
    }
  }

  // MARK: Rounding

  /// Texts that readers have failed on. The values are those of Python's `float.hex`.
  @Test(arguments: [
    ("0.1", 0x1.999999999999ap-4), ("0.3", 0x1.3333333333333p-2), ("1e22", 0x1.0f0cf064dd592p+73),
    ("1e23", 0x1.52d02c7e14af6p+76), ("1e-22", 0x1.e392010175ee6p-74),
    ("8.41e21", 0x1.c7e83209e90b2p+72), ("9.5367431640625e-7", 0x1p-20),
    ("9007199254740991", 0x1.fffffffffffffp+52), ("9007199254740993", 0x1p+53),
    ("9007199254740995", 0x1.0000000000002p+53), ("9007199254740992e22", 0x1.0f0cf064dd592p+126),
    ("4503599627370496.5", 0x1p+52), ("4503599627370497.5", 0x1.0000000000002p+52),
    ("4503599627370497.50000000000000000000001", 0x1.0000000000002p+52),
    ("9223372036854775807", 0x1p+63), ("9999999999999999999", 0x1.158e460913d00p+63),
    ("10000000000000000000", 0x1.158e460913d00p+63), ("18446744073709551615", 0x1p+64),
    ("18446744073709551616", 0x1p+64), ("123456789012345678901234567890", 0x1.8ee90ff6c373ep+96),
    ("1090544144181609348671888949248", 0x1.b8779f2474dfap+99),
    ("1090544144181609348835077142190", 0x1.b8779f2474dfbp+99),
    ("1.00000000000000011102230246251565404236316680908203124", 1),
    ("1.00000000000000011102230246251565404236316680908203125", 1),
    ("1.00000000000000011102230246251565404236316680908203126", 0x1.0000000000001p+0),
    ("0.500000000000000166533453693773481063544750213623046875", 0x1.0000000000002p-1),
    ("5.764607523034235e39", 0x1.0f0cf064dd592p+132), ("1448997445238699", 0x1.4976c0803feacp+50),
    ("123456e-27", 0x1.2a7f90100e8d2p-73),
    ("2.2250738585072011e-308", Double(bitPattern: 0xF_FFFF_FFFF_FFFF)),
    ("2.2250738585072012e-308", 0x1p-1022), ("8.365e-309", Double(bitPattern: 0x6_03DC_5D0A_68C5)),
    ("1.4357e-310", Double(bitPattern: 0x1A6D_CCE7_E683)),
    ("6.631236846766476e-316", Double(bitPattern: 0x800_0000)),
    ("4.9406564584124654e-324", 0x1p-1074), ("3e-324", 0x1p-1074),
    ("2.4703282292062328e-324", 0x1p-1074), ("2.4703282292062327208e-324", 0), ("2e-324", 0),
    ("1e-400", 0), ("0e400", 0), ("0e99999999999999999999999999", 0),
    ("1e-99999999999999999999999999", 0), ("1.7976931348623157e308", .greatestFiniteMagnitude),
    ("1.7976931348623158e308", .greatestFiniteMagnitude),
    ("17976931348623157e292", .greatestFiniteMagnitude),
  ])
  func hardCases(text: String, value: Double) {
    #expect(reading(text) == .number(value))
    #expect(reading("-" + text) == .number(-value))
  }

  @Test(arguments: [
    "1e309", "1.7976931348623159e308", "1e400", "9e99999999999999999999", "1e1000000",
  ])
  func tooLarge(text: String) {
    #expect(reading(text) == .tooLarge)
    #expect(reading("-" + text) == .tooLarge)
  }

  @Test func theLargestNumberEndsHalfWayToTwoToThe1024() {
    let limit = NaiveDecimal((1 << 54) - 1, timesTwoTo: 970).text.dropLast()  // without the point
    #expect(limit.hasSuffix("792"))
    #expect(reading("\(limit)") == .tooLarge)
    #expect(reading("\(limit.dropLast())1.99999") == .number(.greatestFiniteMagnitude))
  }

  /// The point between two neighbors, exactly and off by the least: up to 768 digits decide.
  @Test func pointsHalfWayRoundToEven() {
    var random = SeededNumbers(seed: 4)
    let largestSubnormal = Double.leastNormalMagnitude.nextDown
    var samples = [0, 0x1p-1074, largestSubnormal, 0x1p-1022, 0x1.fffffffffffffp-1022]
    samples += (0..<60).map { _ in random.magnitude() }
    samples += (0..<60).map { _ in Double.random(in: 0..<1000, using: &random) }
    samples += (0..<20).map { _ in Double(bitPattern: random.next() >> 13) }  // subnormal
    for below in samples {
      let above = below.nextUp
      let exponent = max(Int(below.exponentBitPattern), 1) - 1075
      let whole = UInt64(exactly: scalbn(below, -exponent)) ?? 0
      let middle = NaiveDecimal(2 * whole + 1, timesTwoTo: exponent - 1).text
      let even = whole % 2 == 0 ? below : above
      #expect(reading(middle) == .number(even))
      #expect(reading(middle + "000000000000000000000") == .number(even))
      #expect(reading(middle + "000000000000000000001") == .number(above))
      #expect(reading(less(middle)) == .number(below))
    }
  }

  /// Ties that 19 digits can spell: H * 2^b with H of 54 bits and odd. Those and no other exponents
  /// of ten have them.
  @Test(arguments: -4...23)
  func shortTiesRoundToEven(exponent: Int) {
    var random = SeededNumbers(seed: 9)
    let five = (0..<abs(exponent)).reduce(1 as UInt64) { power, _ in power * 5 }
    let least = UInt64(1) << 53
    for _ in 0..<200 {
      var half: UInt64
      var significand: UInt64
      repeat {
        half = UInt64.random(in: least..<2 * least, using: &random)
        significand = exponent < 0 ? half * five : half / five
        if exponent > 0 { half = significand * five }
      } while half.isMultiple(of: 2) || half < least
      let doublings = Int.random(in: 0...significand.leadingZeroBitCount, using: &random)
      let whole = half / 2 + half / 2 % 2  // half of it, rounded to even
      let value = scalbn(Double(whole), exponent + doublings + 1)
      #expect(reading("\(significand << doublings)e\(exponent)") == .number(value))
    }
  }

  @Test func randomNumbersAreReadAsByTheStandardLibrary() {
    var random = SeededNumbers(seed: 5)
    for _ in 0..<100_000 {
      let digits = Int.random(in: 1...19, using: &random)
      let whole = random.next() % powersOfTen[digits]
      let exponent = Int.random(in: -345...310, using: &random)
      expectSameAsStandardLibrary("\(whole)e\(exponent)")
    }
  }

  @Test func everyNumberIsReadBackFromItsShortestText() {
    var random = SeededNumbers(seed: 6)
    for _ in 0..<100_000 {
      let value = random.magnitude()
      #expect(reading(value.description) == .number(value))
    }
  }

  @Test func longTextsAreReadAsByTheStandardLibrary() {
    var random = SeededNumbers(seed: 7)
    for _ in 0..<20_000 {
      let count = Int.random(in: 18...60, using: &random)
      var text = ""
      for _ in 0..<count { text += String(Int.random(in: 0...9, using: &random)) }
      let point = text.index(text.startIndex, offsetBy: Int.random(in: 0...count, using: &random))
      text.insert(".", at: point)
      text = String(repeating: "0", count: Int.random(in: 0...9, using: &random)) + text
      expectSameAsStandardLibrary("\(text)e\(Int.random(in: -340...300, using: &random))")
    }
  }

  @Test func aMillionDigitsAreOnlyLong() {
    let zeros = String(repeating: "0", count: 1_000_000)
    let nines = String(repeating: "9", count: 1_000_000)
    #expect(reading(zeros) == .number(0))
    #expect(reading("0.\(zeros)") == .number(0))
    #expect(reading("1.\(zeros)") == .number(1))
    #expect(reading("0.\(nines)") == .number(1))
    #expect(reading("0.\(zeros)1e1000001") == .number(1))
    #expect(reading("1\(zeros)e-1000000") == .number(1))
    #expect(reading("1\(zeros)") == .tooLarge)
    #expect(reading("\(nines).\(nines)e-999999") == .number(10))
    #expect(reading("0.\(zeros)\(nines)") == .number(0))
    #expect(reading("1e\(nines)") == .tooLarge)
    #expect(reading("1e-\(nines)") == .number(0))
    #expect(reading("1e\(zeros)") == .number(1))
    #expect(reading("1.5\(zeros)1x") == .notNumber)
    let half = NaiveDecimal(3, timesTwoTo: -1075).text
    #expect(reading("\(half)\(zeros)") == .number(0x1p-1073))
    #expect(reading("\(half)\(zeros)1") == .number(0x1p-1073))
  }
}

private func reading(_ text: String) -> DecimalReading {
  DecimalReading(text.utf8Span.span)
}

/// Expects a number in form to be read as `Double(_:)` does.
private func expectSameAsStandardLibrary(_ text: String) {
  let value = Double(text) ?? .nan
  #expect(reading(text) == (value.isFinite ? .number(value) : .tooLarge), "\(text)")
}

/// What the grammar and the standard library make of a text.
private func naiveReading(_ text: String) -> DecimalReading {
  if text.isEmpty { return .empty }
  if text.wholeMatch(of: /[+-]?(?i:nan|inf|infinity)/) != nil { return .notFinite }
  let number = /[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?/
  guard text.wholeMatch(of: number) != nil, let value = Double(text) else { return .notNumber }
  return value.isFinite ? .number(value) : .tooLarge
}

/// The text of a number a little smaller: one less in the last place, and nines.
private func less(_ text: String) -> String {
  var characters = Array(text)
  for index in characters.indices.reversed() {
    guard let digit = characters[index].wholeNumberValue else { continue }
    characters[index] = Character(String((digit + 9) % 10))
    if digit > 0 { break }
  }
  return String(characters) + "9999999999999999999999"
}
