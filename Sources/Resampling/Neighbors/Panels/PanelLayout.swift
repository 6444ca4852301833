/// Rows on their way to their positions in a panel tree.
struct PanelLayout: Sendable {
  /// The coordinates of all rows as they were given, row after row.
  let coordinates: [Float]
  /// Which of the rows is at which position of this part.
  private(set) var order: [UInt32]
  private let columnCount: Int
  private var keys: [RowKey] = []

  /// Starts with some of the rows.
  init(_ coordinates: [Float], columnCount: Int, order: [UInt32]) {
    self.coordinates = coordinates
    self.columnCount = columnCount
    self.order = order
  }

  /// The first and the second half of the rows, parted at a panel.
  func halves() -> [[UInt32]] {
    var layout = self
    let middle = layout.part(order.indices, by: DistanceKernel.width)
    return [Array(layout.order[..<middle]), Array(layout.order[middle...])]
  }

  /// The least, then the greatest coordinates of the rows at some positions.
  func box(of positions: some Sequence<Int>) -> [Float] {
    var box = [Float](repeating: .infinity, count: columnCount)
    box += [Float](repeating: -.infinity, count: columnCount)
    for position in positions {
      let start = Int(order[position]) * columnCount
      for column in 0..<columnCount {
        let value = coordinates[start + column]
        if value < box[column] { box[column] = value }
        if value > box[columnCount + column] { box[columnCount + column] = value }
      }
    }
    return box
  }

  /// Parts positions along the column in which their rows spread most, at the multiple of `unit` in
  /// the middle, which is returned.
  mutating func part(_ positions: Range<Int>, by unit: Int) -> Int {
    let column = widestColumn(of: positions)
    let unitCount = (positions.count + unit - 1) / unit
    let middle = positions.lowerBound + (unitCount + 1) / 2 * unit
    keys.removeAll(keepingCapacity: true)
    for position in positions {
      let row = order[position]
      keys.append(RowKey(coordinate: coordinates[Int(row) * columnCount + column], row: row))
    }
    keys.part(at: middle - positions.lowerBound)
    for (position, key) in zip(positions, keys) { order[position] = key.row }
    return middle
  }

  /// The column in which a sample of the rows spreads most: any column would do, and a few rows
  /// tell nearly as well as all.
  private func widestColumn(of positions: Range<Int>) -> Int {
    let step = 1 + positions.count / 32
    let box = box(of: stride(from: positions.lowerBound, to: positions.upperBound, by: step))
    var widest = 0
    for column in 0..<columnCount
    where box[columnCount + column] - box[column] > box[columnCount + widest] - box[widest] {
      widest = column
    }
    return widest
  }

  /// Brings near rows of a panel together in quads.
  mutating func arrangeQuads(in positions: Range<Int>) {
    if positions.count <= DistanceKernel.quadSize { return }
    let middle = part(positions, by: DistanceKernel.quadSize)
    arrangeQuads(in: positions.lowerBound..<middle)
    arrangeQuads(in: middle..<positions.upperBound)
  }
}
