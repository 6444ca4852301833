import TestSupport
import Testing

/// The man pages, the completions and the help: all made from what the tools say of themselves.
@Suite struct ManualTests {
  @Test(arguments: ["man", "completions"])
  func committedFilesAreWhatTheToolsSay(kind: String) async throws {
    let folder = try WorkFolder()
    let result = try await folder.shell("write-manuals \(kind) . \"$(command -v csv-balance)\"")
    #expect(result.messages == "")
    let names = try folder.fileNames()
    // Pages of section 7 are written by hand.
    let committed = repositoryFileNames(kind).filter { !$0.hasSuffix(".7") }
    #expect(names == committed, "run make \(kind)")
    for name in names {
      let isSame = try bytesOfRepositoryFile("\(kind)/\(name)") == folder.bytes(of: name)
      #expect(isSame, "\(kind)/\(name) is out of date: run make \(kind)")
    }
  }

  @Test(
    .enabled(if: isInstalled("mandoc"), "mandoc is not installed"),
    arguments: repositoryFileNames("man"))
  func manPageHasNoFaults(page: String) async throws {
    let folder = try WorkFolder()
    try folder.copy("man/\(page)", as: page)
    let result = try await folder.shell("mandoc -Tlint -Wwarning \(page)")
    #expect(result.output == "")
    #expect(result.status == 0)
  }

  @Test(arguments: toolNames)
  func shortHelpFitsAScreen(tool: String) async throws {
    let folder = try WorkFolder()
    let result = try await folder.shell("\(tool) -h")
    #expect(result.status == 0)
    #expect(result.output.count { $0 == "\n" } <= 24)
    #expect(result.lines.allSatisfy { $0.count <= 80 })
    #expect(!result.output.contains("EXAMPLES"))
  }

  @Test(arguments: toolNames)
  func longHelpHasTheManual(tool: String) async throws {
    let folder = try WorkFolder()
    let result = try await folder.shell("\(tool) --help")
    #expect(result.status == 0)
    for heading in ["DESCRIPTION:", "ORDER:", "MEMORY:", "EXAMPLES:", "EXIT STATUS:"] {
      #expect(result.lines.contains(heading))
    }
  }

  @Test(arguments: toolNames)
  func examplesRun(tool: String) async throws {
    let folder = try WorkFolder()
    let data = repositoryFileNames("Examples/data")
    for name in data {
      try folder.copy("Examples/data/\(name)", as: name)
    }
    let manual = try await folder.shell("\(tool) ---manual")
    try #require(manual.status == 0)
    let fields = manual.lines.map { $0.split(separator: "\t").map(String.init) }
    for lines in fields.filter({ $0[0] == "example" }).chunked(by: { $0[2] == $1[2] }) {
      let command = lines.map { $0[1] }.joined(separator: "\n")
      let result = try await folder.shell(command)
      // An example may speak of a file that is not among ours, or that an earlier one could not fill; nothing else may be
      // wrong with it.
      let isOurs = data.contains { command.contains($0) }
      let lacksFile =
        !isOurs && ["no such file", "is empty"].contains { result.messages.contains($0) }
      #expect(result.status == 0 || lacksFile, "\(command)\n\(result.messages)")
    }
  }
}

extension Array {
  /// Stretches of elements that belong together.
  fileprivate func chunked(by belongTogether: (Element, Element) -> Bool) -> [[Element]] {
    reduce(into: []) { chunks, element in
      if let last = chunks.last?.last, belongTogether(last, element) {
        chunks[chunks.count - 1].append(element)
      } else {
        chunks.append([element])
      }
    }
  }
}
