public import CSVCore

/// How the numbers of a column are written, so that synthetic numbers are written alike.
///
///     let style = NumberStyle(of: profile.grammar)
///     text.appendField { style.append(number, to: &$0) }
public struct NumberStyle: Equatable, Sendable {
  /// How numbers are written.
  public let formatter: DecimalFormatter
  /// How many steps there are in 1, where all numbers of the column are multiples of a step.
  private let stepsInOne: Double?
  /// Whether numbers below 1 begin with the point.
  private let startsWithPoint: Bool
  /// The bounds of integers of which a `Double` skips some.
  private let bounds: ClosedRange<Int128>?
  /// Whether numbers are cut towards zero first.
  private let isCut: Bool

  /// The style of a column.
  public init(of column: ColumnGrammar) {
    formatter = column.formatter
    startsWithPoint = column.startsWithPoint
    bounds = column.isIntegral ? column.wideBounds : nil
    isCut = false
    stepsInOne =
      column.isWhole
      ? 1 : column.step.map { NumberStyle.powerOfTen(column.mostDecimals) / Double($0) }
  }

  private init(_ formatter: DecimalFormatter, stepsInOne: Double? = nil, isCut: Bool = false) {
    self.formatter = formatter
    self.stepsInOne = stepsInOne
    self.isCut = isCut
    startsWithPoint = false
    bounds = nil
  }

  /// Every number to its last bit.
  public static let full = NumberStyle(.shortest)

  /// The style in which imbalanced-learn's results are written: integers are cut towards zero, as it does, and other
  /// numbers have the decimals of their column, however they came about.
  ///
  /// - Parameter isFull: whether other numbers are written to their last bit.
  public static func imbalancedLearn(_ column: ColumnGrammar, isFull: Bool = false) -> NumberStyle {
    if column.isIntegral { return NumberStyle(.fixed(decimals: 0), isCut: true) }
    if isFull { return .full }
    let formatter = column.plainFormatterOrShortest
    let step = formatter == .shortest ? nil : column.step
    return NumberStyle(
      formatter, stepsInOne: step.map { powerOfTen(column.mostDecimals) / Double($0) })
  }

  /// Fewer than 16 decimals, so that the power is exact.
  private static func powerOfTen(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }

  /// The number nearest to a synthetic one, of those that the column may have; NaN stands for a missing one.
  public func rounded(_ number: Double) -> Double {
    if isCut { return number.rounded(.towardZero) }
    guard let stepsInOne, (number * stepsInOne).magnitude < 0x1p53 else { return number }
    return (number * stepsInOne).rounded(.toNearestOrEven) / stepsInOne
  }

  /// Appends a synthetic number, rounded to one that the column may have; nothing for NaN.
  public func append(_ number: Double, to text: inout [UInt8]) {
    if number.isNaN { return }
    if let bounds, number.magnitude >= 0x1p53, let integer = Int128(exactly: number.rounded()) {
      let inside = min(max(integer, bounds.lowerBound), bounds.upperBound)
      text += String(inside).utf8
      return
    }
    let start = text.count
    formatter.append(rounded(number), to: &text)
    if startsWithPoint { dropZero(of: &text, from: start) }
  }

  /// Takes away the zero before a point.
  private func dropZero(of text: inout [UInt8], from start: Int) {
    let first = start < text.count && text[start] == UInt8(ascii: "-") ? start + 1 : start
    guard first + 1 < text.count, text[first] == UInt8(ascii: "0"),
      text[first + 1] == UInt8(ascii: ".")
    else { return }
    text.remove(at: first)
  }
}
