import TestSupport
import Testing

/// What the fuzzer learnt or found of files of costs, counts and relevance is looked at again: see Tests/Fuzz.
@Suite struct SideFilesSeedTests {
  @Test func tables() throws { try replaySeeds("tables", by: checkSideFile) }
}
