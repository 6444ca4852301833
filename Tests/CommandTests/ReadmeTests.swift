import TestSupport
import Testing

/// The README's promise: every command on it is run, and its output compared.
struct ReadmeTests {
  /// A fenced block of the README.
  struct Block {
    var language: String
    var lines: [Substring]
  }

  static func blocks() throws -> [Block] {
    let text = String(decoding: try bytesOfRepositoryFile("README.md"), as: UTF8.self)
    var blocks: [Block] = []
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isOpen.toggle()
        if isOpen { blocks.append(Block(language: String(line.dropFirst(3)), lines: [])) }
      } else if isOpen {
        blocks[blocks.count - 1].lines.append(line)
      }
    }
    return blocks
  }

  static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    for name in [
      "abalone.csv", "yeast.csv", "tweets.csv", "hepatitis.csv", "glove-50d-subset.txt.gz",
    ] {
      try folder.copy("Examples/data/\(name)", as: name)
    }
    try folder.copy("Examples/multilabel/emotions.awk", as: "emotions.awk")
    return folder
  }

  /// A line `$ command` is typed, the lines after it are what comes, on standard output and error.
  @Test func consoleBlocksShowWhatComes() async throws {
    let folder = try Self.folder()
    var commandCount = 0
    for block in try Self.blocks() where block.language == "console" {
      var remaining = block.lines[...]
      while let line = remaining.popFirst() {
        try #require(line.hasPrefix("$ "), "a console block has output before any command")
        let expected = remaining.prefix { !$0.hasPrefix("$ ") }
        remaining.removeFirst(expected.count)
        let command = String(line.dropFirst(2))
        let result = try await folder.shell("{ \(command); } 2>&1")
        #expect(result.output == expected.map { $0 + "\n" }.joined(), "after: \(command)")
        commandCount += 1
      }
    }
    #expect(commandCount >= 10)
    #expect(try folder.bytes(of: "yeast.svg") == bytesOfRepositoryFile("Examples/yeast.svg"))
  }

  /// The rules for make, joined to one Makefile, do what they say.
  @Test func makeRulesWork() async throws {
    let folder = try Self.folder()
    let rules = try Self.blocks().filter { $0.language == "make" }.flatMap(\.lines)
    try #require(!rules.isEmpty)
    try folder.write(
      "SHELL := bash\n.SHELLFLAGS := -o pipefail -c\n" + rules.joined(separator: "\n") + "\n",
      to: "Makefile")
    let result = try await folder.shell(
      "cut -d, -f2- yeast.csv > data.csv && make train.csv fold1.csv && csv-counts --format csv train.csv"
    )
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.lines.filter { $0.contains(",370,") }.count == 10, "\(result.output)")
    #expect(try folder.fileNames().contains("test1.csv"))
  }

  /// The sentence that the project is built around, as it stands on top of the page.
  @Test func firstSentenceWorks() async throws {
    let text = String(decoding: try bytesOfRepositoryFile("README.md"), as: UTF8.self)
    let sentence = "csv-split --test test.csv data.csv | csv-smote > train.csv"
    #expect(text.contains("\n    \(sentence)\n"))
    let folder = try Self.folder()
    let result = try await folder.shell(
      "cut -d, -f2- yeast.csv > data.csv && \(sentence) && csv-counts --format csv train.csv")
    #expect(result.status == 0)
    #expect(result.lines.filter { $0.contains(",370,") }.count == 10, "\(result.output)")
  }

  /// What `make demo` runs once the tools are built.
  @Test func demoShowsCountsBeforeAndAfter() async throws {
    let folder = try WorkFolder()
    for name in ["demo.sh", "data/yeast.csv"] {
      _ = try await folder.shell("mkdir -p data")
      try folder.copy("Examples/\(name)", as: name)
    }
    let result = try await folder.shell("sh demo.sh")
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.output.contains("463") && result.output.contains("370"))
  }
}
