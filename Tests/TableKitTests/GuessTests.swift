import TableKit
import Testing

@testable import CSVCore

/// What a table says of itself before anything is known of it.
struct GuessTests {
  @Test(arguments: [
    ("a,b\n1,2\n", ","), ("a\tb\n1\t2\n", "\t"), ("a;b\n1,5;2\n2;3,5\n", ";"), ("a|b\n1|2\n", "|"),
    // The comma comes first where it is regular.
    ("a,b\tc\n1,2\t3\n", ","),
    // Of several that are regular the one that makes more fields.
    ("a;b|c|d\n1;2|3|4\n", "|"),
    // Of several that make as many the first.
    ("a;b\tc\n1;2\t3\n", "\t"), ("a|b;c\n1|2;3\n", ";"),
    // Commas in quotes are none.
    ("\"a,x\"\tb\n\"1,2\"\t3\n", "\t"), ("\"a\tx\",b\n\"1\",3\n", ","),
    // None is regular: the header decides.
    ("a;b\n1;2;3\n", ";"), ("a,b;c\n1;2;3\n", ","),
    ("a\n1\n", ","), ("", ","), ("a;b", ";"), ("\n\na;b\n\n1;2\n", ";"), ("a\tb\r\n1\t2\r\n", "\t"),
    ("a;\"b\nc;d\"\n1;2\n", ";"), ("a \"quoted\" text;b\n1;2\n", ";"),
  ])
  func delimiters(text: String, delimiter: Character) {
    let sample = Array(text.utf8)
    #expect(DelimiterGuess(sample.span, isWhole: true).delimiter == delimiter.asciiValue)
  }

  /// Only ten records count, and none that is cut off.
  @Test func aSampleOfAFile() {
    let ten = Array(String(repeating: "a;b\n", count: 10).utf8)
    #expect(DelimiterGuess((ten + Array("a,b".utf8)).span, isWhole: true).delimiter == 59)
    let cut = Array("a;b;c\n1;2;3\n4;5".utf8)
    #expect(DelimiterGuess(cut.span, isWhole: false).delimiter == 59)
    for count in 0...cut.count {
      _ = DelimiterGuess(cut.span.extracting(0..<count), isWhole: false)
    }
  }

  /// However much has come: a guess that is made early is that of the whole.
  @Test(arguments: [
    "a,b\n1,2\n", "a;b\n1,5;2\n", "a,b;c\n1;2\n3;4\n", "a;b|c|d\n1;2|3|4\n", "\"a\n;\",b\n1,2\n",
    "a\n1\n",
    "a;\"b\nc;d\"\n1;2\n", "a,b;c\n" + String(repeating: "1;2,3\n", count: 12) + "1;2;3\n",
  ])
  func prefixes(text: String) {
    let sample = Array(text.utf8)
    let whole = DelimiterGuess(sample.span, isWhole: true).delimiter
    for count in 0...sample.count {
      let guess = DelimiterGuess(
        sample.span.extracting(0..<count), isWhole: count == sample.count,
        isAll: count == sample.count)
      if let guess { #expect(guess.delimiter == whole) }
    }
  }

  @Test(arguments: [
    // A text over numbers, numbers over numbers, half of them.
    (["a", "b"], [["1", "2"], ["3", "4"]], false), (["5", "6"], [["1", "2"], ["3", "4"]], true),
    (["5", "b"], [["1", "2"]], false), (["5", ""], [["1", "2"]], true),
    (["5", "", ""], [["1", "2", "3"]], false), (["5", "NA"], [["1", "2"]], true),
    // One number suffices where a text comes again.
    (["5", "", "", "x"], [["1", "2", "3", "x"]], true),
    (["5", "", "", "y"], [["1", "2", "3", "x"]], false),
    // Years, and numbers that count.
    (["1999", "2000"], [["1", "2"]], false), (["0", "1", "2"], [["1", "2", "3"]], false),
    (["1", "2", "3"], [["1", "2", "3"]], false), (["1", "2"], [["1", "2"]], true),
    (["2", "3", "4"], [["1", "2", "3"]], true), (["1999", "2000.5"], [["1", "2"]], true),
    // Texts alone: over half of them come again.
    (["x", "y"], [["x", "y"]], true), (["x", "y"], [["x", "z"]], false),
    (["x", "y", "z"], [["x", "y", "q"]], true), (["x", ""], [["x", ""]], false),
    (["a"], [], false), ([], [["1"]], false),
  ])
  func firstLines(first: [String], rows: [[String]], isData: Bool) {
    var guess = HeaderGuess(first: first.map { Array($0.utf8) })
    for row in rows {
      for (column, cell) in row.enumerated() { guess.note(cell.utf8Span.span, column: column) }
    }
    #expect(guess.isData == isData)
  }
}
