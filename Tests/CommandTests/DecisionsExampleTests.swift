import TestSupport
import Testing

/// Examples/decisions: its script prints what its README shows, with the learner that needs no Python.
@Test func decisionsExamplePrintsItsPage() async throws {
  let folder = try WorkFolder()
  let page = String(
    decoding: try bytesOfRepositoryFile("Examples/decisions/README.md"), as: UTF8.self)
  let script = repositoryPath("Examples/decisions/compare.sh")
  let result = try await folder.shell("'\(script)' knn out 2>&1")
  #expect(result.status == 0, "\(result.output)")
  for table in result.output.split(separator: "\n\n") {
    let text = table.split(separator: "\n").joined(separator: "\n")
    #expect(page.contains("```\n\(text)\n```\n"), "\(text)")
    #expect(text.split(separator: "\n").count == 13)
  }
}
