/// Whether two positions in time are no farther apart than a distance, as the numbers are written: 1.3 is within 0.3 of 1.0,
/// although the doubles nearest to them lie a little farther apart. Hence the allowance, of the size of what rounding does.
func isWithin(_ distance: Double, _ earlier: Double, _ later: Double) -> Bool {
  later - earlier - distance <= 4 * max(earlier.magnitude, later.magnitude).ulp
}
