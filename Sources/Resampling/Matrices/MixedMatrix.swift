/// A table of which some columns hold numbers and the others categories.
public struct MixedMatrix: Equatable, Sendable {
  /// The columns of numbers.
  public var numbers: Matrix
  /// The columns of categories.
  public var codes: CodeMatrix

  /// Puts the two kinds of columns side by side.
  ///
  /// - Precondition: both have equally many rows.
  public init(numbers: Matrix, codes: CodeMatrix) {
    precondition(numbers.rowCount == codes.rowCount, "numbers and categories of the same rows")
    self.numbers = numbers
    self.codes = codes
  }

  /// A table without categories.
  public init(numbers: Matrix) {
    self.init(
      numbers: numbers, codes: CodeMatrix(rowCount: numbers.rowCount, columnCount: 0, values: []))
  }

  /// All columns in one table: the numbers, then the codes as numbers.
  public var sideBySide: Matrix {
    let codeCount = codes.columnCount
    if codeCount == 0 { return numbers }
    let numberCount = numbers.columnCount
    var values: [Double] = []
    values.reserveCapacity(rowCount * (numberCount + codeCount))
    for row in 0..<rowCount {
      values += numbers.values[row * numberCount..<(row + 1) * numberCount]
      values += codes.values[row * codeCount..<(row + 1) * codeCount].lazy.map { Double($0) }
    }
    return Matrix(rowCount: rowCount, columnCount: numberCount + codeCount, values: values)
  }

  /// The table without its last column of numbers.
  ///
  /// - Precondition: there is one.
  public var droppingLastNumber: MixedMatrix {
    let width = numbers.columnCount
    var values: [Double] = []
    values.reserveCapacity(rowCount * (width - 1))
    for row in 0..<rowCount { values += numbers.values[row * width..<(row + 1) * width - 1] }
    return MixedMatrix(
      numbers: Matrix(rowCount: rowCount, columnCount: width - 1, values: values), codes: codes)
  }

  /// How many rows there are.
  public var rowCount: Int { numbers.rowCount }

  /// The named rows, in the order they are named.
  public func selecting(rows: some Collection<UInt32>) -> MixedMatrix {
    MixedMatrix(numbers: numbers.selecting(rows: rows), codes: codes.selecting(rows: rows))
  }
}
