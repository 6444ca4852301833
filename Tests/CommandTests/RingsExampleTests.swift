import TestSupport
import Testing

/// Examples/rings: its Makefile prints what its README shows, as far as that needs no Python.
@Test func ringsExamplePrintsItsPage() async throws {
  let folder = try WorkFolder()
  try folder.copy("Examples/rings/Makefile", as: "Makefile")
  try folder.copy("Examples/data/abalone.csv", as: "abalone.csv")
  let page = String(decoding: try bytesOfRepositoryFile("Examples/rings/README.md"), as: UTF8.self)
  let result = try await folder.shell("make -s DATA=abalone.csv counts 2>&1")
  #expect(result.status == 0, "\(result.output)")
  #expect(page.contains("```\n\(result.output)```\n"), "\(result.output)")
  // All that the forests are trained on.
  let ways = try await folder.shell(
    "make -s DATA=abalone.csv out/smoter-2.csv out/copies-2.csv out/density-2.csv 2>&1")
  #expect(ways.status == 0 && ways.output.isEmpty, "\(ways.output)")
  let sizes = try await folder.shell("wc -l < out/train-2.csv; wc -l < out/density-2.csv")
  #expect(sizes.lines[0] == sizes.lines[1])
}
