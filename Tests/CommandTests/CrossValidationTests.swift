import TestSupport
import Testing

/// Examples/cross-validation: its Makefile prints the table that its README shows.
@Test func crossValidationPrintsItsTable() async throws {
  let folder = try WorkFolder()
  try folder.copy("Examples/cross-validation/Makefile", as: "Makefile")
  try folder.copy("Examples/data/yeast.csv", as: "yeast.csv")
  let result = try await folder.shell("make -s DATA=yeast.csv")
  #expect(result.status == 0, "\(result.messages)")
  let page = String(
    decoding: try bytesOfRepositoryFile("Examples/cross-validation/README.md"), as: UTF8.self)
  #expect(page.contains("```\n\(result.output)```\n"), "\(result.output)")
  #expect(result.lines.count == 9)
}
