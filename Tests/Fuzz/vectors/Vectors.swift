import CSVCore
import FilterKit
import Resampling
import Scratch

/// Any bytes as a file of word vectors: understood or refused; what is understood can be asked.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Scratch.fill(Array(UnsafeBufferPointer(start: data, count: count)))
  guard let vectors = try? WordVectorFile.read(Scratch.path) else { return 0 }
  precondition(vectors.count > 0)
  for number in 0..<min(3, vectors.count) {
    let number = UInt32(number)
    precondition(vectors.find(vectors.word(number)) == number)
    let near = vectors.nearest(to: number, count: 5)
    precondition(near.count <= 5 && near.allSatisfy { Int($0) < vectors.count })
  }
  return 0
}
