extension ClassTable {
  /// The classes in scikit-learn's order: `order[k]` is the number of the class that comes k-th.
  ///
  /// Where every label is a decimal number, as pandas reads a column of numbers (sign, decimals,
  /// exponent, spaces around: `-3`, `.5`, `1e6`), they go by value, and equal values (`1`, `01`,
  /// `1.0`, which stay three classes) by their bytes. Otherwise labels go by their bytes, which is
  /// the order of code points. Values are compared as decimals, exactly, however long they are. Intervals
  /// go by value where ``ordersIntervals`` says so.
  ///
  /// - Complexity: O(classes · log classes) comparisons.
  public func classOrder() -> [UInt32] {
    let numbers = (0..<UInt32(count)).map { $0 }
    let decimals = numbers.map { DecimalNumber(labels.bytes[labels.range(of: $0)]) }
    let values = decimals.compactMap { $0 }
    if values.count == count {
      return numbers.sorted { first, second in
        let one = values[Int(first)]
        let other = values[Int(second)]
        if one < other { return true }
        return !(other < one) && precedes(first, second)
      }
    }
    if ordersIntervals {
      let intervals = numbers.compactMap { IntervalText(labels.bytes[labels.range(of: $0)]) }
      if intervals.count == count {
        return numbers.sorted { first, second in
          let (one, other) = (intervals[Int(first)], intervals[Int(second)])
          return one == other ? precedes(first, second) : one < other
        }
      }
    }
    return numbers.sorted(by: precedes)
  }

  private func precedes(_ first: UInt32, _ second: UInt32) -> Bool {
    labels.bytes[labels.range(of: first)]
      .lexicographicallyPrecedes(labels.bytes[labels.range(of: second)])
  }
}

/// A decimal number of any length, for comparison: ± 0.d₁d₂d₃… · 10^exponent with d₁ and the last
/// digit not 0; zero has no digits.
struct DecimalNumber: Comparable {
  private var isNegative = false
  private var exponent = 0
  private var digits: ArraySlice<UInt8> = []

  /// Reads the bytes of a number; `nil` if they are not one.
  init?(_ text: ArraySlice<UInt8>) {
    var rest = text[...]
    while let space = rest.first, Self.isSpace(space) { rest.removeFirst() }
    while let space = rest.last, Self.isSpace(space) { rest.removeLast() }
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest.removeFirst()
    }
    let whole = rest.prefix(while: Self.isDigit)
    rest = rest[whole.endIndex...]
    var fraction: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix(while: Self.isDigit)
      rest = rest[fraction.endIndex...]
    }
    if whole.isEmpty && fraction.isEmpty { return nil }
    guard let power = Self.power(rest) else { return nil }

    digits = whole + fraction
    exponent = whole.count
    while digits.first == UInt8(ascii: "0") {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    exponent += power
    if digits.isEmpty {
      isNegative = false
      exponent = 0
    }
  }

  /// What a label that is this number means.
  var meaning: LabelMeaning {
    .number(isNegative: isNegative, exponent: exponent, digits: Array(digits))
  }

  static func == (one: Self, other: Self) -> Bool {
    one.isNegative == other.isNegative && one.exponent == other.exponent
      && one.digits.elementsEqual(other.digits)
  }

  static func < (one: Self, other: Self) -> Bool {
    if one.isNegative != other.isNegative { return one.isNegative }
    return one.isNegative ? other.isSmallerInSize(than: one) : one.isSmallerInSize(than: other)
  }

  private func isSmallerInSize(than other: Self) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
    if exponent != other.exponent { return exponent < other.exponent }
    return digits.lexicographicallyPrecedes(other.digits)
  }

  /// The value of `e±digits`, 0 if there is nothing, `nil` if there is anything else. Powers beyond
  /// ±10¹⁵ are cut there: no label is long enough to make up for them.
  private static func power(_ text: ArraySlice<UInt8>) -> Int? {
    guard let letter = text.first else { return 0 }
    guard letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") else { return nil }
    var rest = text.dropFirst()
    var sign = 1
    if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      sign = first == UInt8(ascii: "-") ? -1 : 1
      rest.removeFirst()
    }
    guard !rest.isEmpty, rest.allSatisfy(isDigit) else { return nil }
    var power = 0
    for digit in rest { power = min(power * 10 + Int(digit - UInt8(ascii: "0")), 1 << 50) }
    return sign * power
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte >= 9 && byte <= 13)
  }
}
