import TestSupport
import Testing

/// Examples/library: a package of its own builds on the libraries, and its program balances as the tool does.
@Test func anotherPackageUsesTheLibraries() async throws {
  let folder = try WorkFolder()
  try folder.copy("Examples/data/yeast.csv", as: "yeast.csv")
  let package = repositoryPath("Examples/library")
  let result = try await folder.shell(
    """
    swift build --package-path '\(package)' --scratch-path build > log 2>&1 || cat log
    build/debug/undersample yeast.csv > library.csv
    csv-undersample --seed 42 yeast.csv | cmp - library.csv
    """)
  #expect(result.status == 0 && result.output == "", "\(result.output)\(result.messages)")
}
