/// Lets a check look at every seed of a fuzz target, and names the one that breaks a promise.
public func replaySeeds(
  _ target: String, by check: ([UInt8]) throws(BrokenPromise) -> Void
) throws {
  let folder = "Tests/Fuzz/seeds/\(target)"
  let names = repositoryFileNames(folder)
  try demand(!names.isEmpty, "\(folder) has seeds")
  for name in names {
    let bytes = try bytesOfRepositoryFile("\(folder)/\(name)")
    do { try check(bytes) } catch { throw BrokenPromise("\(folder)/\(name): \(error)") }
  }
}
