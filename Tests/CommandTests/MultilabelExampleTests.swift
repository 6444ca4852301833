import TestSupport
import Testing

/// Examples/multilabel: its Makefile prints what its README shows.
@Test func multilabelExamplePrintsItsPage() async throws {
  let folder = try WorkFolder()
  for file in ["Makefile", "emotions.awk"] {
    try folder.copy("Examples/multilabel/\(file)", as: file)
  }
  let page = String(
    decoding: try bytesOfRepositoryFile("Examples/multilabel/README.md"), as: UTF8.self)
  for target in ["counts", "parts", "scores", "weights"] {
    let result = try await folder.shell("COLUMNS=80 make -s \(target) 2>&1")
    #expect(result.status == 0, "\(result.output)")
    let shown = target == "counts" ? String(result.output.dropLast()) : result.output
    #expect(page.contains("```\n\(shown)```\n"), "\(target): \(result.output)")
  }
}
