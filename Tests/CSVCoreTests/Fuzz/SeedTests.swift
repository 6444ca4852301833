import TestSupport
import Testing

/// What the fuzzer learnt or found is looked at again in every run of the tests: see Tests/Fuzz.
@Suite struct SeedTests {
  @Test func records() throws { try replaySeeds("records", by: checkRecords) }
  @Test func gzip() throws { try replaySeeds("gzip", by: checkGzip) }
  @Test func columns() throws { try replaySeeds("columns", by: checkColumns) }
  @Test func numbers() throws { try replaySeeds("numbers", by: checkNumbers) }
  @Test func attributes() throws { try replaySeeds("attributes", by: checkAttributes) }
}
