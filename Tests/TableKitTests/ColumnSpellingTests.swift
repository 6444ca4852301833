import TestSupport
import Testing

@testable import CSVCore
@testable import TableKit

/// What is printed of columns can be pasted: it comes back as the same columns, through a shell.
struct ColumnSpellingTests {
  @Test(arguments: [
    (["a", "b", "c", "d"], [0], "a"), (["a", "b", "c", "d"], [0, 1], "a,b"),
    (["a", "b", "c", "d"], [0, 1, 2], "a-c"), (["a", "b", "c", "d"], [0, 2, 3], "a,c,d"),
    (["", "b", "c"], [0, 1], "1,b"), (["x", "b", "x"], [0, 2], "1,3"),
    (["", "b", ""], [0, 1, 2], "1-3"),
    (["a,b", "say \"x\""], [0, 1], "\"a,b\",\"say \"\"x\"\"\""),
    (["V-1", "V-2", "V-3"], [0, 1, 2], "1-3"),
    (["1", "", ""], [0, 2], "1,3"), (["2", "", "x"], [0, 1], "2,02"), (["a\nb", "c"], [0], "1"),
    (["a", "b", "c", "a-c"], [0, 1, 2], "1-3"), (["", "", "", "1-3"], [0, 1, 2], "1,2,3"),
  ])
  func lists(names: [String], columns: [Int], list: String) throws {
    let header = header(names)
    #expect(ColumnSpelling(of: header).list(columns) == list)
    #expect(try header.columns(ColumnList(list)) == columns)
  }

  /// The first sign in a condition ends the column, so a name with one needs its number.
  @Test(arguments: [
    (["a", "b"], 1, "b!=x"), (["a", "y=z"], 1, "'2!=x'"), (["2", "y=z"], 1, "'02!=x'"),
    (["a,b", "c"], 0, "'a,b!=x'"),
  ])
  func conditions(names: [String], column: Int, condition: String) throws {
    let spelling = ColumnSpelling(of: header(names))
    #expect(
      spelling.condition(column, isNot: "x").replacing("'", with: "")
        == condition.replacing("'", with: ""))
    let read = try #require(Condition(condition.replacing("'", with: "")))
    #expect(try header(names).column(read.column) == column)
  }

  @Test func withoutAHeader() {
    let header = Header(file: "f", names: nil, columnCount: 9)
    #expect(ColumnSpelling(of: header).list([0, 2, 3, 4, 8]) == "1,3-5,9")
  }

  @Test func anyNamesComeBack() throws {
    var random = SeededNumbers(seed: 1)
    for _ in 0..<3000 {
      let header = header((0..<(1 + random.below(8))).map { _ in nastyName(&random) })
      let columns = (0..<header.columnCount).filter { _ in random.below(3) > 0 }
      if columns.isEmpty { continue }
      let list = ColumnSpelling(of: header).list(columns)
      #expect(try header.columns(ColumnList(list)) == columns, "\(list)")
    }
  }

  @Test(arguments: [
    ("a,b-c", "a,b-c"), ("", "''"), ("a b", "'a b'"), ("$HOME", "'$HOME'"), ("it's", "'it'\\''s'"),
    ("größe", "'größe'"), ("~", "'~'"), ("-x", "-x"), ("a\\b", "'a\\b'"), ("!", "'!'"),
  ])
  func words(text: String, word: String) {
    #expect(ShellWord.quoted(text) == word)
  }

  /// The words come out of real shells as they went in.
  @Test(arguments: ["bash", "sh"])
  func aShellTakesTheWords(shell: String) async throws {
    var random = SeededNumbers(seed: 2)
    var texts = ["", "'", "''", "\\", "\n", "a\n", "\"", "$x `y` $(z)", "*", "~/x", "#", "\u{A0}"]
    texts += (0..<300).map { _ in nastyName(&random) + nastyName(&random) }
    let folder = try WorkFolder()
    let line = "printf '%s\\0' " + texts.map(ShellWord.quoted).joined(separator: " ") + "\n"
    try folder.write(line, to: "words.sh")
    let result = try await folder.shell("\(shell) words.sh")
    #expect(result.status == 0 && result.messages.isEmpty)
    let words = result.bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast()
    #expect(words.map { String(decoding: $0, as: UTF8.self) } == texts)
  }

  /// The options of a whole table, pasted: each list comes back as its columns.
  @Test func theNoteCanBePasted() async throws {
    let names = ["", "it's $5", "a,b", "plan", "plan", "-x y", "income"]
    let cells: [(Int) -> String] = [
      { "\($0 + 1)" }, { "2024-01-\(10 + $0 % 20)" }, { $0 % 2 == 0 ? "yes" : "no" },
      { ["a", "b", "c"][$0 % 3] }, { "\($0 % 7)" }, { "free text \($0 / 2) of somebody" },
      { $0 % 25 == 0 ? "unknown" : "\($0 * 13)" },
    ]
    let profiles = cells.enumerated().map { column, cell in
      profile((0..<100).map(cell), name: names[column], position: column)
    }
    let header = header(names)
    let roles = ColumnRoles(of: profiles, header: header)
    #expect(
      roles.options
        == "--exclude 1 --copy 'it'\\''s $5,-x y' --categorical '\"a,b\",4' --numeric income --missing copy"
    )
    let result = try await WorkFolder().shell("printf '%s\\0' \(roles.options)")
    let words = result.bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    #expect(words.count == 10)
    var found: [String: [Int]] = [:]
    for (option, list) in zip(words, words.dropFirst())
    where option.hasPrefix("--") && list != "copy" {
      found[option] = try header.columns(ColumnList(list))
    }
    #expect(
      found == ["--exclude": [0], "--copy": [1, 5], "--categorical": [2, 3], "--numeric": [6]])
  }
}

private func header(_ names: [String]) -> Header {
  Header(file: "f", names: names.map { Array($0.utf8) }, columnCount: names.count)
}

private func nastyName(_ random: inout SeededNumbers) -> String {
  let pieces = [
    "", "a", "b", ",", "\"", " ", "[", "]", "(", "$", "\\", "\n", "'", "-", "1", "2", "3", "-1",
    "0",
    "é", "e\u{301}", "\t", "`", "!", "*", "~", ";", "&", "#", "%", "=", "1-3", "\u{FFFD}", "+1",
  ]
  return (0..<random.below(4)).map { _ in random.pick(pieces) }.joined()
}
