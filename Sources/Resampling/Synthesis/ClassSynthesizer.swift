/// A method that needs to see no rows but those of the class that grows.
public protocol ClassSynthesizer: NumberSynthesizer {
  /// Learns where new rows of a class may lie.
  ///
  /// - Parameter points: the rows of the class in input order; the plans' row numbers are theirs.
  /// - Throws: ``SynthesisError`` if the class cannot grow in this way.
  func source(_ points: Matrix) throws(SynthesisError) -> any SynthesisSource
}

extension ClassSynthesizer {
  /// Only rows of the class matter.
  public var needsAllRows: Bool { false }

  /// Plans `count` new rows of the class whose rows are `points`, with a fresh generator.
  ///
  /// - Parameters:
  ///   - points: the rows of the class in input order; the plan's row numbers are theirs.
  ///   - count: how many rows to plan.
  /// - Throws: ``SynthesisError`` if the class cannot grow in this way.
  public func plan(_ points: Matrix, count: Int) throws(SynthesisError) -> SynthesisPlan {
    if count == 0 { return SynthesisPlan() }
    var source = try source(points)
    var random = RandomState(seed: seed)
    return try source.draw(count, using: &random)
  }

  /// Learns from the rows of one class within a table.
  public func source(
    growing label: UInt32, in points: Matrix, labels: [UInt32]
  ) throws(SynthesisError) -> any SynthesisSource {
    let growing = GrowingClass(label, in: points, labels: labels)
    return RenumberedSource(
      source: try source(growing.points), rows: growing.rows, tableRowCount: points.rowCount)
  }
}

/// A source over the rows of one class that names them as rows of the table.
struct RenumberedSource: SynthesisSource {
  var source: any SynthesisSource
  /// The class's rows within the table.
  let rows: [UInt32]
  let tableRowCount: Int

  mutating func draw(
    _ count: Int, using random: inout RandomState
  ) throws(SynthesisError) -> SynthesisPlan {
    var plan = try source.draw(count, using: &random)
    let anchors = UInt32(tableRowCount) - UInt32(rows.count)
    plan.base = plan.base.map { rows[Int($0)] }
    plan.other = plan.other.map { $0 < rows.count ? rows[Int($0)] : $0 + anchors }
    return plan
  }
}
