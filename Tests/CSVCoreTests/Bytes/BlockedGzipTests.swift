import Foundation
import TestSupport
import Testing

@testable import CSVCore

/// BGZF, whose members say how long they are: read side by side, whatever is wrong with it.
@Suite struct BlockedGzipTests {
  typealias Reader = GzipReaderTests

  static let cutShort = "gzip data is cut short"
  static let noEnd = "gzip data is cut short (the empty member that ends BGZF is missing)"
  static let wrongSize = "gzip data is corrupt (a member is not as long as it says)"

  @Test(arguments: [1, 2, 7], [0, 1, 65_280, 65_281, 600_000, 3_000_000])
  func anyNumberOfThreadsReadsTheSame(threadCount: Int, count: Int) throws {
    let folder = try WorkFolder()
    let bytes = table(bytes: count)
    for size in [1000, 1 << 18] {
      let whole = bgzf(bytes)
      let (read, message) = try Reader.outcome(
        of: whole, size: size, threadCount: threadCount, in: folder)
      #expect(read == bytes && message == nil)
    }
  }

  /// Members of any length, empty ones among them; stored ones, and such that shrink to almost nothing.
  @Test(arguments: [1, 7])
  func membersOfAnyLength(threadCount: Int) throws {
    let folder = try WorkFolder()
    var generator = SystemRandomNumberGenerator()
    let noise = (0..<300_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let samples: [([UInt8], Int)] = [
      (table(bytes: 20_000), 1), (table(bytes: 100_000), 7), (table(bytes: 700_000), 4_999),
      (noise, 65_280), ([UInt8](repeating: 0, count: 20_000_000), 65_280),
      ([UInt8](repeating: 9, count: 200_000), 65_536),
    ]
    for (bytes, memberSize) in samples {
      let whole = bgzf([]) + bgzf(bytes, memberSize: memberSize) + bgzf([]) + bgzf([])
      let (read, message) = try Reader.outcome(of: whole, threadCount: threadCount, in: folder)
      #expect(read == bytes && message == nil)
    }
  }

  @Test(.enabled("bgzip is not installed") { try await hasBgzip() }, arguments: [1, 9])
  func whatBgzipWritesIsRead(level: Int) async throws {
    let folder = try WorkFolder()
    let bytes = table(bytes: 2_000_000)
    try folder.write(bytes, to: "data.csv")
    try await folder.run("bgzip -l \(level) -c data.csv > made.gz")
    let (read, message) = try Reader.outcome(of: folder.bytes(of: "made.gz"), in: folder)
    #expect(read == bytes && message == nil)
  }

  @Test(arguments: [1, 2, 7])
  func membersOfBothKindsMix(threadCount: Int) async throws {
    let folder = try WorkFolder()
    let bytes = table(bytes: 1_000_000)
    let plain = try await Reader.gzip(bytes, "-1", in: folder)
    let named = try await Reader.gzip(Reader.text, "-N", in: folder)
    let (blocked, short) = (bgzf(bytes), bgzf(Reader.text, memberSize: 9))
    let mixes: [([[UInt8]], [[UInt8]])] = [
      ([plain, blocked], [bytes, bytes]), ([blocked, plain], [bytes, bytes]),
      (
        [named, blocked, short, plain, named],
        [Reader.text, bytes, Reader.text, bytes, Reader.text]
      ),
      ([short, named, short, named], [[UInt8]](repeating: Reader.text, count: 4)),
      // Without the empty member, but with another after it.
      ([Array(blocked.dropLast(28)), named], [bytes, Reader.text]),
    ]
    for (parts, expected) in mixes {
      let (read, message) = try Reader.outcome(
        of: Array(parts.joined()), threadCount: threadCount, in: folder)
      #expect(read == Array(expected.joined()) && message == nil)
    }
  }

  @Test func aPipeGivesTheSame() async throws {
    let folder = try WorkFolder()
    let bytes = table(bytes: 3_000_000)
    try folder.write(bgzf(bytes), to: "data.gz")
    // In pieces that end anywhere, with the writer late or in time.
    let writers = [
      "cat data.gz", "dd if=data.gz bs=1009 status=none",
      "head -c 100 data.gz; sleep 0.1; tail -c +101 data.gz",
    ]
    for command in writers {
      try await folder.run("rm -f in; mkfifo in; ((\(command)) > in) < /dev/null &> /dev/null &")
      var input = try ByteInput(path: folder("in"), access: .sequential)
      #expect(try input.readAll() == bytes)
    }
  }

  /// Between two members too: the empty one at the end is there to tell.
  @Test(arguments: [1, 7])
  func whereverItIsCutShortItSaysSo(threadCount: Int) throws {
    let folder = try WorkFolder()
    let text = Reader.text
    let whole = bgzf(text, memberSize: 9)
    for count in 2..<whole.count {
      let cut = Array(whole.prefix(count))
      let (read, message) = try Reader.outcome(of: cut, threadCount: threadCount, in: folder)
      // After a whole member, one byte is not enough to see gzip in it.
      let kinds = [Self.cutShort, Self.noEnd, "bytes after the gzip data are not gzip"]
      #expect(message.map(kinds.contains) == true, "cut to \(count) bytes")
      #expect(text.starts(with: read))
    }
    let (read, message) = try Reader.outcome(of: whole, threadCount: threadCount, in: folder)
    #expect(read == text && message == nil)
  }

  @Test func aLongFileThatIsCutGivesAllBeforeIt() throws {
    let folder = try WorkFolder()
    let bytes = table(bytes: 2_000_000)
    let whole = bgzf(bytes)
    for (dropped, message) in [(28, Self.noEnd), (29, Self.cutShort), (400_000, Self.cutShort)] {
      var results: [[UInt8]] = []
      for threadCount in [1, 2, 7] {
        let (read, found) = try Reader.outcome(
          of: Array(whole.dropLast(dropped)), threadCount: threadCount, in: folder)
        #expect(found == message)
        results.append(read)
      }
      #expect(Set(results).count == 1)
      #expect(bytes.starts(with: results[0]))
      #expect(
        results[0].count == (dropped == 28 ? bytes.count : results[0].count / 65_280 * 65_280))
    }
  }

