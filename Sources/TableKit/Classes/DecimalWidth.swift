/// A width above 0 as a decimal: its multiples are exact, and each is the `Double` nearest to its decimal text.
public struct DecimalWidth: Sendable {
  /// The digits without the point.
  private let digits: Int
  private let decimalCount: Int

  /// The most bins that one width cuts numbers into.
  static let mostBins = 100_000

  /// Reads digits with at most one point; `nil` where the text is anything else, or not above 0.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let all = parts.joined()
    guard parts.count <= 2, !all.isEmpty, all.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }),
      all.utf8.count <= 18, let digits = Int(all), digits > 0
    else { return nil }
    self.digits = digits
    decimalCount = parts.count == 2 ? parts[1].utf8.count : 0
  }

  /// The multiples from the last that is not above `least` to the first that is not below `largest`.
  func edges(from least: Double, to largest: Double) throws(BinError) -> [Double] {
    let width = try multiple(1)
    let (low, high) = ((least / width).rounded(.down), (largest / width).rounded(.up))
    guard high - low <= Double(Self.mostBins), low.magnitude < 1e15, high.magnitude < 1e15,
      var first = Int(exactly: low), var last = Int(exactly: high)
    else { throw .tooManyBins }
    // The quotient is rounded; the multiples themselves decide.
    while try multiple(first) > least { first -= 1 }
    while try multiple(first + 1) <= least { first += 1 }
    while try multiple(last) < largest { last += 1 }
    while try multiple(last - 1) >= largest { last -= 1 }
    var edges: [Double] = []
    for number in first...max(last, first + 1) { edges.append(try multiple(number)) }
    return edges
  }

  /// A multiple as the nearest `Double`.
  private func multiple(_ number: Int) throws(BinError) -> Double {
    let (product, overflow) = digits.multipliedReportingOverflow(by: number)
    guard !overflow, let value = Double("\(product)e-\(decimalCount)") else { throw .tooManyBins }
    return value
  }
}
