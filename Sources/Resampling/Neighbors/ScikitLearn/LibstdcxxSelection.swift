/// The partial sort of libstdc++ (`nth_element`), step by step.
///
/// scikit-learn's k-d tree partitions its rows with it, and the order in which the rows of a half
/// are left decides which of several equally near rows is found.
enum LibstdcxxSelection {
  /// Puts the element that belongs there at `target`, none greater before it and none less after.
  static func select<Element: Comparable>(_ list: inout [Element], at target: Int) {
    var first = 0
    var end = list.count
    if target >= end { return }
    var roundsLeft = 2 * (Int.bitWidth - 1 - list.count.leadingZeroBitCount)
    while end - first > 3 {
      if roundsLeft == 0 {
        selectByHeap(&list, first: first, target: target, end: end)
        return
      }
      roundsLeft -= 1
      let cut = partition(&list, first: first, end: end)
      if cut <= target { first = cut } else { end = cut }
    }
    // Three and fewer are sorted; elements are distinct, so any sort gives the same.
    list[first..<end].sort()
  }

  /// Parts a range by its median of three, which goes to the front first.
  private static func partition<Element: Comparable>(
    _ list: inout [Element], first: Int, end: Int
  ) -> Int {
    let median = placeOfMedian(list, first + 1, first + (end - first) / 2, end - 1)
    list.swapAt(first, median)
    var left = first + 1
    var right = end
    while true {
      while list[left] < list[first] { left += 1 }
      right -= 1
      while list[first] < list[right] { right -= 1 }
      if left >= right { return left }
      list.swapAt(left, right)
      left += 1
    }
  }

  private static func placeOfMedian<Element: Comparable>(
    _ list: [Element], _ a: Int, _ b: Int, _ c: Int
  ) -> Int {
    if list[a] < list[b] {
      if list[b] < list[c] { b } else if list[a] < list[c] { c } else { a }
    } else {
      if list[a] < list[c] { a } else if list[b] < list[c] { c } else { b }
    }
  }

  /// Keeps the least elements in a heap up to the target, whose top then is the target's element.
  private static func selectByHeap<Element: Comparable>(
    _ list: inout [Element], first: Int, target: Int, end: Int
  ) {
    let size = target + 1 - first
    for parent in stride(from: (size - 2) / 2, through: 0, by: -1) where size > 1 {
      settle(&list, first: first, hole: parent, size: size, value: list[first + parent])
    }
    for index in target + 1..<end where list[index] < list[first] {
      let value = list[index]
      list[index] = list[first]
      settle(&list, first: first, hole: 0, size: size, value: value)
    }
    list.swapAt(first, target)
  }

  /// Sinks a hole to the bottom along the greater children, then lifts the value from there.
  private static func settle<Element: Comparable>(
    _ list: inout [Element], first: Int, hole top: Int, size: Int, value: Element
  ) {
    var hole = top
    while 2 * hole + 1 < size {
      var child = 2 * hole + 2
      if child == size || list[first + child] < list[first + child - 1] { child -= 1 }
      list[first + hole] = list[first + child]
      hole = child
    }
    while hole > top && list[first + (hole - 1) / 2] < value {
      list[first + hole] = list[first + (hole - 1) / 2]
      hole = (hole - 1) / 2
    }
    list[first + hole] = value
  }
}
