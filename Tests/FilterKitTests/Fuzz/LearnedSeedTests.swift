import TestSupport
import Testing

/// What the fuzzer learnt or found of files for --load is looked at again: see Tests/Fuzz.
@Suite struct LearnedSeedTests {
  @Test func learned() throws { try replaySeeds("learned", by: checkLearned) }
}
