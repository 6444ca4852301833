public import ArgumentParser
public import CSVCore
public import TableKit

/// Classes that are made of a number.
public struct BinOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Cut the numbers of the class column into K bins with about as many rows each, as pandas.qcut does. The bins are the classes.",
      valueName: "K"))
  var bins: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Cut them at these numbers, as pandas.cut does. Each bin has its upper edge, the first its lower one, too. -inf and inf are edges.",
      valueName: "A,B,…"))
  var binEdges: BinEdges?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Cut them at the multiples of W.", valueName: "W"))
  var binWidth: BinWidth?

  /// Creates the options; the parser fills them.
  public init() {}

  /// Refuses two ways to cut, and edges that do not rise.
  public mutating func validate() throws {
    let ways = [
      bins != nil ? "--bins" : nil, binEdges != nil ? "--bin-edges" : nil,
      binWidth != nil ? "--bin-width" : nil,
    ].compactMap { $0 }
    if ways.count > 1 {
      throw ValidationError("\(ways.joined(separator: " and ")): leave out one of them")
    }
    if let bins, bins < 2 || bins > 100_000 {
      throw ValidationError("--bins must be from 2 to 100000, not \(bins)")
    }
    guard let edges = binEdges?.edges else { return }
    if edges.count < 2 { throw ValidationError("--bin-edges needs two edges at least") }
    for (one, next) in zip(edges, edges.dropFirst()) where one >= next {
      throw ValidationError("--bin-edges must rise, and \(shown(next)) comes after \(shown(one))")
    }
  }

  private func shown(_ number: Double) -> String {
    let text = DecimalFormatter.shortest.text(of: number)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The option that is given; `nil` where values are classes.
  public var given: String? {
    bins != nil
      ? "--bins" : binEdges != nil ? "--bin-edges" : binWidth != nil ? "--bin-width" : nil
  }

  /// How numbers are cut; `nil` where values are classes.
  public var rule: ClassBins.Rule? {
    if let bins { return .quantiles(bins) }
    if let binEdges { return .edges(binEdges.edges) }
    return binWidth.map { .width($0.width) }
  }

  /// Whether all numbers must be read before it is known which classes there are.
  public var needsNumbers: Bool { rule?.needsNumbers ?? false }

  /// Refuses several columns, which cannot be cut.
  public func check(_ columns: [Int], in header: Header) throws(CSVError) {
    guard let given, columns.count > 1 else { return }
    throw CSVError(
      "\(given) cuts the numbers of one column, and the class has \(columns.count): \(header.label(of: columns))"
    )
  }
}

/// The edges of bins as a user writes them.
struct BinEdges: ExpressibleByArgument {
  let edges: [Double]

  init?(argument: String) {
    var edges: [Double] = []
    for item in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let text = String(item.drop { $0 == " " })
      if let number = DecimalReading(text.utf8Bytes.span).number {
        edges.append(number)
      } else if ["inf", "+inf"].contains(text) {
        edges.append(.infinity)
      } else if text == "-inf" {
        edges.append(-.infinity)
      } else {
        return nil
      }
    }
    self.edges = edges
  }
}

/// The width of bins as a user writes it.
struct BinWidth: ExpressibleByArgument {
  let width: DecimalWidth

  init?(argument: String) {
    guard let width = DecimalWidth(argument) else { return nil }
    self.width = width
  }
}
