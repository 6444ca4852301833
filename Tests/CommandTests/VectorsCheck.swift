import Resampling
import TestSupport
import VectorFiles

/// Any bytes as a file of word vectors: understood or refused; what is understood can be asked.
func checkVectors(_ bytes: [UInt8]) throws(BrokenPromise) {
  let file = try ScratchFile(bytes)
  guard let vectors = file.withPath({ try? WordVectorFile.read($0) }) else { return }
  try demand(vectors.count > 0, "a file without words is refused")
  for number in 0..<UInt32(min(3, vectors.count)) {
    try demand(vectors.find(vectors.word(number)) == number, "a word is found by its name")
    let near = vectors.nearest(to: number, count: 5)
    try demand(
      near.count <= 5 && near.allSatisfy { Int($0) < vectors.count }, "near words are words")
  }
}
