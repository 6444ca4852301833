import TestSupport
import Testing

/// What the fuzzer learnt or found of files of word vectors is looked at again: see Tests/Fuzz.
@Suite struct VectorsSeedTests {
  @Test func vectors() throws { try replaySeeds("vectors", by: checkVectors) }
}
