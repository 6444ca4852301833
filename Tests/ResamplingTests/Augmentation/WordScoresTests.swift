import Foundation
import Testing

@testable import Resampling

private func file(_ name: String) throws -> [UInt8] {
  let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  return try [UInt8](Data(contentsOf: top.appendingPathComponent(name)))
}

/// The fields of a CSV file that has quotes, byte by byte.
private func records(_ bytes: [UInt8]) -> [[String]] {
  var records: [[String]] = []
  var record: [String] = []
  var field: [UInt8] = []
  var isQuoted = false
  for (place, byte) in bytes.enumerated() {
    switch byte {
    case UInt8(ascii: "\""):
      // The second quote of two closes and opens: it is data.
      if !isQuoted && place > 0 && bytes[place - 1] == byte { field.append(byte) }
      isQuoted.toggle()
    case UInt8(ascii: ",") where !isQuoted, UInt8(ascii: "\n") where !isQuoted:
      record.append(String(decoding: field, as: UTF8.self))
      field = []
      if byte == UInt8(ascii: "\n") {
        records.append(record)
        record = []
      }
    default: field.append(byte)
    }
  }
  return records
}

private func counts(_ texts: [(label: UInt32, text: String)]) -> WordCounts {
  var counts = WordCounts()
  for (label, text) in texts {
    counts.makeRoom(for: label)
    let bytes = Array(text.utf8)
    Tokens.space.forEachWord(in: bytes.span) { counts.add(bytes[$0].span, to: label) }
  }
  return counts
}

extension WordCounts {
  fileprivate func number(_ word: String) -> UInt32? { words.find(Array(word.utf8).span) }
}

@Suite struct WordScoresTests {
  /// The fixture was computed by Tests/Fixtures/lic/make.py, in exact fractions.
  @Test func equalsAnIndependentCalculationOnTweets() throws {
    let tweets = records(try file("Examples/data/tweets.csv")).dropFirst()
    #expect(tweets.count == 3000)
    let lines = String(decoding: try file("Tests/Fixtures/lic/scores.tsv"), as: UTF8.self)
      .split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    #expect(lines.count > 2000)
    var known: [String: (counts: WordCounts, scores: [UInt32: Double])] = [:]
    for line in lines {
      try #require(line.count == 5)
      let key = line[0...2].joined(separator: "\t")
      if known[key] == nil {
        let classes = line[1].split(separator: ",")
        let all = counts(
          tweets.compactMap { tweet in
            classes.firstIndex { $0 == tweet[2] }.map { (UInt32($0), tweet[0]) }
          })
        let own = try #require(classes.firstIndex(of: line[2]))
        let rules: WordScores.Rules = line[0] == "recipe" ? .recipe : .closed
        known[key] = (all, WordScores(all, rules: rules).scores(of: UInt32(own)))
      }
      let (counts, scores) = try #require(known[key])
      let word = try #require(counts.number(String(line[3])))
      let score = scores[word]
      if let wanted = Double(line[4]) {
        #expect(abs((score ?? .nan) - wanted) <= 1e-9 * max(1, abs(wanted)), "\(line)")
      } else {
        #expect(score == nil, "\(line)")
      }
    }
  }

  @Test func scoresNothingWithTwoClassesInTheRecipe() {
    let counts = counts([(0, "good day"), (1, "bad day")])
    #expect(WordScores(counts, rules: .recipe).scores(of: 0).isEmpty)
  }

  @Test func poolsTheDeviationOfTwoClasses() throws {
    let counts = counts([(0, "good good good day day x x x x x"), (1, "good day day day y y y y")])
    let scores = WordScores(counts, rules: .closed).scores(of: 0)
    let share = 4.0 / 18
    let deviation = (share * (1 - share) * (1.0 / 10 + 1.0 / 8)).squareRoot()
    let wanted = (0.3 - 0.125) / deviation * (log(2.0 / 3) + 1)
    func score(_ word: String) -> Double? { counts.number(word).flatMap { scores[$0] } }
    #expect(abs((score("good") ?? .nan) - wanted) < 1e-14)
    #expect(score("day") ?? 0 < 0)
    // What the other class has not tells as much as the best that it has.
    #expect(score("x") == score("good"))
    #expect(score("y") == nil)
  }

  @Test func givesAWordOfOneClassTheLargestScore() throws {
    let texts: [(UInt32, String)] = [
      (0, "only shared shared common"), (1, "shared common common other"), (2, "common b b b b"),
    ]
    let counts = counts(texts)
    let only = try #require(counts.number("only"))
    let shared = try #require(counts.number("shared"))
    let scores = WordScores(counts, rules: .closed).scores(of: 0)
    #expect(scores[only] == scores.values.max())
    #expect(scores[only] == scores[shared])
    #expect(WordScores(counts, rules: .recipe).scores(of: 0)[only] == nil)
  }

  @Test(arguments: [["a b"], ["a b", "c", "d"]])
  func scoresOneWhereNothingIsShared(texts: [String]) throws {
    let counts = counts(texts.enumerated().map { (UInt32($0), $1) })
    let scores = WordScores(counts, rules: .closed).scores(of: 0)
    #expect(scores.values.sorted() == [1, 1])
  }

  /// 0.1 in three classes: the mean is 0.1 and a little, the deviation 1.7e-17 for 0.
  @Test func takesEqualFrequenciesAsEqual() throws {
    let filler = "a b c d e f g h i"
    let counts = counts([
      (0, "w w " + filler), (1, "w " + filler), (2, "w " + filler), (3, "w " + filler),
    ])
    let word = try #require(counts.number("w"))
    let scores = WordScores(counts, rules: .closed).scores(of: 0)
    #expect(scores[word] == nil)
    #expect(scores.values.allSatisfy { abs($0) < 1e6 })
  }

  @Test func takesClassesWithoutWords() {
    let counts = counts([(0, "a b a"), (1, ""), (2, " "), (3, "a")])
    let scores = WordScores(counts, rules: .closed).scores(of: 0)
    #expect(scores.count == 2 && scores.values.allSatisfy(\.isFinite))
    #expect(WordScores(counts, rules: .closed).scores(of: 1).isEmpty)
  }
}
