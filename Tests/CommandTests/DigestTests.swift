internal import SystemPackage
import TestSupport
import Testing

/// Two hundred command lines print what they printed on the machine where their digests were made.
@Suite struct DigestTests {
  @Test func everyCommandLinePrintsWhatItDid() async throws {
    let folder = try WorkFolder()
    let result = try await folder.shell(
      "python3 '\(repositoryPath("Tests/Digests/digests.py"))' '\(toolFolder.string)'")
    #expect(
      result.output.hasSuffix(" command lines, 0 wrong\n"), "\(result.output)\(result.messages)")
    #expect(result.lines.count == 1)
    #expect(result.status == 0)
  }
}
