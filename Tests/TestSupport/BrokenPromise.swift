/// What a check of anything at all found wrong: thrown, so that tests and the fuzzer can share the check.
public struct BrokenPromise: Error, CustomStringConvertible {
  /// What is not as it was promised.
  public let description: String

  /// Says what is not as it was promised.
  public init(_ description: String) { self.description = description }
}

/// Throws unless a promise is kept.
public func demand(
  _ isKept: Bool, _ promise: @autoclosure () -> String
) throws(BrokenPromise) {
  if !isKept { throw BrokenPromise(promise()) }
}
