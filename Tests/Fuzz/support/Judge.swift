import Glibc

/// Lets a check look at what the fuzzer made up; what breaks a promise is said, and ends the process, which the fuzzer keeps.
public func judge(
  _ data: UnsafePointer<UInt8>?, _ count: Int, by check: ([UInt8]) throws(BrokenPromise) -> Void
) -> CInt {
  do {
    try check(Array(UnsafeBufferPointer(start: data, count: count)))
    return 0
  } catch {
    let line = Array("\(error.description)\n".utf8)
    write(STDERR_FILENO, line, line.count)
    abort()
  }
}
