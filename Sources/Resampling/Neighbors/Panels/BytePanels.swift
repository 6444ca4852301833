import Threading

/// The panels of a tree once more, each coordinate rounded to a small whole number.
///
/// How far a row's numbers are from what they stand for is known, row by row: by the triangle
/// inequality two rows are never nearer than their numbers are, less both of these distances.
struct BytePanels: Sendable {
  /// What compares them.
  let kernel: ByteKernel
  /// What coordinates are multiplied by.
  let scale: Float
  /// How many groups of columns there are.
  let groupCount: Int
  /// The numbers with the kernel's bias: in a panel, column c of row r is at
  /// `(c / 4 * 64 + r) * 4 + c % 4`.
  let cells: [UInt8]
  /// Of each row the sum of its squared numbers, and of its numbers.
  let norms: [Int32], sums: [Int32]
  /// Of each row the distance between its numbers and its scaled coordinates.
  let residuals: [Float]
  /// The greatest of a panel's residuals.
  let greatestResiduals: [Float]

  /// The scale that makes use of all numbers; nil where a table has too many columns,
  /// or so few that floats in quads are faster.
  static func scale(for tree: PanelTree, _ kernel: ByteKernel) -> Float? {
    let fits = 8...ByteKernel.greatestColumnCount ~= tree.columnCount
    if tree.nodes.isEmpty || !fits { return nil }
    let box = tree.box(of: 0)
    var greatest: Float = 0
    for cell in box.indices { greatest = max(greatest, box[cell].magnitude) }
    let scale = (Float(kernel.bias) - 0.51) / greatest
    return scale.isFinite ? scale : 1
  }

  /// Rounds the coordinates of a tree.
  init(of tree: PanelTree, _ kernel: ByteKernel, scale: Float, threadCount: Int) {
    self.kernel = kernel
    self.scale = scale
    groupCount = (tree.columnCount + ByteKernel.groupSize - 1) / ByteKernel.groupSize
    let parts = inBlocks(of: tree.leaves.count, size: 8, threadCount: threadCount) {
      Part($0, of: tree, bias: Float(kernel.bias), scale: scale)
    }
    cells = parts.flatMap(\.cells)
    norms = parts.flatMap(\.norms)
    sums = parts.flatMap(\.sums)
    residuals = parts.flatMap(\.residuals)
    greatestResiduals = parts.flatMap(\.greatestResiduals)
  }

  /// Some panels.
  private struct Part: Sendable {
    var cells: [UInt8] = []
    var norms: [Int32] = []
    var sums: [Int32] = []
    var residuals: [Float] = []
    var greatestResiduals: [Float] = []

    init(_ panels: Range<Int>, of tree: PanelTree, bias: Float, scale: Float) {
      let width = DistanceKernel.width
      let groups = (tree.columnCount + ByteKernel.groupSize - 1) / ByteKernel.groupSize
      cells = Array(
        repeating: UInt8(bias), count: panels.count * groups * ByteKernel.groupSize * width)
      norms.reserveCapacity(panels.count * width)
      sums.reserveCapacity(panels.count * width)
      residuals.reserveCapacity(panels.count * width)
      var norm = [Float](repeating: 0, count: width)
      var sum = norm
      var squares = norm
      for (number, panel) in panels.enumerated() {
        let coordinates = tree.panel(panel)
        for row in 0..<width { (norm[row], sum[row], squares[row]) = (0, 0, 0) }
        let firstCell = number * groups * ByteKernel.groupSize * width
        for column in 0..<tree.columnCount {
          let first =
            firstCell + column / ByteKernel.groupSize * ByteKernel.groupSize * width
            + column % ByteKernel.groupSize
          for row in 0..<width {
            let scaled = coordinates[column * width + row] * scale
            // A query may lie outside of the table; an infinite difference is told apart below.
            let bounded = max(-bias, min(bias - 1, scaled))
            let value = (bounded + Self.rounder) - Self.rounder
            cells[first + row * ByteKernel.groupSize] = UInt8(value + bias)
            // Whole numbers below 2^24: exact.
            norm[row] += value * value
            sum[row] += value
            let difference = scaled - value
            squares[row] += difference * difference
          }
        }
        for row in 0..<width {
          norms.append(Int32(norm[row]))
          sums.append(Int32(sum[row]))
          // Float roundings: of the product by 2⁻²⁴ of at most 128 a column, of the sum by 2⁻¹⁴ of it.
          let slack = Float(tree.columnCount) * 0x1p-17
          let residual = squares[row].squareRoot() * (1 + 0x1p-12) + slack
          residuals.append(residual.isFinite ? residual : .infinity)
        }
        greatestResiduals.append(residuals.suffix(width).max() ?? 0)
      }
    }

    /// Adding and subtracting 1.5 · 2²³ rounds a number below 2²² to a whole one.
    private static let rounder: Float = 0x1.8p23
  }
}
