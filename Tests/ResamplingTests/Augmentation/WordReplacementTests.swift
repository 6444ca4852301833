import Testing

@testable import Resampling

private func texts(_ texts: [[UInt32]]) -> WordReplacement.Texts {
  var list = WordReplacement.Texts()
  for text in texts {
    for word in text { list.append(word) }
    list.endText()
  }
  return list
}

@Suite struct WordReplacementTests {
  private let scores: [UInt32: Double] = [1: 5, 2: 3, 3: 3, 4: 0, 5: -2, 6: 1]

  @Test func triesWordsByFallingScoreAndEachOnce() {
    var method = WordReplacement(seed: 1)
    // Word 6 has no vector; words 4, 5 and 9 tell nothing; word 3 stands before word 2.
    let made = method.replacements(10, in: texts([[4, 6, 3, 2, 9, 1, 5, 1]])) {
      scores[$0]
    } nearest: {
      $0 == 6 ? nil : [UInt8($0)]
    }
    #expect(made.map(\.position) == [5, 7, 2, 3])
    #expect(made.map(\.word) == [[1], [1], [3], [2]])
  }

  @Test func usesAllUsableWordsWhateverTheDraws() {
    for seed in UInt32(0)..<20 {
      var method = WordReplacement(seed: seed)
      let list = texts([[1, 2], [4], [], [3, 3, 3], [6]])
      let made = method.replacements(100, in: list) {
        scores[$0]
      } nearest: { _ in
        [0]
      }
      let pairs = made.map { [$0.text, $0.position] }
      #expect(Set(pairs) == [[0, 0], [0, 1], [3, 0], [3, 1], [3, 2], [4, 0]])
      #expect(pairs.count == 6)
    }
  }

  @Test func drawsOnceAnAttempt() {
    var method = WordReplacement(seed: 9)
    let made = method.replacements(6, in: texts([[1, 1, 1], [1, 1, 1], [1, 1, 1], [1, 1, 1]])) {
      scores[$0]
    } nearest: { _ in
      [0]
    }
    var random = RandomState(seed: 9)
    var left = [0: 3, 1: 3, 2: 3, 3: 3]
    var inPlay = [0, 1, 2, 3]
    var wanted: [Int] = []
    while wanted.count < 6 {
      let draw = random.randint(below: inPlay.count)
      let text = inPlay[draw]
      if left[text, default: 0] > 0 {
        left[text, default: 0] -= 1
        wanted.append(text)
      } else {
        inPlay[draw] = inPlay[inPlay.count - 1]
        inPlay.removeLast()
      }
    }
    #expect(made.map(\.text) == wanted)
  }

  @Test func givesUpAfterTenAttemptsARowInTheRecipe() {
    var asked = 0
    var method = WordReplacement(seed: 3, attemptsPerRow: 10)
    let list = texts((0..<1000).map { $0 == 0 ? [1] : [4] })
    let made = method.replacements(5, in: list) { word in
      asked += 1
      return scores[word]
    } nearest: { _ in
      [0]
    }
    #expect(made.count <= 1)
    // A text is ranked when it is drawn first; fifty draws of a thousand seldom meet.
    #expect((40...50).contains(asked))
  }

  @Test func makesNothingOfNothing() {
    var method = WordReplacement(seed: 0)
    let none = method.replacements(3, in: texts([])) { _ in
      1
    } nearest: { _ in
      [0]
    }
    let zero = method.replacements(0, in: texts([[1]])) { _ in
      1
    } nearest: { _ in
      [0]
    }
    #expect(none.isEmpty && zero.isEmpty)
  }
}
