/// Lets a check look at what the fuzzer made up; what breaks a promise ends the process, which the fuzzer keeps.
public func judge(
  _ data: UnsafePointer<UInt8>?, _ count: Int, by check: ([UInt8]) throws(BrokenPromise) -> Void
) -> CInt {
  do {
    try check(Array(UnsafeBufferPointer(start: data, count: count)))
    return 0
  } catch {
    preconditionFailure(error.description)
  }
}
