/// How often each word occurs in the texts of each class: all that the scores are made of.
///
/// Memory: the bytes of every word once and some 40 more, and some 20 for each class that has it.
public struct WordCounts: Sendable {
  /// The words, by number.
  public private(set) var words = Interner()
  /// How often each word occurs, by class and word.
  private var counts: [[UInt32: Int]] = []
  /// How many words each class has in all.
  private var totals: [Int] = []

  /// Creates the counts of no text.
  public init() {}

  /// How many classes there are.
  public var classCount: Int { counts.count }

  /// Counts one word of a text of a class.
  public mutating func add(_ word: Span<UInt8>, to classNumber: UInt32) {
    makeRoom(for: classNumber)
    counts[Int(classNumber)][words.add(word), default: 0] += 1
    totals[Int(classNumber)] += 1
  }

  /// Makes a class known, be there a word in its texts or not.
  public mutating func makeRoom(for classNumber: UInt32) {
    while counts.count <= Int(classNumber) {
      counts.append([:])
      totals.append(0)
    }
  }

  /// Adds the words of other texts, as if they had been counted here after all else.
  ///
  /// - Parameters:
  ///   - later: the words of the other texts.
  ///   - classes: the number here of each class there.
  /// - Returns: the number here of each word there.
  @discardableResult
  public mutating func add(_ later: WordCounts, classes: [UInt32]) -> [UInt32] {
    let numbers = words.add(later.words)
    for (old, new) in classes.enumerated() where old < later.classCount {
      makeRoom(for: new)
      for (word, count) in later.counts[old] {
        counts[Int(new)][numbers[Int(word)], default: 0] += count
      }
      totals[Int(new)] += later.totals[old]
    }
    return numbers
  }

  /// Gives the classes other numbers: `numbers[old]` is the new one of each.
  ///
  /// - Precondition: `numbers` has each of 0 ..< `classCount` once.
  public mutating func renumber(_ numbers: [UInt32]) {
    let (oldCounts, oldTotals) = (counts, totals)
    for (old, new) in numbers.enumerated() {
      counts[Int(new)] = oldCounts[old]
      totals[Int(new)] = oldTotals[old]
    }
  }

  /// The words of a class, in the order of their numbers.
  func words(of classNumber: Int) -> [UInt32] { counts[classNumber].keys.sorted() }

  /// How often a word occurs in the texts of a class.
  func count(of word: UInt32, in classNumber: Int) -> Int { counts[classNumber][word] ?? 0 }

  /// How many words the texts of a class have.
  func total(of classNumber: Int) -> Int { totals[classNumber] }

  /// A word's share of all words of a class; 0 in a class without words.
  func frequency(of word: UInt32, in classNumber: Int) -> Double {
    let count = count(of: word, in: classNumber)
    return count == 0 ? 0 : Double(count) / Double(totals[classNumber])
  }
}
