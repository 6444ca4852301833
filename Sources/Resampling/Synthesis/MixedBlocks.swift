/// A table with categories laid out for distances from one row to sixteen others at once.
///
/// Codes are cut to their low byte, sixteen rows to a vector, column after column, so that one
/// comparison and one addition a column count the differing categories of sixteen rows. Codes that
/// differ by a multiple of 256 count as equal, and columns from the 256th on are left out, so the
/// counts are lower bounds then. Numbers are laid out alike; a missing one makes its row's sum NaN.
struct MixedBlocks: Sendable {
  typealias Codes = SIMD16<UInt8>
  typealias Numbers = SIMD16<Double>

  /// How many rows a block has.
  static let width = Codes.scalarCount

  private let codes: [Codes]
  private let numbers: [Numbers]

  /// Lays out all rows in an order: `order[p]` is the row at position p.
  init(_ points: MixedMatrix, order: [UInt32]) {
    let width = Self.width
    let blockCount = (points.rowCount + width - 1) / width
    let codeColumnCount = Self.codeColumnCount(of: points)
    let numberColumnCount = points.numbers.columnCount
    var codes = [Codes](repeating: Codes(), count: blockCount * codeColumnCount)
    var numbers = [Numbers](repeating: Numbers(), count: blockCount * numberColumnCount)
    for (position, row) in order.lazy.map({ Int($0) }).enumerated() {
      let (block, lane) = position.quotientAndRemainder(dividingBy: width)
      for column in 0..<codeColumnCount {
        codes[block * codeColumnCount + column][lane] =
          UInt8(truncatingIfNeeded: points.codes[row, column])
      }
      for column in 0..<numberColumnCount {
        numbers[block * numberColumnCount + column][lane] = points.numbers[row, column]
      }
    }
    self.codes = codes
    self.numbers = numbers
  }

  /// Whether counts and sums are those of the rows, not lower bounds of them or NaN.
  static func areExact(_ points: MixedMatrix) -> Bool {
    points.codes.columnCount == codeColumnCount(of: points)
      && points.codes.values.allSatisfy { $0 <= UInt8.max }
      && points.numbers.values.allSatisfy(\.isFinite)
  }

  /// Counts in a byte go no further than 255.
  private static func codeColumnCount(of points: MixedMatrix) -> Int {
    min(points.codes.columnCount, Int(UInt8.max))
  }

  /// One row's cells, each in all lanes.
  struct Pattern {
    fileprivate let codes: [Codes]
    fileprivate let numbers: [Numbers]

    /// Takes the cells of one row.
    init(row: Int, of points: MixedMatrix) {
      codes = (0..<codeColumnCount(of: points)).map {
        Codes(repeating: UInt8(truncatingIfNeeded: points.codes[row, $0]))
      }
      numbers = (0..<points.numbers.columnCount).map {
        Numbers(repeating: points.numbers[row, $0])
      }
    }
  }

  /// In how many categories each of the sixteen rows of a block differs.
  @inline(__always)
  func differences(_ block: Int, from pattern: borrowing Pattern) -> Codes {
    let one = Codes(repeating: 1)
    let zero = Codes()
    let cells = codes.span
    let wanted = pattern.codes.span
    var counts = Codes()
    for column in wanted.indices {
      let code = wanted[column]
      counts &+= one.replacing(with: zero, where: cells[block * wanted.count + column] .== code)
    }
    return counts
  }

  /// The squared distances of the numbers of the sixteen rows of a block, added left to right.
  @inline(__always)
  func squares(_ block: Int, from pattern: borrowing Pattern) -> Numbers {
    let cells = numbers.span
    let wanted = pattern.numbers.span
    var sums = Numbers()
    for column in wanted.indices {
      let difference = cells[block * wanted.count + column] - wanted[column]
      sums += difference * difference
    }
    return sums
  }

  /// The sums of the differences of the numbers of the sixteen rows of a block, added left to right.
  @inline(__always)
  func magnitudes(_ block: Int, from pattern: borrowing Pattern) -> Numbers {
    let zero = Numbers()
    let cells = numbers.span
    let wanted = pattern.numbers.span
    var sums = Numbers()
    for column in wanted.indices {
      let difference = cells[block * wanted.count + column] - wanted[column]
      sums += difference.replacing(with: zero - difference, where: difference .< zero)
    }
    return sums
  }
}
