public import CSVCore
import Resampling

extension ClassSource {
  /// What is said of the bins: where there are fewer than were asked for, and on demand their edges.
  public func notes(verbose: Bool) -> [String] {
    guard let bins else { return [] }
    var notes: [String] = []
    if case .quantiles(let wanted) = bins.rule, bins.count > 0, bins.count < wanted {
      notes.append("\(bins.count) bins, not \(wanted): several begin with one number")
    }
    if verbose { notes += bins.runs.map(Self.notes) ?? [bins.option] }
    return notes
  }

  /// Whether a pass must find the edges of bins before classes are known.
  var needsPass: Bool { bins?.rule.needsNumbers ?? false }
}

extension RowPass {
  /// A pass that finds the edges of bins, where the numbers decide them; before classes are looked at.
  ///
  /// - Parameter test: what rows that take part must pass.
  public mutating func findBins(
    of source: inout ClassSource, where test: RowTest, from columns: ColumnSelection
  ) throws(CSVError) {
    guard source.needsPass, let bins = source.bins else { return }
    var isRangeEnough = false
    if case .width = bins.rule { isRangeEnough = true }
    var numbers = NumberAccumulator(source, test, isRangeEnough: isRangeEnough)
    try gather(&numbers, from: columns)
    do throws(BinError) {
      try source.bins?.findEdges(of: numbers.numbers)
    } catch {
      throw reader.error(error.message, column: source.columns[0], hint: error.remedy)
    }
  }
}

/// The numbers of the rows that take part: eight bytes a row, or the least and the largest alone.
struct NumberAccumulator: RowAccumulator {
  private(set) var numbers: [Double] = []
  /// How many rows that take part have none.
  private(set) var gapCount = 0
  private let source: ClassSource
  private let test: RowTest
  private let isRangeEnough: Bool

  init(_ source: ClassSource, _ test: RowTest, isRangeEnough: Bool) {
    (self.source, self.test, self.isRangeEnough) = (source, test, isRangeEnough)
  }

  mutating func add(_ reader: borrowing RecordReader) throws(CSVError) {
    for record in 0..<reader.count where test.holds(record, of: reader) {
      if let number = try source.number(of: record, in: reader) {
        numbers.append(number)
      } else {
        gapCount += 1
      }
    }
    keepRange()
  }

  mutating func append(_ later: Self, at position: RowPosition) {
    numbers += later.numbers
    gapCount += later.gapCount
    keepRange()
  }

  private mutating func keepRange() {
    guard isRangeEnough, let least = numbers.min(), let largest = numbers.max() else { return }
    numbers = [least, largest]
  }
}
