/// Deals rows with several labels to parts, so that each part gets its share of every label.
///
/// Again and again the label that the fewest of the rows left have is taken, and each of its rows goes to the part that
/// wants most rows of the label; of several, to the one that wants most rows; of several, to one at random. Rows without a
/// label come last, and go to the parts that want most rows.
///
/// Source: Sechidis, Tsoumakas and Vlahavas, "On the stratification of multi-label data", ECML PKDD 2011. Parts, draws and
/// ties are those of iterative-stratification 0.1.9.
///
/// Cost: O(rows · parts + labels of all rows + labels²); eight bytes for each label that a row has.
///
/// Draws: a bounded number whenever several labels are equally rare, and whenever a row can go to several parts.
///
/// The sizes of the parts are as near as the labels allow, not exact.
struct IterativeStratification {
  /// The share of the rows that each part is to get; they add up to 1.
  let shares: [Double]

  /// The part of each row of `sets`, in the order in which `rows` names them: `parts[i]` is that of `rows[i]`.
  func parts(
    of rows: [RowNumber], in sets: LabelSets, using random: inout RandomState
  ) -> [UInt16] {
    var deal = Deal(shares, rows, sets)
    while let label = deal.rarestLabel(using: &random) {
      for position in deal.positions(ofLabel: label) where deal.parts[position] == noFold {
        deal.place(position, label: label, using: &random)
      }
    }
    for position in rows.indices where deal.parts[position] == noFold {
      deal.place(position, label: nil, using: &random)
    }
    return deal.parts
  }
}

/// What is dealt, and what parts still want.
private struct Deal {
  /// The part of each position; `noFold` before it has one.
  private(set) var parts: [UInt16]
  private let rows: [RowNumber]
  private let sets: LabelSets
  /// How many of the rows left have each label.
  private var left: [Int]
  /// How many rows each part wants.
  private var wanted: [Double]
  /// How many rows of each label each part wants: label after label.
  private var wantedOfLabel: [Double]
  /// The positions of the rows of each label, label after label, and where each label begins.
  private let positions: [UInt32]
  private let starts: [Int]

  init(_ shares: [Double], _ rows: [RowNumber], _ sets: LabelSets) {
    (self.rows, self.sets) = (rows, sets)
    parts = [UInt16](repeating: noFold, count: rows.count)
    var counts = [Int](repeating: 0, count: sets.labelCount)
    for row in rows { for label in sets.labels(of: row) { counts[label] += 1 } }
    var starts = [0]
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    var positions = [UInt32](repeating: 0, count: starts[counts.count])
    var next = starts
    for (position, row) in rows.enumerated() {
      for label in sets.labels(of: row) {
        positions[next[label]] = UInt32(position)
        next[label] += 1
      }
    }
    (self.positions, self.starts, left) = (positions, starts, counts)
    wanted = shares.map { $0 * Double(rows.count) }
    wantedOfLabel = counts.flatMap { count in shares.map { $0 * Double(count) } }
  }

  /// A label that the fewest of the rows left have, but one at least; `nil` where none has any.
  func rarestLabel(using random: inout RandomState) -> Int? {
    guard let fewest = left.lazy.filter({ $0 > 0 }).min() else { return nil }
    let labels = left.indices.filter { left[$0] == fewest }
    return labels[labels.count > 1 ? random.randint(below: labels.count) : 0]
  }

  /// Where the rows of a label are.
  func positions(ofLabel label: Int) -> [Int] {
    positions[starts[label]..<starts[label + 1]].map { Int($0) }
  }

  /// Gives a row to a part.
  ///
  /// - Parameter label: the label by which it is dealt; `nil` for a row without labels.
  mutating func place(_ position: Int, label: Int?, using random: inout RandomState) {
    let part = part(forLabel: label, using: &random)
    parts[position] = UInt16(part)
    wanted[part] -= 1
    for label in sets.labels(of: rows[position]) {
      wantedOfLabel[label * wanted.count + part] -= 1
      left[label] -= 1
    }
  }

  private func part(forLabel label: Int?, using random: inout RandomState) -> Int {
    var best = Array(wanted.indices)
    if let label {
      let wants = wantedOfLabel[label * wanted.count..<(label + 1) * wanted.count]
      best = Self.largest(of: best) { wants[wants.startIndex + $0] }
    }
    if best.count > 1 { best = Self.largest(of: best) { wanted[$0] } }
    return best[best.count > 1 ? random.randint(below: best.count) : 0]
  }

  /// The parts that want most.
  private static func largest(of parts: [Int], _ wanted: (Int) -> Double) -> [Int] {
    var most = -Double.infinity
    var found: [Int] = []
    for part in parts {
      let value = wanted(part)
      if value > most {
        most = value
        found.removeAll(keepingCapacity: true)
      }
      if value == most { found.append(part) }
    }
    return found
  }
}
