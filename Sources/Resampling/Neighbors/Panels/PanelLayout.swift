/// Rows on their way to their places in a panel tree.
struct PanelLayout {
  /// The coordinates of the rows as they were given, row after row.
  let coordinates: [Float]
  /// Which of the rows is at which place.
  private(set) var order: [UInt32]
  private let columnCount: Int
  private var keys: [PlaceKey] = []

  /// Starts with the rows as they are given.
  init(_ table: Matrix, rows: [UInt32], in frame: FloatFrame) {
    columnCount = table.columnCount
    var coordinates: [Float] = []
    coordinates.reserveCapacity(rows.count * table.columnCount)
    for row in rows { frame.appendCoordinates(of: table.row(Int(row)), to: &coordinates) }
    self.coordinates = coordinates
    order = Array(0..<UInt32(rows.count))
  }

  /// The least, then the greatest coordinates of the rows at some places.
  func box(of places: some Sequence<Int>) -> [Float] {
    var box = [Float](repeating: .infinity, count: columnCount)
    box += [Float](repeating: -.infinity, count: columnCount)
    for place in places {
      let start = Int(order[place]) * columnCount
      for column in 0..<columnCount {
        let value = coordinates[start + column]
        if value < box[column] { box[column] = value }
        if value > box[columnCount + column] { box[columnCount + column] = value }
      }
    }
    return box
  }

  /// Parts places along the column in which their rows spread most, at the multiple of `unit` in the
  /// middle, which is returned.
  mutating func part(_ places: Range<Int>, by unit: Int) -> Int {
    let column = widestColumn(of: places)
    let unitCount = (places.count + unit - 1) / unit
    let middle = places.lowerBound + (unitCount + 1) / 2 * unit
    keys.removeAll(keepingCapacity: true)
    for place in places {
      let row = order[place]
      keys.append(
        PlaceKey(coordinate: coordinates[Int(row) * columnCount + column], row: row))
    }
    keys.part(at: middle - places.lowerBound)
    for (place, key) in zip(places, keys) { order[place] = key.row }
    return middle
  }

  /// The column in which a sample of the rows spreads most: any column would do, and a few rows
  /// tell nearly as well as all.
  private func widestColumn(of places: Range<Int>) -> Int {
    let sample = stride(from: places.lowerBound, to: places.upperBound, by: 1 + places.count / 32)
    let box = box(of: sample)
    var widest = 0
    for column in 0..<columnCount
    where box[columnCount + column] - box[column] > box[columnCount + widest] - box[widest] {
      widest = column
    }
    return widest
  }

  /// Brings near rows of a panel together in quads.
  mutating func arrangeQuads(in places: Range<Int>) {
    if places.count <= DistanceKernel.quadSize { return }
    let middle = part(places, by: DistanceKernel.quadSize)
    arrangeQuads(in: places.lowerBound..<middle)
    arrangeQuads(in: middle..<places.upperBound)
  }
}
