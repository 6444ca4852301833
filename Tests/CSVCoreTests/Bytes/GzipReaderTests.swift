import Foundation
import TestSupport
import Testing

@testable import CSVCore

@Suite struct GzipReaderTests {
  static let text = Array("id,label\n1,yes\n2,no\n3,no\n".utf8)

  /// `bytes` as gzip makes them, with the options given.
  static func gzip(_ bytes: [UInt8], _ options: String = "", in folder: WorkFolder) async throws
    -> [UInt8]
  {
    try folder.write(bytes, to: "plain.csv")
    try await folder.run("gzip \(options) -c plain.csv > made.gz")
    return try folder.bytes(of: "made.gz")
  }

  /// What is read of `bytes` before the end or the error.
  static func outcome(
    of bytes: [UInt8], size: Int = 1 << 16, threadCount: Int = 2, in folder: WorkFolder
  ) throws -> (read: [UInt8], message: String?) {
    try folder.write(bytes, to: "in")
    var input = try ByteInput(
      InputFile(path: folder("in")), access: .sequential, threadCount: threadCount)
    var block = [UInt8](repeating: 0, count: size)
    var buffer = block.mutableSpan
    var all: [UInt8] = []
    do throws(CSVError) {
      while true {
        let count = try input.read(into: &buffer)
        if count == 0 { return (all, nil) }
        all.append(buffer.span.extracting(first: count))
      }
    } catch {
      #expect(error.file == folder("in") && error.kind == .data)
      // It is the same error when asked again.
      #expect(throws: error) { try input.read(into: &buffer) }
      return (all, error.message)
    }
  }

  @Test func whereverItIsCutShortItSaysSo() async throws {
    let folder = try WorkFolder()
    let whole = try await Self.gzip(Self.text, in: folder)
    for count in 2..<whole.count {
      let (read, message) = try Self.outcome(of: Array(whole.prefix(count)), in: folder)
      #expect(message == "gzip data is cut short")
      #expect(Self.text.starts(with: read))
    }
    let (read, message) = try Self.outcome(of: whole, in: folder)
    #expect(read == Self.text && message == nil)
  }

  /// A match that was begun is handed out to its end, however small the buffer was that it did not fit into.
  @Test(arguments: [1, 2, 3, 7, 100])
  func whatComesBeforeTheCutIsTheSameInBuffersOfAnySize(size: Int) async throws {
    let folder = try WorkFolder()
    let text = [UInt8](repeating: UInt8(ascii: "a"), count: 3000) + Self.text
    let whole = try await Self.gzip(text, in: folder)
    for count in 2..<whole.count {
      let cut = Array(whole.prefix(count))
      let (expected, _) = try Self.outcome(of: cut, in: folder)
      let (read, message) = try Self.outcome(of: cut, size: size, in: folder)
      #expect(message == "gzip data is cut short")
      #expect(read == expected, "cut to \(count) bytes")
    }
  }

