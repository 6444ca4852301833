import Testing

@testable import Resampling

private struct Bytes: VectorBytes {
  var bytes: [UInt8]
  func withBytes<Result>(_ use: (Span<UInt8>) -> Result) -> Result { use(bytes.span) }
}

/// Vectors one after the other, with an odd number of bytes before each.
private func vectors(
  _ rows: [[Float]], threadCount: Int = 2
) throws(WordVectors.Flaw) -> WordVectors {
  var words = Interner()
  var bytes: [UInt8] = []
  var offsets: [UInt64] = []
  for (number, row) in rows.enumerated() {
    words.add(Array("word\(number)".utf8).span)
    bytes += [UInt8](repeating: 0xAA, count: number % 7)
    offsets.append(UInt64(bytes.count))
    for cell in row {
      for shift in [0, 8, 16, 24] as [UInt32] {
        bytes.append(UInt8(truncatingIfNeeded: cell.bitPattern >> shift))
      }
    }
  }
  return try WordVectors(
    words, offsets: offsets, dimension: rows[0].count, in: Bytes(bytes: bytes),
    threadCount: threadCount)
}

private func dot(_ a: [Float], _ b: [Float]) -> Double {
  zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
}

private func cosine(_ a: [Float], _ b: [Float]) -> Double {
  dot(a, b) / (dot(a, a) * dot(b, b)).squareRoot()
}

@Suite struct WordVectorsTests {
  @Test(arguments: [1, 3, 15, 16, 17, 50, 300])
  func findsTheNearestAsALookAtAllDoes(dimension: Int) throws {
    var random = RandomState(seed: UInt32(dimension))
    var rows: [[Float]] = []
    for _ in 0..<400 {
      rows.append((0..<dimension).map { _ in Float(random.uniform(-1, 1)) })
    }
    let vectors = try vectors(rows)
    for query in stride(from: 0, to: 400, by: 37) {
      let near = vectors.nearest(to: UInt32(query), count: 10).map(Int.init)
      try #require(near.count == 10 && !near.contains(query))
      let cosines = rows.map { cosine(rows[query], $0) }
      let wanted = (0..<400).filter { $0 != query }.map { cosines[$0] }.sorted(by: >)
      // Floats may order those anew that differ by less than their rounding.
      for (place, row) in near.enumerated() { #expect(abs(cosines[row] - wanted[place]) < 2e-6) }
    }
  }

  @Test func takesTheFirstOfEqualsWithAnyNumberOfThreads() throws {
    let rows = [[Float]](repeating: [1, 2], count: 40_000) + [[3, -1]]
    for threadCount in [1, 2, 5] {
      let vectors = try vectors(rows, threadCount: threadCount)
      #expect(vectors.nearest(to: 20_000, count: 3) == [0, 1, 2])
      #expect(vectors.nearest(to: 0, count: 2) == [1, 2])
    }
  }

  @Test func doesNotMindLengths() throws {
    let vectors = try vectors([[1, 1], [1e-15, 1e-15], [5, 4], [1e15, -1e15], [0, 0]])
    #expect(vectors.nearest(to: 0, count: 9) == [1, 2, 3, 4])
    #expect(vectors.nearest(to: 4, count: 9) == [])
    #expect(vectors.nearest(to: 0, count: 0) == [])
  }

  @Test func refusesWhatIsNoVector() {
    #expect(throws: WordVectors.Flaw.notFinite(1)) { try vectors([[1, 2], [1, .nan]]) }
    #expect(throws: WordVectors.Flaw.notFinite(0)) { try vectors([[.infinity, 2], [1, 2]]) }
    var words = Interner()
    words.add(Array("a".utf8).span)
    let bytes = Bytes(bytes: [UInt8](repeating: 0, count: 8))
    for (offset, dimension) in [(UInt64(5), 1), (8, 1), (.max, 1), (0, 3), (0, .max)] {
      #expect(throws: WordVectors.Flaw.outOfBounds) {
        try WordVectors(words, offsets: [offset], dimension: dimension, in: bytes)
      }
    }
  }
}
