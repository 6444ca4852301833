import CSVCore
import Resampling
import TableKit

/// Word vectors as word2vec writes them in binary: a word, a space, its numbers, perhaps a line
/// feed.
enum VectorBinary {
  /// Finds the words; their numbers stay where they are.
  static func read(
    _ bytes: any VectorBytes, from start: Int, _ shape: VectorShape, name: String
  ) throws(CSVError) -> WordVectors {
    var words = Interner()
    var offsets: [UInt64] = []
    let fault = bytes.withBytes { bytes in
      find(&words, &offsets, in: bytes, from: start, shape, name: name)
    }
    if let fault { throw fault }
    return try WordVectorFile.vectors(words, offsets, shape.dimension, in: bytes, name: name)
  }

  private static func find(
    _ words: inout Interner, _ offsets: inout [UInt64], in bytes: Span<UInt8>, from start: Int,
    _ shape: VectorShape, name: String
  ) -> CSVError? {
    // No overflow: the shape was checked against the size of the file.
    let length = shape.dimension * 4
    var position = start
    for number in 1...shape.wordCount {
      if position < bytes.count && bytes[position] == UInt8(ascii: "\n") { position += 1 }
      let wordStart = position
      while position < bytes.count && bytes[position] > UInt8(ascii: " ") { position += 1 }
      guard bytes.count - position > length else {
        return CSVError(
          "is cut short in word \(number) of \(shape.wordCount)", file: name,
          hint: "or it is not of \(shape.dimension) numbers a word, or a word has a space in it")
      }
      guard bytes[position] == UInt8(ascii: " "), position > wordStart else {
        return CSVError(
          "no word is where word \(number) of \(shape.wordCount) should be", file: name,
          hint: "is it not of \(shape.dimension) numbers a word, or has a word a space in it?")
      }
      // Of a word that comes twice the first vector counts.
      let word = bytes.extracting(wordStart..<position)
      if words.find(word) == nil {
        words.add(word)
        offsets.append(UInt64(position + 1))
      }
      position += 1 + length
    }
    if position < bytes.count && bytes[position] == UInt8(ascii: "\n") { position += 1 }
    guard position == bytes.count else {
      return CSVError(
        "\(counted(bytes.count - position, "byte")) too many after its \(shape.wordCount) words",
        file: name,
        hint: "is it not of \(shape.dimension) numbers a word, or has a word a space in it?")
    }
    return nil
  }
}
