/// A row and the coordinate by which it is parted from others.
struct RowKey {
  var coordinate: Float
  var row: UInt32
}

extension [RowKey] {
  /// Puts the `count` least coordinates first (C. A. R. Hoare's FIND, 1961).
  mutating func part(at count: Int) {
    var range = 0..<self.count
    while range.count > 1 {
      // The middle of three resists sorted input.
      let a = self[range.lowerBound].coordinate
      let b = self[range.lowerBound + range.count / 2].coordinate
      let c = self[range.upperBound - 1].coordinate
      let pivot = Swift.max(Swift.min(a, b), Swift.min(Swift.max(a, b), c))
      var left = range.lowerBound
      var right = range.upperBound - 1
      while left <= right {
        while self[left].coordinate < pivot { left += 1 }
        while self[right].coordinate > pivot { right -= 1 }
        if left <= right {
          swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if count <= right {
        range = range.lowerBound..<right + 1
      } else if count > left {
        range = left..<range.upperBound
      } else {
        return
      }
    }
  }
}
