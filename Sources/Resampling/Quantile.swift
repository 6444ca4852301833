/// The value below which a share of sorted values lies, between two of them by a straight line (Hyndman and Fan 1996, type 7).
///
/// - Parameters:
///   - values: the values, rising; one at least.
///   - share: from 0 to 1.
public func quantile(ofSorted values: [Double], _ share: Double) -> Double {
  let position = share * Double(values.count - 1)
  let index = min(Int(position), values.count - 1)
  let next = min(index + 1, values.count - 1)
  return values[index] + (values[next] - values[index]) * (position - Double(index))
}

/// The number that a part of the way from one to another is, to the bit as NumPy 2.4 has it in `quantile` and `percentile`:
/// from the nearer end.
///
/// - Parameters:
///   - low: where the way begins.
///   - high: where it ends.
///   - part: from 0 to 1.
public func interpolated(from low: Double, to high: Double, part: Double) -> Double {
  part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part)
}
