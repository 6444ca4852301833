/// New rows, decided but not yet made: each lies on the line from one row to another.
///
/// A plan costs 16 bytes a row however wide the table is. The caller makes the rows one at a time
/// while it writes them, and can say of each where it came from.
public struct SynthesisPlan: Equatable, Sendable {
  /// The parent of each new row: a row of the points that the plan was made from.
  public var base: [UInt32] = []
  /// The row that the new row lies toward (away from, where the step is negative). Numbers from the
  /// points' row count on name rows of `anchors`.
  public var other: [UInt32] = []
  /// How far along the line: 0 is at the base, 1 at the other.
  public var step: [Double] = []
  /// What the difference is multiplied by before the step is taken; empty where that is 1 for all.
  public var shrink: [Double] = []
  /// Ends of lines that are no rows of the table, such as the mean of a class.
  public var anchors: Matrix?
  /// The numbers of every new row, where they do not follow from its ends; then ``step`` says how it
  /// was made, and where base and other are one row, how much it differs.
  public var drawn: Matrix?
  /// The categories of every new row; without columns where rows are numbers alone.
  public var codes = CodeMatrix(rowCount: 0, columnCount: 0, values: [])
  /// Among how many neighbors each base chose: fewer than asked for in a small class. `nil` where
  /// the method knows no such number.
  public var neighborCount: Int?
  /// The share of the nearest neighbors that were chosen among, where the search was approximate.
  public var recall: Double?
  /// The limit below which candidates were accepted, if there was one: higher than asked for where
  /// too few passed.
  public var acceptanceLimit: Double?
  /// How far other classes may outnumber the class in the clusters where rows are made, where that
  /// had to be allowed.
  public var imbalanceLimit: Double?

  /// Creates a plan of no rows.
  public init(neighborCount: Int? = nil) {
    self.neighborCount = neighborCount
  }

  /// How many rows will be made.
  public var count: Int { base.count }

  /// Where on the line from its base to its other a row lies: 0 at the base, 1 at the other.
  public func position(ofRow row: Int) -> Double {
    shrink.isEmpty ? step[row] : step[row] * shrink[row]
  }
}

// MARK: - Making rows

extension SynthesisPlan {
  /// Makes one row: base + step · (other − base) in every cell, rounded after each operation and
  /// never fused.
  ///
  /// A cell that is missing (NaN) in either row is copied from the base. Where the difference of two
  /// finite cells is too large for a Double, their weighted mean is taken instead.
  ///
  /// - Precondition: `points` are those that the plan was made from, `row` is less than ``count``,
  ///   and there are as many `cells` as columns.
  public func fill(row: Int, from points: Matrix, into cells: inout MutableSpan<Double>) {
    if let drawn {
      let numbers = drawn.row(row)
      for column in cells.indices { cells[column] = numbers[column] }
      return
    }
    let from = points.row(Int(base[row]))
    let factor = shrink.isEmpty ? 1 : shrink[row]
    let otherRow = Int(other[row])
    if otherRow < points.rowCount {
      Self.interpolate(from, points.row(otherRow), factor, step[row], into: &cells)
    } else if let anchors {
      Self.interpolate(
        from, anchors.row(otherRow - points.rowCount), factor, step[row], into: &cells)
    }
  }

  /// Makes all rows at once.
  public func rows(from points: Matrix) -> Matrix {
    var values: [Double] = []
    values.reserveCapacity(count * points.columnCount)
    var cells = [Double](repeating: 0, count: points.columnCount)
    for row in 0..<count {
      var span = cells.mutableSpan
      fill(row: row, from: points, into: &span)
      values += cells
    }
    return Matrix(rowCount: count, columnCount: points.columnCount, values: values)
  }

  /// Makes all rows at once, with their categories.
  public func rows(from points: MixedMatrix) -> MixedMatrix {
    let numbers = rows(from: points.numbers)
    return codes.columnCount == 0
      ? MixedMatrix(numbers: numbers) : MixedMatrix(numbers: numbers, codes: codes)
  }

  /// A row on the line between two.
  static func interpolate(
    _ from: Span<Double>, _ to: Span<Double>, _ shrink: Double, _ step: Double,
    into cells: inout MutableSpan<Double>
  ) {
    for column in cells.indices {
      cells[column] = interpolated(from[column], to[column], shrink, step)
    }
  }

  /// A cell on the line between two rows.
  @inline(__always)
  static func interpolated(
    _ start: Double, _ end: Double, _ shrink: Double, _ step: Double
  ) -> Double {
    let difference = end - start
    if difference.isFinite { return start + step * (shrink * difference) }
    if start.isFinite && end.isFinite {
      return start * (1 - step * shrink) + end * (step * shrink)
    }
    return start
  }
}

// MARK: - Putting plans together

extension SynthesisPlan {
  /// Adds one row to make.
  public mutating func append(base: UInt32, other: UInt32, step: Double) {
    self.base.append(base)
    self.other.append(other)
    self.step.append(step)
    if !shrink.isEmpty { shrink.append(1) }
  }

  /// Adds the rows of another plan over the same points and anchors.
  public mutating func append(_ plan: SynthesisPlan) {
    if !shrink.isEmpty || !plan.shrink.isEmpty {
      if shrink.isEmpty { shrink = [Double](repeating: 1, count: count) }
      shrink += plan.shrink.isEmpty ? [Double](repeating: 1, count: plan.count) : plan.shrink
    }
    base += plan.base
    other += plan.other
    step += plan.step
    codes.append(plan.codes)
    if let more = plan.drawn {
      drawn = Matrix(
        rowCount: (drawn?.rowCount ?? 0) + more.rowCount, columnCount: more.columnCount,
        values: (drawn?.values ?? []) + more.values)
    }
    if anchors == nil { anchors = plan.anchors }
  }

  /// The rows of this plan with the given indices, in the given order.
  public func selecting(_ indices: [Int]) -> SynthesisPlan {
    var plan = SynthesisPlan(neighborCount: neighborCount)
    plan.base = indices.map { base[$0] }
    plan.other = indices.map { other[$0] }
    plan.step = indices.map { step[$0] }
    plan.shrink = shrink.isEmpty ? [] : indices.map { shrink[$0] }
    if codes.columnCount > 0 { plan.codes = codes.selecting(rows: indices.map { UInt32($0) }) }
    plan.anchors = anchors
    plan.drawn = drawn?.selecting(rows: indices.map { UInt32($0) })
    plan.imbalanceLimit = imbalanceLimit
    plan.recall = recall
    return plan
  }
}
