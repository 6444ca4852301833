import TestSupport
import Testing

/// The version is written in one place, and whatever else bears it agrees.
@Suite struct VersionTests {
  /// What the programs say.
  static func version() async throws -> String {
    try await WorkFolder().shell("csv-balance --version").lines.joined()
  }

  /// The packages take it from here.
  static func packaged(_ option: String = "") async throws -> String {
    let folder = try WorkFolder()
    try folder.copy("packaging/version.sh", as: "version.sh")
    try folder.copy("Sources/FilterKit/Version.swift", as: "Version.swift")
    let result = try await folder.shell(
      """
      mkdir -p packaging Sources/FilterKit && mv version.sh packaging && mv Version.swift Sources/FilterKit
      sh packaging/version.sh \(option)
      """)
    #expect(result.messages == "")
    return result.lines.joined(separator: "\n")
  }

  @Test func packagesHaveTheVersionOfThePrograms() async throws {
    let version = try await Self.version()
    let parts = version.split(separator: ".", omittingEmptySubsequences: false)
    #expect(parts.count == 3 && parts.allSatisfy { Int($0) != nil }, "\(version)")
    #expect(try await Self.packaged() == version)
  }

  /// The newest release of the change log is this version, of this day; what is newer has no number yet.
  @Test func changeLogBeginsWithTheVersion() async throws {
    let text = String(decoding: try bytesOfRepositoryFile("CHANGELOG.md"), as: UTF8.self)
    var headings = text.split(separator: "\n").filter { $0.hasPrefix("## ") }.map(String.init)
    if headings.first == "## Unreleased" { headings.removeFirst() }
    let (version, date) = (try await Self.version(), try await Self.packaged("--date"))
    #expect(headings.first == "## \(version) (\(date))")
  }

  @Test(arguments: toolNames)
  func manualsBearTheVersion(tool: String) async throws {
    let page = String(decoding: try bytesOfRepositoryFile("man/\(tool).1"), as: UTF8.self)
    let version = try await Self.version()
    #expect(page.contains("\n.Os csv-balance \(version)\n"))
  }
}
