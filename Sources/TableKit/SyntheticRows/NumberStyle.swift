import CSVCore

/// How the numbers of a column look: synthetic numbers are written so that nobody can tell them by their
/// digits.
struct NumberStyle: Sendable {
  /// How numbers are written.
  let formatter: DecimalFormatter
  /// How many steps there are in 1, where all numbers of the column are multiples of a step.
  private let stepsInOne: Double?
  /// Whether the numbers of the column are all integers.
  let isIntegral: Bool
  /// Whether numbers are cut towards zero first, as imbalanced-learn does with integers.
  var isCut = false

  /// The style of a column.
  init(of column: ColumnGrammar) {
    formatter = column.formatter
    isIntegral = column.isIntegral
    // Fewer than 16 decimals, so the power of ten is exact.
    stepsInOne = column.step.map { step in
      (0..<column.mostDecimals).reduce(1.0) { power, _ in power * 10 } / Double(step)
    }
  }

  private init(_ formatter: DecimalFormatter) {
    self.formatter = formatter
    stepsInOne = nil
    isIntegral = false
  }

  /// Every number to its last bit.
  static let full = NumberStyle(.shortest)

  /// The number nearest to one that was made, of those that the column may have; NaN stands for a missing one.
  func rounded(_ number: Double) -> Double {
    if isCut { return number.rounded(.towardZero) }
    guard let stepsInOne, (number * stepsInOne).magnitude < 0x1p53 else { return number }
    return (number * stepsInOne).rounded(.toNearestOrEven) / stepsInOne
  }
}
