import TestSupport
import Testing

/// The one program that has all tools, and its ways to be called.
@Suite struct ProgramTests {
  @Test func listsEveryToolOfSources() async throws {
    let folder = try WorkFolder()
    let names = try await folder.shell("csv-balance ---tools")
    #expect(names.lines.sorted() == toolNames)
    for line in ["csv-balance", "csv-balance -h", "csv-balance --help"] {
      let result = try await folder.shell(line)
      #expect(result.status == 0)
      #expect(result.messages == "")
      let listed = result.lines.filter { $0.hasPrefix("  csv-") }
      #expect(listed.map { $0.split(separator: " ")[0] } == names.lines.map { $0[...] })
      #expect(listed.allSatisfy { $0.hasSuffix(".") })
    }
  }

  @Test func theVersionIsThatOfTheTools() async throws {
    let folder = try WorkFolder()
    let result = try await folder.shell("csv-balance --version; csv-counts --version")
    #expect(result.status == 0)
    #expect(result.lines.count == 2)
    #expect(Set(result.lines).count == 1)
  }

  @Test(arguments: toolNames)
  func everyNameIsTheSameTool(tool: String) async throws {
    let folder = try WorkFolder()
    let reference = try await folder.shell("\(tool) -h")
    #expect(reference.output.contains("USAGE: \(tool) "))
    for line in ["csv-balance \(tool) -h", "csv-balance \(tool.dropFirst(4)) -h"] {
      let result = try await folder.shell(line)
      #expect(result.status == 0)
      #expect(result.output == reference.output)
    }
    let refused = try await folder.shell("csv-balance \(tool.dropFirst(4)) --threads none")
    #expect(refused.status == 2)
    #expect(refused.messages.hasPrefix("\(tool): "))
    #expect(refused.messages.contains("\n--threads: Use at most N threads."))
  }

  @Test func aLinkOfAnyKindIsTheToolThatItIsNamedAs() async throws {
    let folder = try WorkFolder()
    try folder.write("a,y\n1,x\n", to: "data.csv")
    let result = try await folder.shell(
      """
      cp "$(command -v csv-balance)" other-name && ln other-name csv-smear && ln -s "$PWD/csv-smear" csv-counts
      ./csv-counts data.csv && ./other-name counts data.csv && ./csv-smear --version && (exec -a csv-counts ./csv-smear data.csv)
      """)
    #expect(result.messages == "")
    let counts = "field,value,count,percent,deficit\ny,x,1,100.0000,0\n"
    let version = try await folder.shell("csv-balance --version").output
    #expect(result.output == counts + counts + version + counts)
  }

  @Test(arguments: [
    ("smoat", "unknown tool 'smoat'. Did you mean 'smote'?"),
    ("csv-smoat", "unknown tool 'csv-smoat'. Did you mean 'csv-smote'?"),
    ("undersampling", "unknown tool 'undersampling'. Did you mean 'undersample'?"),
    ("data.csv", "unknown tool 'data.csv'"),
    ("--label", "unknown option '--label'"),
    ("''", "unknown tool ''"),
  ])
  func aNameThatIsNoneIsBadUsage(word: String, complaint: String) async throws {
    let folder = try WorkFolder()
    let result = try await folder.shell("csv-balance \(word) data.csv")
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.messages == "csv-balance: \(complaint)\ntry csv-balance -h\n")
  }
}
