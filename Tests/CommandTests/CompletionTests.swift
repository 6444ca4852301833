import TestSupport
import Testing

/// What the shells offer for a command line that has begun.
@Suite struct CompletionTests {
  /// Every kind of name that a shell could take for something else; one would run a command if it were evaluated.
  private static let table = #"""
    plain,with space,"a,b","say ""hi""",co:lon,x$y,$(touch ran),it's,split
    1,2,3,4,5,6,7,8,train
    1,2,3,4,5,6,7,8,test
    1,2,3,4,5,6,7,8,val set

    """#

  /// Runs a script in a folder with that table and the completion scripts.
  private static func run(_ script: String, in shell: String) async throws -> [String] {
    let folder = try WorkFolder()
    try folder.write(table, to: "data.csv")
    try folder.write(script, to: "script")
    for name in repositoryFileNames("completions") {
      try folder.copy("completions/\(name)", as: name)
    }
    let result = try await folder.shell("HOME=$PWD \(shell) ./script")
    #expect(result.messages == "")
    #expect(try !folder.fileNames().contains("ran"))
    return result.lines
  }

  /// A command line as bash hands it over, and what is to take the place of what it would replace. A quote that is open
  /// stays before that, and bash closes it.
  struct BashCase: CustomTestStringConvertible, Sendable {
    let words: [String]
    let replaced: String
    let replies: [String]
    let testDescription: String

    /// - Parameters:
    ///   - line: the line, with `·` where bash cuts within a word.
    ///   - replaced: what bash would replace; the last word, if nothing is said.
    init(_ line: String, replaced: String? = nil, _ replies: [String]) {
      words = line.split(separator: " ", omittingEmptySubsequences: false).flatMap {
        $0.split(separator: "·", omittingEmptySubsequences: false).map(String.init)
      }
      testDescription = line.replacing("·", with: "")
      self.replaced = replaced ?? words.last ?? ""
      self.replies = replies
    }
  }

  @Test(arguments: [
    BashCase("csv-smote data.csv --label wi", [#"with\ space"#]),
    BashCase("csv-smote data.csv --label 'wi", replaced: "wi", ["with space"]),
    BashCase("csv-smote data.csv --label \"sa", replaced: "sa", [#"say \"hi\""#]),
    BashCase("csv-smote data.csv --label·=·sa", [#"say\ \"hi\""#]),
    BashCase("csv-smote data.csv --label co·:·l", ["lon"]),
    BashCase("csv-smote data.csv --label x", [#"x\$y"#]),
    BashCase("csv-smote data.csv --label i", [#"it\'s"#]),
    BashCase(#"csv-smote data.csv --label \$"#, [#"\$\(touch\ ran\)"#]),
    BashCase("csv-smote data.csv --exclude plain,wi", [#"plain\,with\ space"#]),
    BashCase("csv-smote data.csv --exclude plain,sp", [#"plain\,split"#]),
    BashCase("csv-smote data.csv --where sp", ["split="]),
    BashCase("csv-smote data.csv --where split·=·tr", ["train"]),
    BashCase("csv-smote data.csv --where·=·split·=·v", [#"val\ set"#]),
    BashCase("csv-smote data.csv --target va", [#"val\ set="#]),
    BashCase("csv-smote data.csv --target·=·tr", ["train="]),
    BashCase("csv-weights data.csv --positive te", ["test"]),
    BashCase("csv-weights -l co:lon data.csv --positive ", ["5"]),
    BashCase("csv-weights --label=2 data.csv --positive ", ["2"]),
    BashCase("csv-smote --headers --skip 1 data.csv --label tr", ["train"]),
    BashCase("csv-split data.csv --part v", ["validation"]),
    BashCase("csv-split --unlabeled·=·k", ["keep"]),
    BashCase("csv-split --by-", ["--by-hash", "--by-order"]),
    BashCase("csv-smote none.csv --label ", []),
  ])
  func bash(_ test: BashCase) async throws {
    let words = test.words.map(quoted).joined(separator: " ")
    let script = #"""
      compopt() { :; }  # works only while readline asks
      for file in *.bash; do source $file; done
      COMP_WORDS=(\#(words)) COMP_LINE=\#(quoted(test.testDescription))
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_POINT=${#COMP_LINE}
      _${COMP_WORDS[0]/-/_} "${COMP_WORDS[0]}" \#(quoted(test.replaced))
      ((${#COMPREPLY[@]})) && printf '%s\n' "${COMPREPLY[@]}"
      """#
    #expect(try await CompletionTests.run(script, in: "bash") == test.replies)
  }

  @Test(
    .enabled(if: isInstalled("fish"), "fish is not installed"),
    arguments: [
      ("csv-smote data.csv --label wi", ["with space"]),
      ("csv-smote data.csv --label=co", ["--label=co:lon"]),
      ("csv-smote data.csv -l '$'", ["$(touch ran)"]),
      ("csv-smote data.csv --exclude plain,sp", ["plain,split"]),
      ("csv-smote data.csv --where sp", ["split="]),
      ("csv-smote data.csv --where split=tr", ["split=train"]),
      ("csv-split data.csv | csv-smote --label sp", ["split"]),
      ("csv-split --part v", ["validation"]),
    ])
  func fish(line: String, replies: [String]) async throws {
    let word = line.replacing("\\", with: #"\\"#).replacing("'", with: #"\'"#)
    let script = "for file in *.fish; source $file; end; complete -C '\(word)'"
    let lines = try await CompletionTests.run(script, in: "fish --no-config")
    #expect(lines.map { $0.split(separator: "\t")[0] } == replies.map { $0[...] })
  }

  /// What zsh would be given to choose from: it finds what matches by itself.
  @Test(
    .enabled(if: isInstalled("zsh"), "zsh is not installed"),
    arguments: [
      ("csv-smote data.csv --label ", "", ["with space", "say \"hi\"", "$(touch ran)", "co:lon"]),
      ("csv-smote data.csv --exclude ", "plain,wi", ["plain,with space", "plain,\"a,b\""]),
      ("csv-smote data.csv --where ", "", ["split=", "with space="]),
      ("csv-smote data.csv --where ", "split=", ["split=train", "split=test", "split=val set"]),
      ("csv-split data.csv | csv-smote --label ", "", ["plain", "split"]),
    ])
  func zsh(line: String, word: String, replies: [String]) async throws {
    let script = """
      _arguments() { }
      compadd() { print -rl -- $answers }
      BUFFER=\(quoted(line + word)) PREFIX=\(quoted(word)) words=(csv-smote) CURRENT=2
      . ./_csv-smote
      __csv_balance_ask \(line.split(separator: " ").last ?? "")
      """
    let lines = try await CompletionTests.run(script, in: "zsh -f")
    #expect(Set(lines).isSuperset(of: replies), "\(lines)")
  }

  private func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: #"'\''"#) + "'"
  }
}
