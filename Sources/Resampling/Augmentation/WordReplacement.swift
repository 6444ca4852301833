/// New texts from old ones: in each, the word with the highest score that is left is replaced by its nearest.
///
/// Texts of the class are drawn at random. Within one, the words that are no stop words and score
/// above 0 are tried in the order of falling scores, those of equal score from front to back. No
/// word of a text is replaced twice, so that no two new texts of one old one are the same.
///
/// Source: the recipe of ``WordScores``. It draws among all texts, ten times a missing row at
/// most, and may give up although there are words left; here a text without a word left is drawn no
/// more, so that all usable words can be used and the count is met where it can be.
///
/// Draws, from one generator over all classes: for each attempt one whole number below the number
/// of texts that are in play. A text with nothing left gives its turn to the last one in play.
///
/// Cost: O(words · log) once for each text that is drawn, and O(1) a draw.
public struct WordReplacement: Sendable {
  /// The texts of a class as word numbers.
  public struct Texts: Sendable {
    private var words: [UInt32] = []
    private var ends: [Int] = []

    /// Creates an empty list.
    public init() {}

    /// How many texts there are.
    public var count: Int { ends.count }

    /// Adds a word to the text that the next `endText()` ends.
    public mutating func append(_ word: UInt32) { words.append(word) }

    /// Ends a text.
    public mutating func endText() { ends.append(words.count) }

    /// The words of a text.
    func words(of text: Int) -> ArraySlice<UInt32> {
      words[(text == 0 ? 0 : ends[text - 1])..<ends[text]]
    }
  }

  /// One new text: the old one, the word that goes, counted from 0, and the word that comes.
  public struct Replacement: Equatable, Sendable {
    /// The position of the old text in the list.
    public var text: Int
    /// Which of its words is replaced.
    public var position: Int
    /// The new word.
    public var word: [UInt8]
  }

  /// How many draws a missing row may take, as in the recipe; `nil` draws texts with words left.
  public var attemptsPerRow: Int?
  private var random: RandomState

  /// Creates the method.
  public init(seed: UInt32, attemptsPerRow: Int? = nil) {
    random = RandomState(seed: seed)
    self.attemptsPerRow = attemptsPerRow
  }

  /// Makes `count` new texts, or fewer where the words do not suffice.
  ///
  /// - Parameters:
  ///   - count: how many texts are wanted.
  ///   - texts: the texts of the class.
  ///   - score: what a word tells of the class; `nil` and 0 for nothing. Stop words tell nothing.
  ///   - nearest: the word that may stand for another; `nil` where none is known.
  public mutating func replacements(
    _ count: Int, in texts: Texts, score: (UInt32) -> Double?,
    nearest: (UInt32) -> [UInt8]?
  ) -> [Replacement] {
    var made: [Replacement] = []
    var inPlay = Array(0..<texts.count)
    // The positions that are left in each text, the next one last; `nil` until it is drawn.
    var left = [[Int]?](repeating: nil, count: texts.count)
    var attempts = attemptsPerRow.map { count * $0 }
    while made.count < count && !inPlay.isEmpty && attempts != 0 {
      attempts = attempts.map { $0 - 1 }
      let draw = random.randint(below: inPlay.count)
      let text = inPlay[draw]
      let words = texts.words(of: text)
      var positions = left[text] ?? ranked(words, score)
      left[text] = nil
      var word: [UInt8]?
      while word == nil, let position = positions.popLast() {
        word = nearest(words[words.startIndex + position])
        if let word { made.append(Replacement(text: text, position: position, word: word)) }
      }
      left[text] = .some(positions)
      if word == nil && attemptsPerRow == nil {
        inPlay.swapAt(draw, inPlay.count - 1)
        inPlay.removeLast()
      }
    }
    return made
  }

  /// The positions of the words with scores above 0, the highest last.
  private func ranked(_ words: ArraySlice<UInt32>, _ score: (UInt32) -> Double?) -> [Int] {
    var scored: [(position: Int, score: Double)] = []
    for (position, word) in words.enumerated() {
      if let score = score(word), score > 0 { scored.append((position, score)) }
    }
    scored.sort { ($1.score, $0.position) < ($0.score, $1.position) }
    return scored.reversed().map(\.position)
  }
}
