/// The sum of the values in the order in which `numpy.sum` adds a contiguous array, so that it has
/// the same last bit: eight running sums over blocks of up to 128 values, blocks in pairs.
///
/// Its rounding error grows with the logarithm of the count, a plain sum's with the count.
func pairwiseSum(_ values: ArraySlice<Double>) -> Double {
  if values.count < 8 { return values.reduce(0, +) }
  if values.count > 128 {
    let half = values.count / 2
    let middle = values.startIndex + half - half % 8
    return pairwiseSum(values[..<middle]) + pairwiseSum(values[middle...])
  }
  var lanes = Array(values.prefix(8))
  let rest = values.endIndex - values.count % 8
  for start in stride(from: values.startIndex + 8, to: rest, by: 8) {
    for lane in 0..<8 { lanes[lane] += values[start + lane] }
  }
  let left = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3])
  let right = (lanes[4] + lanes[5]) + (lanes[6] + lanes[7])
  return values[rest...].reduce(left + right, +)
}
