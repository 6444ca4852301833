/// How far each row of a panel looks for others, in the frame.
struct PanelLimits: Sendable {
  /// The squared distance up to which other rows may matter to each row; −1 where a row looks for none.
  private(set) var values: [Float]
  /// The distances: roots of the limits, rounded up.
  private(set) var reaches: [Float]
  /// The greatest of the limits.
  private(set) var greatest: Float

  /// The limits of a panel whose rows look for no others.
  static let none = PanelLimits([Float](repeating: -1, count: DistanceKernel.width))

  /// - Precondition: there is a limit for each row of a panel.
  init(_ values: [Float]) {
    precondition(values.count == DistanceKernel.width, "one limit a row")
    self.values = values
    reaches = values.map(Self.reach)
    greatest = values.max() ?? -1
  }

  /// Changes the limits of the rows whose bit is set.
  mutating func update(_ rows: UInt64, _ limit: (Int) -> Float) {
    if rows == 0 { return }
    var isGreatestLess = false
    for row in rows.setBits {
      let value = limit(row)
      if values[row] == greatest && value < greatest { isGreatestLess = true }
      if value > greatest { greatest = value }
      values[row] = value
      reaches[row] = Self.reach(value)
    }
    if isGreatestLess { greatest = values.max() ?? -1 }
  }

  private static func reach(_ limit: Float) -> Float {
    limit < 0 ? -1 : limit.squareRoot().nextUp
  }
}
