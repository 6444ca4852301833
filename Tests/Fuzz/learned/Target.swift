import TestSupport

/// What the fuzzer calls.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  judge(data, count, by: checkLearned)
}
