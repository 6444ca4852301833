import Testing

@testable import Resampling

private func words(_ tokens: Tokens, _ text: [UInt8]) -> [String] {
  var words: [String] = []
  tokens.forEachWord(in: text.span) { words.append(String(decoding: text[$0], as: UTF8.self)) }
  return words
}

@Suite struct TokensTests {
  @Test(arguments: [
    ("", []), (" \t\r\n", []), ("one", ["one"]), (" Two, words! ", ["Two,", "words!"]),
    ("a\u{A0}b\u{2003}c\u{3000}d\u{85}e\u{1F}f\u{2028}g", ["a", "b", "c", "d", "e", "f", "g"]),
    ("a\u{200B}b", ["a\u{200B}b"]), ("née ☕", ["née", "☕"]),
  ])
  func cutsAtWhiteSpaceAsPythonDoes(text: String, wanted: [String]) {
    #expect(words(.space, Array(text.utf8)) == wanted)
  }

  @Test(arguments: [
    ("Great, (really) #great... don't!", ["Great", "really", "great", "don't"]),
    ("“Über” ¿qué? … — ☕ 24.99$ http://x.y/", ["Über", "qué", "24.99", "http://x.y"]),
    ("naïve's -- '' e\u{301}?", ["naïve's", "e\u{301}"]), ("日本。", ["日本"]), ("a_b_", ["a_b"]),
  ])
  func takesPunctuationFromTheEnds(text: String, wanted: [String]) {
    #expect(words(.words, Array(text.utf8)) == wanted)
  }

  @Test func takesBytesThatAreNotText() {
    let text: [UInt8] = [0xFF, 0x2C, 0x20, 0xC2, 0x20, 0xE2, 0x80, 0x20, 0x2E, 0xE9]
    var found: [Range<Int>] = []
    Tokens.words.forEachWord(in: text.span) { found.append($0) }
    #expect(found == [0..<1, 3..<4, 5..<7, 9..<10])
    #expect(lowercased([0x41, 0xE9, 0x5A]) == [0x61, 0xE9, 0x7A])
    #expect(lowercased(Array("ÄB".utf8)) == Array("äb".utf8))
  }

  @Test func listsStopwordsOnceInSmallLetters() {
    let words = EnglishStopwords.words
    #expect(Set(words).count == words.count && words == words.sorted())
    #expect(words.allSatisfy { $0 == $0.lowercased() && !$0.isEmpty })
    #expect(words.contains("the") && words.contains("you'd") && !words.contains("good"))
  }
}
