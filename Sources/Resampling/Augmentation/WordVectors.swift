private import CBytes
public import Threading

/// Bytes that stay where they are: an array, or a file in memory.
public protocol VectorBytes: Sendable {
  /// Lends the bytes.
  func withBytes<Result>(_ use: (Span<UInt8>) -> Result) -> Result
}

/// Words with their vectors, and the search for the words that lie nearest to one.
///
/// Nearness is the cosine of the angle between two vectors. The vectors stay as they came; what is
/// kept besides is the inverse of each one's length, so that a cosine is one dot product and one
/// multiplication. Cosines are computed in `Float`, in one order of additions on every machine; of
/// equal ones the word that comes first in the file is the nearer.
///
/// Cost: a search reads all vectors once, on several threads. Memory: the vectors, the bytes of the
/// words, and some 45 bytes a word.
public struct WordVectors: Sendable {
  /// What vectors can lack.
  public enum Flaw: Error, Equatable {
    /// A vector is not within the bytes.
    case outOfBounds
    /// A vector, counted from 0, has an infinite cell, one that is no number, or one too large.
    case notFinite(Int)
  }

  /// How many numbers a vector has.
  public let dimension: Int
  private let words: Interner
  private let offsets: [UInt64]
  private let inverseLengths: [Float]
  private let bytes: any VectorBytes
  private let threadCount: Int

  /// Takes the words and their vectors: little-endian 32-bit numbers, aligned or not.
  ///
  /// - Parameters:
  ///   - words: the words, numbered in the order of the file.
  ///   - offsets: where the vector of each begins in `bytes`.
  ///   - dimension: how many numbers each vector has.
  ///   - bytes: the file that the vectors are in.
  ///   - threadCount: how many threads work.
  public init(
    _ words: Interner, offsets: [UInt64], dimension: Int, in bytes: any VectorBytes,
    threadCount: Int = Threads.count
  ) throws(Flaw) {
    precondition(words.count == offsets.count && dimension > 0, "one vector a word")
    let size = bytes.withBytes { UInt64($0.count) }
    let (length, overflow) = UInt64(dimension).multipliedReportingOverflow(by: 4)
    guard !overflow, length <= size, offsets.allSatisfy({ $0 <= size - length }) else {
      throw .outOfBounds
    }
    inverseLengths = inBlocks(of: offsets.count, size: 1 << 14, threadCount: threadCount) { block in
      squareSums(of: offsets[block], dimension: dimension, in: bytes).map { sum -> Float in
        sum < 1e37 ? sum > 0 ? Float(1 / sum.squareRoot()) : 0 : .nan
      }
    }.flatMap(\.self)
    if let flawed = inverseLengths.firstIndex(where: \.isNaN) { throw .notFinite(flawed) }
    self.words = words
    self.offsets = offsets
    self.dimension = dimension
    self.bytes = bytes
    self.threadCount = threadCount
  }

  /// How many words there are.
  public var count: Int { offsets.count }

  /// The number of a word, in the order of the file.
  public func find(_ word: [UInt8]) -> UInt32? { words.find(word.span) }

  /// The bytes of a word.
  public func word(_ number: UInt32) -> [UInt8] { words.label(number) }

  /// The words nearest to one, the nearest first, without itself; none for a vector of zeros.
  public func nearest(to number: UInt32, count: Int) -> [UInt32] {
    guard inverseLengths[Int(number)] > 0, count > 0 else { return [] }
    let query = floats(of: number)
    let lists = inBlocks(of: offsets.count, size: 1 << 14, threadCount: threadCount) { block in
      let products = dotProducts(of: offsets[block], query, in: bytes)
      var list = NearestList(count)
      for (index, row) in block.enumerated() where row != Int(number) {
        list.note(row, products[index] * inverseLengths[row])
      }
      return list
    }
    var list = NearestList(count)
    for part in lists {
      for (row, cosine) in part.entries { list.note(row, cosine) }
    }
    return list.entries.map { UInt32($0.row) }
  }

  private func floats(of number: UInt32) -> [Float] {
    let start = Int(offsets[Int(number)])
    return bytes.withBytes { bytes in
      (0..<dimension).map { cell in
        let offset = start + cell * 4
        let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[offset + $1]) << UInt32($1 * 8) }
        return Float(bitPattern: bits)
      }
    }
  }
}

/// The rows with the largest cosines so far, the largest first; of equal ones those that came
/// first.
private struct NearestList {
  private(set) var entries: [(row: Int, cosine: Float)] = []
  private let limit: Int

  init(_ limit: Int) { self.limit = limit }

  mutating func note(_ row: Int, _ cosine: Float) {
    if entries.count == limit {
      guard let last = entries.last, cosine > last.cosine else { return }
      entries.removeLast()
    }
    let index = entries.firstIndex { cosine > $0.cosine } ?? entries.count
    entries.insert((row, cosine), at: index)
  }
}

// The two calls into C, which takes pointers. The offsets were checked against the bytes when the
// vectors were taken, and the bytes do not change.

private func squareSums(
  of offsets: ArraySlice<UInt64>, dimension: Int, in bytes: any VectorBytes
) -> [Double] {
  var sums = [Double](repeating: 0, count: offsets.count)
  bytes.withBytes { bytes in
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe offsets.withUnsafeBufferPointer { offsets in
        unsafe sums.withUnsafeMutableBufferPointer { sums in
          unsafe square_sums(
            bytes.baseAddress, offsets.baseAddress, offsets.count, dimension, sums.baseAddress)
        }
      }
    }
  }
  return sums
}

private func dotProducts(
  of offsets: ArraySlice<UInt64>, _ query: [Float], in bytes: any VectorBytes
) -> [Float] {
  var products = [Float](repeating: 0, count: offsets.count)
  bytes.withBytes { bytes in
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe offsets.withUnsafeBufferPointer { offsets in
        unsafe query.withUnsafeBufferPointer { query in
          unsafe products.withUnsafeMutableBufferPointer { products in
            unsafe dot_products(
              bytes.baseAddress, offsets.baseAddress, offsets.count, query.baseAddress,
              query.count, products.baseAddress)
          }
        }
      }
    }
  }
  return products
}
