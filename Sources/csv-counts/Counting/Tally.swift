import CSVCore
import FilterKit
import Resampling

/// How many rows each class has, and where rows are grouped, each class in each group.
///
/// Memory: the classes and the groups, and 16 to 40 bytes for each pair of them that occurs.
struct Tally {
  /// The classes, with their counts over all groups.
  private(set) var classes = ClassTable()
  /// The groups, with their counts; empty where rows are not grouped.
  private(set) var groups = ClassTable()
  /// Rows by group (the high half of the key) and class.
  private var pairs: [UInt64: Int] = [:]
  /// The sum of the rows' weights by group (0 where there is none) and class; empty where rows have no weights.
  private var weights: [UInt64: ExactSum] = [:]

  /// Counts a row of a class.
  @inline(__always)
  @discardableResult
  mutating func count(_ label: borrowing Span<UInt8>) -> UInt32 { classes.add(label) }

  /// Counts a row of a class in a group.
  ///
  /// - Returns: the number of this pair.
  mutating func count(_ label: borrowing Span<UInt8>, in group: borrowing Span<UInt8>) -> UInt64 {
    let key = Tally.key(groups.add(group), classes.add(label))
    pairs[key, default: 0] += 1
    return key
  }

  /// Adds the weight of a row to those of its class, or of its pair of group and class.
  mutating func add(weight: Double, to pair: UInt64) {
    weights[pair, default: ExactSum()].add(weight)
  }

  /// Counts many rows of a class at once.
  mutating func add(
    _ rows: Int, weight: Double?, of label: borrowing Span<UInt8>
  ) throws(ResamplingError) {
    let number = try classes.add(rows, of: label)
    if let weight { add(weight: weight, to: UInt64(number)) }
  }

  /// Counts many rows of a class in a group at once.
  mutating func add(
    _ rows: Int, weight: Double?, of label: borrowing Span<UInt8>, in group: borrowing Span<UInt8>
  ) throws(ResamplingError) {
    let key = Tally.key(try groups.add(rows, of: group), try classes.add(rows, of: label))
    // No more than the class has in all, which has been found to be a number.
    pairs[key, default: 0] += rows
    if let weight { add(weight: weight, to: key) }
  }

  /// Adds what was counted elsewhere, as if it had been counted here after all else.
  mutating func add(_ other: Tally) throws(ResamplingError) {
    let numbers = try classes.add(other.classes)
    let groupNumbers = try groups.add(other.groups)
    for (pair, count) in other.pairs {
      let (group, number) = (groupNumbers[Int(pair >> 32)], numbers[Int(pair & 0xFFFF_FFFF)])
      pairs[Tally.key(group, number), default: 0] += count
    }
    for (pair, weight) in other.weights {
      let group = other.groups.count == 0 ? 0 : groupNumbers[Int(pair >> 32)]
      let key = Tally.key(group, numbers[Int(pair & 0xFFFF_FFFF)])
      weights[key, default: ExactSum()].add(weight)
    }
  }

  private static func key(_ group: UInt32, _ number: UInt32) -> UInt64 {
    UInt64(group) << 32 | UInt64(number)
  }
}

extension Tally {
  /// The classes of one group.
  struct Block {
    /// The group; `nil` where rows are not grouped.
    let group: [UInt8]?
    /// The classes that occur, each with how many rows it has.
    var classes: [(value: [UInt8], count: Int, weight: Double?)] = []
  }

  /// The counts, group by group. Groups go by value, or by first appearance where classes do.
  func blocks(in order: Order) -> [Block] {
    let isGrouped = groups.count > 0
    var cells: [Cell] =
      isGrouped
      ? pairs.map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF), $1) }
      : classes.counts.enumerated().map { (0, $0, $1) }
    sort(&cells, in: order)
    var blocks: [Block] = []
    var group = -1
    for cell in cells {
      if cell.group != group {
        group = cell.group
        blocks.append(Block(group: isGrouped ? groups.label(UInt32(group)) : nil))
      }
      let key = Tally.key(UInt32(cell.group), UInt32(cell.number))
      blocks[blocks.count - 1].classes.append(
        (classes.label(UInt32(cell.number)), cell.count, weights[key]?.value))
    }
    return blocks
  }

  /// The classes of all groups together, in order.
  func values(in order: Order) -> [[UInt8]] {
    var cells: [Cell] = classes.counts.enumerated().map { (0, $0, $1) }
    sort(&cells, in: order)
    return cells.map { classes.label(UInt32($0.number)) }
  }

  /// How many rows of a class a group has.
  private typealias Cell = (group: Int, number: Int, count: Int)

  private func sort(_ cells: inout [Cell], in order: Order) {
    let classPlaces = Tally.indices(of: classes, order)
    let groupPlaces = Tally.indices(of: groups, order)
    cells.sort { first, second in
      if first.group != second.group { return groupPlaces[first.group] < groupPlaces[second.group] }
      if order == .count && first.count != second.count { return first.count > second.count }
      return classPlaces[first.number] < classPlaces[second.number]
    }
  }

  /// The index of each class in an order that leaves counts aside.
  private static func indices(of classes: ClassTable, _ order: Order) -> [Int] {
    if order == .first { return Array(0..<classes.count) }
    var indices = [Int](repeating: 0, count: classes.count)
    var classes = classes
    classes.ordersIntervals = true
    for (index, number) in classes.classOrder().enumerated() { indices[Int(number)] = index }
    return indices
  }
}
