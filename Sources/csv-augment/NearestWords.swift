import Resampling

/// The words that may stand for others; answers are remembered.
struct NearestWords {
  private let vectors: WordVectors
  private let top: Int
  private let lowersCase: Bool
  private var answers: [[UInt8]: [UInt8]?] = [:]

  /// - Parameters:
  ///   - top: how many near words are tried.
  ///   - lowersCase: whether a word without a vector is looked up in small letters, too.
  init(_ vectors: WordVectors, top: Int, lowersCase: Bool) {
    self.vectors = vectors
    self.top = top
    self.lowersCase = lowersCase
  }

  /// The nearest word with another spelling; `nil` where the word has no vector, or no such
  /// neighbor.
  mutating func word(for word: [UInt8]) -> [UInt8]? {
    if let known = answers[word] { return known }
    let number = vectors.find(word) ?? (lowersCase ? vectors.find(lowercased(word)) : nil)
    let neighbors = number.map { vectors.nearest(to: $0, count: top) } ?? []
    let answer = neighbors.map { vectors.word($0) }.first { $0 != word }
    answers[word] = .some(answer)
    return answer
  }
}
