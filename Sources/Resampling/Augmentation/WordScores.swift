private import Glibc

/// LIC: how much a word tells of a class, by how far its frequency there stands out.
///
/// tf(c, w) is the share of word w among all words of class c; z is how many standard deviations it
/// lies above the mean of the other classes' shares; words of few classes count more by
/// idf(w) = ln(C ÷ (1 + df)) + 1, where df of the C classes have the word. LIC(c, w) = z · idf(w).
///
/// Source: the word scores of a published notebook on augmenting texts for ratings of emotion, here
/// called the recipe. Four cases are left open there, in all of which no word, or the wrong one, is
/// found; ``Rules/closed`` settles them:
///
/// - With two classes there is one other share, and no deviation. It is that of the difference of
///   two shares under one common share p: √(p(1−p)(1/n + 1/m)) for n and m words, the pooled
///   deviation of the test of two proportions. (The deviation of the two shares themselves would
///   make every z √2 or −√2.)
/// - A word that no other class has is compared with zeros, whose deviation is 0. It gets the
///   largest score of a word of the class that others have too, and 1 where none of those is
///   above 0.
/// - Where the others' shares are equal, rounding can leave a deviation of 1e-17 and a score of
///   1e15. A deviation below 1e-12 of the mean is 0, and the word has no score, as the recipe
///   means.
/// - A single class has no others: all its words are its own, and score 1.
///
/// Cost: O(words of the class × classes). Draws nothing.
public struct WordScores: Sendable {
  /// How the open cases are settled.
  public enum Rules: Sendable {
    /// As described above.
    case closed
    /// Not at all: as the recipe computes.
    case recipe
  }

  private let counts: WordCounts
  private let rules: Rules

  /// Takes the counts of all classes.
  public init(_ counts: WordCounts, rules: Rules) {
    self.counts = counts
    self.rules = rules
  }

  /// The scores of the words of a class; a word that is not there has none.
  public func scores(of classNumber: UInt32) -> [UInt32: Double] {
    let own = Int(classNumber)
    var scores: [UInt32: Double] = [:]
    var ownAlone: [UInt32] = []
    for word in counts.words(of: own) {
      let others = (0..<counts.classCount).filter { $0 != own }
        .map { counts.frequency(of: word, in: $0) }
      let documentFrequency = 1 + others.count { $0 > 0 }
      if documentFrequency == 1 && rules == .closed {
        ownAlone.append(word)
        continue
      }
      let mean = others.reduce(0, +) / Double(others.count)
      guard let deviation = deviation(of: others, mean, word, own) else { continue }
      let share = Double(counts.classCount) / Double(1 + documentFrequency)
      let score = (counts.frequency(of: word, in: own) - mean) / deviation * (log(share) + 1)
      scores[word] = score
    }
    let largest = scores.values.max() ?? 0
    for word in ownAlone { scores[word] = largest > 0 ? largest : 1 }
    return scores
  }

  /// The standard deviation that a share is measured with; `nil` where it is undefined or 0.
  private func deviation(
    of others: [Double], _ mean: Double, _ word: UInt32, _ own: Int
  ) -> Double? {
    if others.count < 2 {
      return rules == .closed ? pooledDeviation(of: word, own, 1 - own) : nil
    }
    let squares = others.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(others.count - 1)).squareRoot()
    let least = rules == .closed ? mean * 1e-12 : 0
    return deviation > least ? deviation : nil
  }

  /// The deviation of the difference of a word's shares in two classes, if there were but one
  /// share.
  private func pooledDeviation(of word: UInt32, _ first: Int, _ second: Int) -> Double? {
    let (n, m) = (Double(counts.total(of: first)), Double(counts.total(of: second)))
    let count = counts.count(of: word, in: first) + counts.count(of: word, in: second)
    let share = Double(count) / (n + m)
    let deviation = (share * (1 - share) * (1 / n + 1 / m)).squareRoot()
    return deviation > 0 ? deviation : nil
  }
}
