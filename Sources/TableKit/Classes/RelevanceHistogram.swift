public import CSVCore
public import Resampling

/// How the numbers of a label are distributed, and how relevant they are: bins, each within one run of rare or of usual
/// numbers.
public struct RelevanceHistogram: Sendable {
  /// One bin with its rows.
  public struct Bin: Sendable {
    /// The interval.
    public let name: [UInt8]
    /// How many rows there are.
    public var count: Int
    /// The mean φ of the rows.
    public var relevance: Double
    /// The position of the run.
    public let run: Int
  }

  /// The runs.
  public let runs: RelevanceRuns
  /// The bins with rows, by their numbers.
  public private(set) var bins: [Bin] = []
  /// How many numbers are in no bin, since they lie outside of given edges.
  public private(set) var outsideCount = 0

  /// What is said of them on demand.
  public var notes: [String] { ClassSource.notes(on: runs) }

  /// How many bins there are at most where nothing is said of them, but for those that runs cut.
  private static let usualCount = 30

  /// Counts numbers, which are those that the runs were made from.
  ///
  /// - Parameter rule: how they are cut; `nil` for bins of a round width. Runs cut them further.
  init(_ numbers: [Double], _ runs: RelevanceRuns, cutBy rule: ClassBins.Rule?) throws(BinError) {
    self.runs = runs
    var cut = ClassBins(rule ?? Self.usualRule(for: runs) ?? .edges([]))
    try cut.findEdges(of: numbers)
    let (least, largest) = (runs.runs[0].least, runs.runs[runs.runs.count - 1].largest)
    let outer =
      cut.edges.isEmpty ? [least, largest] : [cut.edges[0], cut.edges[cut.edges.count - 1]]
    // Where a run ends outside of given edges, there is nothing to cut.
    let ends = runs.runs.dropLast().map(\.largest).filter { outer[0] <= $0 && $0 < outer[1] }
    var edges: [Double] = []
    for edge in (cut.edges + ends + outer).sorted() where edges.last != edge { edges.append(edge) }
    // A run that ends with the first number is a bin of its own.
    if edges.count == 1 || ends.contains(edges[0]) { edges.insert(edges[0], at: 0) }
    let named = ClassBins(.edges(edges))
    var run = 0
    var sums: [Double] = []
    for number in numbers.sorted() {
      while runs.runs[run].largest < number { run += 1 }
      guard let name = named.name(of: number) else {
        outsideCount += 1
        continue
      }
      if bins.last?.name != name {
        bins.append(Bin(name: name, count: 0, relevance: 0, run: run))
        sums.append(0)
      }
      bins[bins.count - 1].count += 1
      sums[sums.count - 1] += runs.relevance(number)
    }
    for index in bins.indices { bins[index].relevance = sums[index] / Double(bins[index].count) }
  }

  /// Bins whose width is 1, 2 or 5 times a power of ten; `nil` where numbers have no such width.
  private static func usualRule(for runs: RelevanceRuns) -> ClassBins.Rule? {
    let range = runs.runs[runs.runs.count - 1].largest - runs.runs[0].least
    var (power, exponent) = (1e-15, -15)
    while exponent < 15 {
      for step in [1, 2, 5] where Double(step) * power * Double(usualCount) >= range {
        let zeros = String(repeating: "0", count: max(0, exponent))
        let decimals = String(repeating: "0", count: max(0, -exponent - 1))
        let text = exponent < 0 ? "0.\(decimals)\(step)" : "\(step)\(zeros)"
        return DecimalWidth(text).map { .width($0) }
      }
      exponent += 1
      power = Double("1e\(exponent)") ?? power * 10
    }
    return nil
  }
}

extension RowPass {
  /// The numbers of a label, with their relevance: a pass over all rows, eight bytes each.
  ///
  /// - Parameters:
  ///   - source: the label, whose rule is a relevance.
  ///   - test: what rows that take part must pass.
  ///   - rule: how bins are cut; `nil` for bins of a round width.
  ///   - values: what the first rows have in the columns of the test, for where none passes.
  /// - Returns: the histogram, and how many rows take part without a number.
  public mutating func relevanceHistogram(
    of source: ClassSource, where test: RowTest, cutBy rule: ClassBins.Rule?,
    whereNoneMatches values: String?, from columns: ColumnSelection
  ) throws(CSVError) -> (histogram: RelevanceHistogram, gaps: Int) {
    guard case .relevance(let relevance)? = source.bins?.rule else {
      throw reader.error("no relevance is known")
    }
    var found = NumberAccumulator(source, test, isRangeEnough: false)
    try gather(&found, from: columns)
    if found.numbers.isEmpty {
      let rows = rowCount ?? 0
      if rows > 0 && found.gapCount == 0 {
        throw reader.error("no row passes --where" + (values.map { ": \($0)" } ?? ""))
      }
      throw reader.error(
        rows == 0 ? "has a header but no rows" : "has no number", column: source.columns[0])
    }
    do throws(BinError) {
      let runs = try BinError.rethrowing { () throws(RelevanceError) in
        try relevance.runs(of: found.numbers)
      }
      return (try RelevanceHistogram(found.numbers, runs, cutBy: rule), found.gapCount)
    } catch {
      throw reader.error(error.message, column: source.columns[0], hint: error.remedy)
    }
  }
}
