import CSVCore
public import Resampling

extension ClassSource {
  /// The runs of rare and of usual numbers that are the classes, after they were found.
  public var runs: RelevanceRuns? { bins?.runs }

  /// What is said of relevance on demand: where φ is what, and which numbers are rare.
  static func notes(on runs: RelevanceRuns) -> [String] {
    let points = runs.relevance.points.map {
      "\(fourDigits($0.relevance)) at \(ClassBins.text(of: $0.value))"
    }
    let rare = runs.runs.filter(\.isRare).map(\.text)
    return [
      "relevance: \(points.joined(separator: ", "))",
      "rare, at a relevance of \(fourDigits(runs.threshold)) and more: \(rare.joined(separator: ", "))",
    ]
  }

  /// What to do about a label that is not a number.
  func remedy(forText text: String, in reader: borrowing RecordReader) -> String {
    guard GapSpellings.common.contains(text.utf8Bytes.span) else {
      return "name a column of numbers with -l, or leave out --relevance"
    }
    let condition = ColumnSpelling(of: reader.header).condition(columns[0], isNot: text)
    return "use --where \(condition) to pass such rows through, or leave out --relevance"
  }
}

extension RelevanceRuns.Run {
  /// The run as a name: from its least to its largest number.
  public var text: String { "\(ClassBins.text(of: least)) to \(ClassBins.text(of: largest))" }
}

extension RelevanceError {
  /// What is wrong, in a few words.
  var message: String {
    switch self {
    case .tooFewPoints(let count): "relevance needs two points at least, not \(count)"
    case .twoPoints(let value): "two points are at \(ClassBins.text(of: value))"
    case .badDistance(let value, let next):
      "the points at \(ClassBins.text(of: value)) and \(ClassBins.text(of: next)) are too near or too far: from 1e-100 to 1e100"
    case .badRelevance(let relevance):
      "a relevance must be from 0 to 1, not \(ClassBins.text(of: relevance))"
    case .noExtremes(.both):
      "no number lies beyond the whiskers of the box plot, so that none is rare"
    case .noExtremes(.high):
      "no number lies above the upper whisker of the box plot, so that none is rare"
    case .noExtremes(.low):
      "no number lies below the lower whisker of the box plot, so that none is rare"
    case .noWhisker(let value):
      "the whisker of the box plot ends at the median, \(ClassBins.text(of: value)), as too many rows have that number"
    case .noneRare(let threshold):
      "no row has a relevance of \(ClassBins.text(of: threshold)) or more, so that none is rare"
    case .allRare(let threshold):
      "all rows have a relevance of \(ClassBins.text(of: threshold)) or more, so that none is usual"
    }
  }

  /// What to do.
  var remedy: String {
    switch self {
    case .noExtremes(.high), .noExtremes(.low):
      "use --extremes both, or --relevance FILE, with the columns value and relevance"
    case .noneRare:
      "use a lower --relevance-threshold, or --relevance FILE, with the columns value and relevance"
    case .allRare:
      "use a higher --relevance-threshold, or --relevance FILE, with the columns value and relevance"
    default: "use --relevance FILE, a CSV file with the columns value and relevance"
    }
  }
}

extension BinError {
  /// Runs something, and turns what it throws into this kind of error.
  static func rethrowing<Result>(
    _ work: () throws(RelevanceError) -> Result
  ) throws(BinError) -> Result {
    do throws(RelevanceError) { return try work() } catch { throw .irrelevant(error) }
  }

  /// What to do, where there is something.
  var remedy: String? {
    if case .irrelevant(let error) = self { error.remedy } else { nil }
  }
}
