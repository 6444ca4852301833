/// The integers of a column that lie beyond ±2⁵³, where a `Double` skips some.
///
/// A number between two of them may come out below the least or above the greatest by rounding alone.
struct WideIntegers: Equatable, Sendable {
  /// How many there are.
  private(set) var count = 0
  private var least = Int128.max
  private var greatest = Int128.min

  /// Notes an integer of 16 digits or more.
  @inline(never)
  mutating func note(_ cell: Span<UInt8>) {
    let isNegative = Sign(cell[0]) == .minus
    var magnitude: Int128 = 0
    for index in cell.indices {
      let digit = cell[index] &- UInt8(ascii: "0")
      if digit > 9 { continue }
      let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int128(digit))
      magnitude = overflow || carry ? .max : sum
      if magnitude == .max { break }
    }
    if magnitude <= 1 << 53 { return }
    count += 1
    least = min(least, isNegative ? -magnitude : magnitude)
    greatest = max(greatest, isNegative ? -magnitude : magnitude)
  }

  /// Adds later integers.
  mutating func append(_ later: WideIntegers) {
    count += later.count
    least = min(least, later.least)
    greatest = max(greatest, later.greatest)
  }

  /// The bounds of all integers, as far as wide ones are the bounds.
  ///
  /// - Parameter numberCount: how many numbers there are.
  func bounds(of numberCount: Int) -> ClosedRange<Int128>? {
    if count == 0 { return nil }
    let areAllWide = count == numberCount
    let lower = areAllWide || least < 0 ? least : .min
    let upper = areAllWide || greatest > 0 ? greatest : .max
    return lower...upper
  }
}