  /// Of a header, the time and the like may be other ones; a member without BC is read as any other is. All else is found.
  @Test(arguments: [1, 7])
  func noFlippedBitGoesUnseen(threadCount: Int) throws {
    let folder = try WorkFolder()
    let text = Reader.text
    let whole = bgzf(text, memberSize: 12)
    var found = 0
    for bit in 16..<whole.count * 8 {
      var bytes = whole
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      let (read, message) = try Reader.outcome(of: bytes, threadCount: threadCount, in: folder)
      if message == nil { #expect(read == text, "bit \(bit)") } else { found += 1 }
    }
    #expect(found > whole.count * 4)
  }

  /// A size of which a byte is another one, in the first member and in one that others follow.
  @Test(arguments: [1, 2, 7])
  func sizesThatLieAreFound(threadCount: Int) throws {
    let folder = try WorkFolder()
    let text = table(bytes: 900)
    let whole = bgzf(text, memberSize: 100)
    let second = 1 + Int(whole[16]) + Int(whole[17]) << 8
    for (start, offset) in [0, second].flatMap({ start in [(start, 16), (start, 17)] }) {
      for value in 0...UInt8.max where value != whole[start + offset] {
        var bytes = whole
        bytes[start + offset] = value
        let (read, message) = try Reader.outcome(
          of: bytes, threadCount: threadCount, in: folder)
        #expect(message == Self.wrongSize || message == Self.cutShort, "\(value)")
        #expect(read == Array(text.prefix(start == 0 ? 0 : 100)))
      }
    }
  }

  /// A member that says it is small, and holds what no member of BGZF may.
  @Test(arguments: [1, 7])
  func aBombIsRefused(threadCount: Int) async throws {
    let folder = try WorkFolder()
    for count in [65_537, 10_000_000] {
      var bomb = try await Reader.gzip([UInt8](repeating: 0, count: count), "-9 -n", in: folder)
      bomb[3] = 4
      let last = bomb.count + 8 - 1
      bomb.insert(contentsOf: [6, 0, 66, 67, 2, 0, UInt8(last & 255), UInt8(last >> 8)], at: 10)
      let whole = bgzf(Reader.text) + bomb + bgzf([])
      let (read, message) = try Reader.outcome(of: whole, threadCount: threadCount, in: folder)
      #expect(read == Reader.text && message == Self.wrongSize)
    }
  }

  /// BC need not be the first of the extra fields, and what only looks like it is none.
  @Test func extraFieldsOfOthers() throws {
    let folder = try WorkFolder()
    let member = Array(bgzf(Reader.text).dropLast(28))
    let end = bgzf([])
    func withExtra(_ field: (Int) -> [UInt8], flags: UInt8 = 4, name: [UInt8] = []) -> [UInt8] {
      let length = field(0).count
      let total = member.count - 8 + 2 + length + name.count
      let extra = [UInt8(length & 255), UInt8(length >> 8)] + field(total - 1)
      return Array(member[..<3]) + [flags] + member[4..<10] + extra + name + member[18...]
    }
    func bytes(_ last: Int) -> [UInt8] { [UInt8(last & 255), UInt8(last >> 8)] }
    let long = [UInt8](repeating: 7, count: 40_000)
    let members = [
      withExtra { [65, 66, 3, 0, 1, 2, 3, 66, 67, 2, 0] + bytes($0) },
      withExtra { [65, 66] + bytes(40_000) + long + [66, 67, 2, 0] + bytes($0) },
      withExtra { [66, 67, 2, 0] + bytes($0) + [65, 66, 0, 0] },
      withExtra { _ in [66, 67, 2, 0, 1] }, withExtra { _ in [66, 67, 3, 0, 1, 2, 3] },
      withExtra { _ in [66, 67, 255, 255, 1, 2] }, withExtra { _ in [66] }, withExtra { _ in [] },
      withExtra({ [66, 67, 2, 0] + bytes($0) }, flags: 12, name: [65, 0]),
    ]
    for member in members {
      let wholes = [(member + end, 1), (end + member + end, 1), (member + member + end, 2)]
      for (whole, times) in wholes {
        let (read, message) = try Reader.outcome(of: whole, in: folder)
        #expect(message == nil)
        #expect(read == Array(repeatElement(Reader.text, count: times).joined()))
      }
    }
  }
}
