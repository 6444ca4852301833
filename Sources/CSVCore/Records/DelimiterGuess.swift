/// Which byte separates the fields of a file, told by its first records.
///
/// A comma, unless the number of fields that it makes differs within the first ten records while a tab, a semicolon or a
/// bar makes one number of fields, more than one, in all of them. Where none of them does, the header decides: it has no
/// comma, but one of the others.
public struct DelimiterGuess: Sendable {
  /// The bytes that may separate fields, in the order in which they are preferred.
  public static let candidates = [
    UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|"),
  ]
  /// How many records are looked at.
  private static let recordCount = 10

  /// The delimiter.
  public let delimiter: UInt8

  /// Looks at the first bytes of a file, without a byte order mark.
  ///
  /// - Parameters:
  ///   - sample: the bytes.
  ///   - isWhole: whether the file ends with them; else a last record that does not end is left out.
  public init(_ sample: Span<UInt8>, isWhole: Bool) {
    let counts = Self.candidates.map { Self.fieldCounts(sample, delimiter: $0, isWhole: isWhole) }
    self.init(counts)
  }

  /// Looks at as much of a file as has come.
  ///
  /// - Parameters:
  ///   - isAll: whether there shall be no more to look at.
  /// - Returns: `nil` where what comes next may change the guess.
  init?(_ sample: Span<UInt8>, isWhole: Bool, isAll: Bool) {
    if isAll {
      self.init(sample, isWhole: isWhole)
      return
    }
    // A header with one of the candidates, or none, decides alone.
    let headers = Self.candidates.map {
      Self.fieldCounts(sample, delimiter: $0, isWhole: false, limit: 1, wholeOnly: true)
    }
    guard headers.allSatisfy({ !$0.isEmpty }) else { return nil }
    let candidates = headers.indices.filter { headers[$0][0] > 1 }
    if candidates.count < 2 {
      self.init(headers)
      return
    }
    let counts = Self.candidates.map {
      Self.fieldCounts(sample, delimiter: $0, isWhole: false, wholeOnly: true)
    }
    guard counts.allSatisfy({ $0.count == Self.recordCount }) else { return nil }
    self.init(counts)
  }

  private init(_ counts: [[Int]]) {
    let regular = counts.indices.filter { Self.isRegular(counts[$0]) }
    let header = counts.map { $0.first ?? 1 }
    // Of several the first that makes the most fields.
    func widest(_ choices: [Int]) -> Int? {
      choices.max { (header[$0], $1) < (header[$1], $0) }
    }
    var choice = 0
    if !regular.contains(0) {
      let others = counts.indices.dropFirst().filter { header[$0] > 1 }
      choice = widest(regular) ?? (header[0] == 1 ? widest(others) : nil) ?? 0
    }
    delimiter = Self.candidates[choice]
  }

  private static func isRegular(_ counts: [Int]) -> Bool {
    guard let first = counts.first, first > 1 else { return false }
    return counts.allSatisfy { $0 == first }
  }

  /// How many fields each of the first records has. Blank lines are none.
  ///
  /// - Parameter wholeOnly: whether a first record that does not end is left out, too.
  private static func fieldCounts(
    _ sample: Span<UInt8>, delimiter: UInt8, isWhole: Bool, limit: Int = recordCount,
    wholeOnly: Bool = false
  ) -> [Int] {
    var counts: [Int] = []
    var count = 1
    var isQuoted = false
    var fieldStart = 0
    var recordStart = 0
    var index = 0
    func hasContent(_ end: Int) -> Bool {
      end > recordStart && !(end == recordStart + 1 && sample[recordStart] == Byte.carriageReturn)
    }
    while index < sample.count && counts.count < limit {
      let byte = sample[index]
      if isQuoted {
        if byte == Byte.quote {
          if index + 1 < sample.count && sample[index + 1] == Byte.quote {
            index += 1
          } else {
            isQuoted = false
          }
        }
      } else if byte == Byte.quote && index == fieldStart {
        isQuoted = true
      } else if byte == Byte.lineFeed {
        if hasContent(index) { counts.append(count) }
        count = 1
        recordStart = index + 1
        fieldStart = recordStart
      } else if byte == delimiter {
        count += 1
        fieldStart = index + 1
      }
      index += 1
    }
    let hasRest = counts.count < limit && hasContent(sample.count) && !wholeOnly
    if hasRest && (counts.isEmpty || isWhole && !isQuoted) { counts.append(count) }
    return counts
  }
}
