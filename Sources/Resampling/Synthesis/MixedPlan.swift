/// New rows of a table with categories: numbers lie on lines, categories are decided.
public struct MixedPlan: Equatable, Sendable {
  /// The lines that the numbers lie on, and where every row comes from.
  public var lines: SynthesisPlan
  /// The categories of every new row.
  public var codes: CodeMatrix

  /// Puts lines and categories together; without `codes` the rows have no categories.
  public init(lines: SynthesisPlan, codes: CodeMatrix? = nil) {
    self.lines = lines
    self.codes = codes ?? CodeMatrix(rowCount: lines.count, columnCount: 0, values: [])
  }

  /// How many rows will be made.
  public var count: Int { lines.count }

  /// Makes all rows at once.
  public func rows(from points: MixedMatrix) -> MixedMatrix {
    MixedMatrix(numbers: lines.rows(from: points.numbers), codes: codes)
  }
}

extension MixedPlan: CandidatePlan {
  func selecting(_ places: [Int]) -> MixedPlan {
    MixedPlan(
      lines: lines.selecting(places), codes: codes.selecting(rows: places.map { UInt32($0) }))
  }

  mutating func append(_ plan: MixedPlan) {
    lines.append(plan.lines)
    codes = CodeMatrix(
      rowCount: codes.rowCount + plan.codes.rowCount, columnCount: codes.columnCount,
      values: codes.values + plan.codes.values)
  }
}