  @Test func wheverASecondMemberIsCutShortItSaysSo() async throws {
    let folder = try WorkFolder()
    let whole = try await Self.gzip(Self.text, in: folder)
    for count in 1..<whole.count {
      let (read, message) = try Self.outcome(of: whole + whole.prefix(count), in: folder)
      #expect(
        message
          == (count < 2 ? "bytes after the gzip data are not gzip" : "gzip data is cut short"))
      #expect((Self.text + Self.text).starts(with: read) && read.count >= Self.text.count)
    }
  }

  /// Flips every bit. The header may say other things of no consequence (time, system), and the last
  /// byte of the compressed data has bits that nobody uses; all else must be found.
  @Test func noFlippedBitGoesUnseen() async throws {
    let folder = try WorkFolder()
    let whole = try await Self.gzip(Self.text, "-n", in: folder)
    for bit in 16..<whole.count * 8 {
      var bytes = whole
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      let (read, message) = try Self.outcome(of: bytes, in: folder)
      if (4..<10).contains(bit / 8) || bit == 24 {
        #expect(read == Self.text && message == nil)
      } else if bit / 8 == whole.count - 9 && message == nil {
        #expect(read == Self.text)
      } else {
        #expect(message?.contains("gzip") == true, "bit \(bit)")
      }
    }
  }

  @Test func damageIsNamed() async throws {
    let folder = try WorkFolder()
    let whole = try await Self.gzip(Self.text, "-n", in: folder)
    for (place, bits, message) in [
      (2, 1, "gzip data is corrupt (unknown compression method)"),
      (10, 6, "gzip data is corrupt (invalid block type)"),
      (whole.count - 8, ~whole[whole.count - 8], "gzip checksum does not match"),
      (whole.count - 4, ~whole[whole.count - 4], "gzip length does not match"),
    ] as [(Int, UInt8, String)] {
      var bytes = whole
      bytes[place] |= bits
      #expect(try Self.outcome(of: bytes, in: folder).message == message)
    }
  }

  @Test(
    arguments: [[10], [0, 10], [0, 0x1f, 0x8b], Array("id,label\n".utf8), [0x1f, 0x8c, 8]]
      as [[UInt8]])
  func whatComesAfterAndIsNotGzipIsAnError(junk: [UInt8]) async throws {
    let folder = try WorkFolder()
    for members in 1...2 {
      let member = try await Self.gzip(Self.text, in: folder)
      let bytes = Array(repeatElement(member, count: members).joined())
      let (read, message) = try Self.outcome(of: bytes + junk, in: folder)
      #expect(read == Array(repeatElement(Self.text, count: members).joined()))
      #expect(message == "bytes after the gzip data are not gzip")
    }
  }

  /// As files that were padded to whole blocks of a tape have them; more of them than are read at once, too.
  @Test(arguments: [1, 3, 1000, 600_000])
  func zerosAfterTheLastMemberAreIgnored(count: Int) async throws {
    let folder = try WorkFolder()
    let zeros = [UInt8](repeating: 0, count: count)
    for whole in [try await Self.gzip(Self.text, in: folder), bgzf(Self.text)] {
      let (read, message) = try Self.outcome(of: whole + zeros, in: folder)
      #expect(read == Self.text && message == nil)
      let (before, junk) = try Self.outcome(of: whole + zeros + [1], in: folder)
      #expect(before == Self.text && junk == "bytes after the gzip data are not gzip")
    }
  }

  @Test(arguments: [1, 2, 3, 5, 7, 1000])
  func theBufferMayHaveAnySize(size: Int) async throws {
    let folder = try WorkFolder()
    let bytes = table(bytes: 20_000)
    let whole =
      try await Self.gzip(bytes, "-1", in: folder) + Self.gzip([], in: folder)
      + Self.gzip(bytes, "-9", in: folder)
    let (read, message) = try Self.outcome(of: whole, size: size, in: folder)
    #expect(read == bytes + bytes && message == nil)
  }

  @Test func manySmallMembersAreOneStream() async throws {
    let folder = try WorkFolder()
    let bytes = table(bytes: 50_000)
    var whole: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 4_999) {
      let part = bytes[start..<min(start + 4_999, bytes.count)]
      whole += try await Self.gzip(Array(part), in: folder)
    }
    let (read, message) = try Self.outcome(of: whole, in: folder)
    #expect(read == bytes && message == nil)
  }

  @Test func oneLayerOfGzipIsUndone() async throws {
    let folder = try WorkFolder()
    let inner = try await Self.gzip(Self.text, in: folder)
    let outer = try await Self.gzip(inner, in: folder)
    #expect(try Self.outcome(of: outer, in: folder).read == inner)
  }

  @Test func whatIsTooShortForGzipIsPlain() async throws {
    let folder = try WorkFolder()
    #expect(try Self.outcome(of: [0x1f], in: folder).read == [0x1f])
    #expect(try Self.outcome(of: [], in: folder).message == nil)
  }

  /// A stream that compresses a thousandfold fills buffer after buffer from few bytes.
  @Test func zerosComeOutWhole() async throws {
    let folder = try WorkFolder()
    try await folder.run("head -c 30000000 /dev/zero | gzip -9 > zeros.gz")
    var input = try ByteInput(path: folder("zeros.gz"), access: .sequential)
    let all = try input.readAll()
    #expect(all.count == 30_000_000 && all.allSatisfy { $0 == 0 })
  }
}
