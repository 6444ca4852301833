import TestSupport
import Testing

/// Examples/nested: its Makefile prints what its README shows, and csv-leaks finds nothing where nothing should be.
@Test func nestedExamplePrintsItsPage() async throws {
  let folder = try WorkFolder()
  try folder.copy("Examples/nested/Makefile", as: "Makefile")
  try folder.copy("Examples/data/yeast.csv", as: "yeast.csv")
  let page = String(decoding: try bytesOfRepositoryFile("Examples/nested/README.md"), as: UTF8.self)
  for target in ["groups", "time", "leaky"] {
    let result = try await folder.shell("make -s DATA=yeast.csv \(target) 2>&1")
    #expect(result.status == 0, "\(result.output)")
    #expect(page.contains("```\n\(result.output)```\n"), "\(target): \(result.output)")
  }
  // Whole proteins alone are not enough: others have the same measurements.
  let leaking = try await folder.shell(
    "rm -r out; make -s DATA=yeast.csv GROUP='--group sequence --stratify' groups 2>&1")
  #expect(leaking.status != 0)
  #expect(leaking.output.contains("3 of 495 test rows leak, which is more than --max 0"))
}
