import Resampling
import Testing

@Suite("The golden files are whole")
struct GoldenTests {
  @Test func everyCaseIsListed() {
    #expect(GoldenCase.all.count == 449)
    #expect(Set(GoldenCase.all.map(\.name)).count == 449)
  }

  @Test(arguments: GoldenCase.all.filter { $0.kind != "error" })
  func everyFileIsThere(_ golden: GoldenCase) throws {
    #expect(try !golden.expected().header.isEmpty)
  }

  @Test(arguments: Golden.manifest.datasets.keys.sorted())
  func everyDataSetReads(_ name: String) throws {
    let data = try Golden.data(named: name)
    #expect(data.labels.count == data.ids.count)
    #expect(data.counts.count == data.classes.count && data.counts.allSatisfy { $0 > 0 })
    #expect((data.matrix == nil) == data.featureTypes.contains(.text))
    if let matrix = data.matrix { #expect(matrix.rowCount == data.labels.count) }
    if let groups = data.groups { #expect(groups.count == data.labels.count) }
  }
}
