import Testing
import TestSupport

@Test func countsYeast() async throws {
  let folder = try WorkFolder()
  try folder.write("a,y\n1,x\n2,y\n3,x\n", to: "data.csv")
  let result = try await folder.shell("csv-counts < data.csv")
  #expect(result.output == "x 2\ny 1\n")
  #expect(result.status == 0)
}
