import CSVCore
public import Resampling

/// Numbers cut into classes: bins `(A, B]`, the first of which has its lowest value, too.
public struct ClassBins: Sendable {
  /// How the edges are found.
  public enum Rule: Sendable {
    /// So many bins with about as many rows each, as `pandas.qcut(duplicates="drop")` cuts them.
    case quantiles(Int)
    /// Bins between these edges, which rise; numbers outside are in none.
    case edges([Double])
    /// Bins of one width, whose edges are its multiples.
    case width(DecimalWidth)
    /// Bins whose numbers are all rare, or all usual.
    case relevance(RelevanceRule)

    /// Whether the numbers must be read before the edges are known.
    public var needsNumbers: Bool { if case .edges = self { false } else { true } }
  }

  /// How the edges are found.
  let rule: Rule
  /// The edges, rising; none before they are found.
  private(set) var edges: [Double] = []
  private var names: [[UInt8]] = []
  /// The runs of rare and of usual numbers that are the bins, where relevance makes them.
  private(set) var runs: RelevanceRuns?

  init(_ rule: Rule) {
    self.rule = rule
    if case .edges(let edges) = rule { setEdges(edges) }
  }

  private mutating func setEdges(_ edges: [Double]) {
    self.edges = edges
    names = edges.indices.dropLast().map { index in
      let (low, high) = (edges[index], edges[index + 1])
      let opening = index > 0 || low == -.infinity ? "(" : "["
      let closing = high == .infinity ? ")" : "]"
      return Array("\(opening)\(Self.text(of: low)), \(Self.text(of: high))\(closing)".utf8)
    }
  }

  /// The name of a number's bin; `nil` for a number that is in none.
  func name(of number: Double) -> [UInt8]? {
    guard let first = edges.first, let last = edges.last, number >= first, number <= last,
      !names.isEmpty
    else { return nil }
    // The first edge that is not below the number ends its bin.
    var (low, high) = (1, edges.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] < number { low = middle + 1 } else { high = middle }
    }
    return names[low - 1]
  }

  /// Finds the edges.
  ///
  /// - Parameter numbers: those of all rows; for bins of one width the least and the largest suffice.
  /// - Throws: that the numbers cannot be cut so.
  mutating func findEdges(of numbers: [Double]) throws(BinError) {
    switch rule {
    case .edges: break
    case .quantiles(let count):
      let sorted = numbers.sorted()
      var distinct = 0
      for index in sorted.indices where index == 0 || sorted[index] != sorted[index - 1] {
        distinct += 1
      }
      if sorted.isEmpty { return }
      if count > distinct { throw .moreBinsThanValues(bins: count, values: distinct) }
      setEdges(Self.quantiles(count, of: sorted))
    case .width(let width):
      guard let least = numbers.min(), let largest = numbers.max() else { return }
      setEdges(try width.edges(from: least, to: largest))
    case .relevance(let rule):
      if numbers.isEmpty { return }
      let runs = try BinError.rethrowing { () throws(RelevanceError) in
        try rule.runs(of: numbers)
      }
      self.runs = runs
      setEdges([runs.runs[0].least] + runs.runs.map(\.largest))
    }
  }

  /// The quantiles 0, 1/count, …, 1 as NumPy interpolates and pandas cuts them, each once.
  private static func quantiles(_ count: Int, of sorted: [Double]) -> [Double] {
    let last = sorted.count - 1
    let step = 1 / Double(count)
    var edges: [Double] = []
    for index in 0...count {
      var share = index == count ? 1 : Double(index) * step
      if Double(count) * share != Double(index) { share = share.nextUp }
      let position = Double(last) * share
      let edge: Double
      if position >= Double(last) {
        edge = sorted[last]
      } else {
        let before = position.rounded(.down)
        edge = interpolated(
          from: sorted[Int(before)], to: sorted[Int(before) + 1], part: position - before)
      }
      if edges.last != edge { edges.append(edge) }
    }
    return edges
  }

  /// A number as the name of a bin has it.
  static func text(of number: Double) -> String {
    var text: [UInt8] = []
    DecimalFormatter.shortest.append(number == 0 ? 0 : number, to: &text)
    if text.suffix(2).elementsEqual(".0".utf8) { text.removeLast(2) }
    return String(decoding: text, as: UTF8.self)
  }
}

extension ClassBins {
  /// How many bins there are.
  var count: Int { names.count }

  /// The edges as an option gives them back.
  var option: String { "--bin-edges=" + edges.map(Self.text).joined(separator: ",") }
}

/// Why numbers cannot be cut into bins.
enum BinError: Error {
  case moreBinsThanValues(bins: Int, values: Int)
  case tooManyBins
  case irrelevant(RelevanceError)

  var message: String {
    switch self {
    case .irrelevant(let error): error.message
    case .moreBinsThanValues(let bins, let values):
      "\(bins) bins are more than the different numbers (\(values))"
    case .tooManyBins: "bins of this width are more than \(DecimalWidth.mostBins)"
    }
  }
}
