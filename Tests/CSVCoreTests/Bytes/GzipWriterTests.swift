import Foundation
import TestSupport
import Testing

@testable import CSVCore

@Suite struct GzipWriterTests {
  /// Around the edges of members (65,280 bytes) and of blocks (two members).
  static let counts = [
    0, 1, 65_279, 65_280, 65_281, 130_559, 130_560, 130_561, 261_120, 1_500_000,
  ]

  /// The empty member that ends BGZF, as its specification has it.
  static let end: [UInt8] = [
    0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 255, 6, 0, 0x42, 0x43, 2, 0, 0x1b, 0, 3, 0, 0, 0, 0, 0, 0, 0,
    0, 0,
  ]

  @Test(arguments: counts, [1, 6, 9])
  func gzipReadsIt(count: Int, level: Int) async throws {
    let folder = try WorkFolder()
    let bytes = table(bytes: count)
    try folder.write(bytes, to: "data.csv")
    var output = try ByteOutput(.file(folder("out.gz")), level: level)
    try output.write(bytes, chunk: 10_000)
    try output.commit()
    #expect(try await folder.run("gzip -t out.gz && gzip -dc out.gz | cmp - data.csv") == 0)
    var input = try ByteInput(path: folder("out.gz"), access: .sequential)
    #expect(try input.readAll() == bytes)
  }

  @Test(arguments: [0, 1, 131_072, 1_500_000])
  func theBytesDependOnTheBytesAlone(count: Int) throws {
    let folder = try WorkFolder()
    let bytes = table(bytes: count)
    var results: Set<[UInt8]> = []
    for (threadCount, chunk) in [(1, 1000), (2, 1000), (3, 77), (2, 131_072), (64, 2_000_000)] {
      var output = try ByteOutput(.file(folder("out")), gzip: true, threadCount: threadCount)
      try output.write(bytes, chunk: chunk)
      try output.commit()
      results.insert(try folder.bytes(of: "out"))
    }
    #expect(results.count == 1)
    #expect(results.first?.prefix(16) == Self.end.prefix(16))
    #expect(results.first?.suffix(28) == Self.end[...])
  }

  /// What the members say of their size leads from one to the next, and to the end.
  @Test(arguments: counts, [1, 9])
  func everyMemberSaysHowLongItIs(count: Int, level: Int) async throws {
    let folder = try WorkFolder()
    let bytes = table(bytes: count)
    var output = try ByteOutput(.file(folder("out.gz")), level: level)
    try output.write(bytes, chunk: 100_000)
    try output.commit()
    let made = try folder.bytes(of: "out.gz")
    var (start, sum, members) = (0, 0, 0)
    while start < made.count {
      let rest = Array(made[start...])
      guard case .announced(let size) = MemberStart(rest.span, isAll: true) else { break }
      let length = made[..<(start + size)].suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
      #expect(length <= 65_280)
      (start, sum, members) = (start + size, sum + length, members + 1)
    }
    #expect(start == made.count && sum == count)
    #expect(members == (count + 65_279) / 65_280 + 1)
  }

  @Test(arguments: [0, 1, 65_281, 1_500_000])
  func pythonReadsIt(count: Int) async throws {
    let folder = try WorkFolder()
    try folder.write(table(bytes: count), to: "data.csv")
    var output = try ByteOutput(.file(folder("out.gz")))
    try output.write(table(bytes: count).span)
    try output.commit()
    let script =
      "import gzip; assert gzip.open('out.gz').read() == open('data.csv', 'rb').read()"
    #expect(try await folder.run("python3 -c \"\(script)\"") == 0)
  }

  @Test(.enabled("bgzip is not installed") { try await hasBgzip() }, arguments: counts)
  func bgzipReadsIt(count: Int) async throws {
    let folder = try WorkFolder()
    try folder.write(table(bytes: count), to: "data.csv")
    var output = try ByteOutput(.file(folder("out.gz")))
    try output.write(table(bytes: count).span)
    try output.commit()
    #expect(try await folder.run("bgzip -t out.gz && bgzip -dc out.gz | cmp - data.csv") == 0)
  }

  /// Bytes that deflate cannot make smaller are stored: members grow by 31 bytes and still fit.
  @Test func noiseSurvives() async throws {
    let folder = try WorkFolder()
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<400_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    try folder.write(bytes, to: "noise")
    var output = try ByteOutput(.file(folder("noise.gz")))
    try output.write(bytes.span)
    try output.commit()
    #expect(try await folder.run("gzip -dc noise.gz | cmp - noise") == 0)
    #expect(try folder.bytes(of: "noise.gz").count <= 400_000 + 7 * 31 + Self.end.count)
  }

  @Test func aFlushSendsWhatThereIs() async throws {
    let folder = try WorkFolder()
    try folder.write(Array("a,b\n1,2\n".utf8), to: "data.csv")
    var output = try ByteOutput(.file(folder("out.gz")))
    try output.flush()
    try output.write(utf8: "a,b\n")
    try output.flush()
    try output.flush()
    try output.write(utf8: "1,2\n")
    try output.commit()
    #expect(try await folder.run("gzip -dc out.gz | cmp - data.csv") == 0)
  }

  @Test func itIsAboutAsSmallAsThatOfGzip() async throws {
    let folder = try WorkFolder()
    let bytes = table(bytes: 2_000_000)
    try folder.write(bytes, to: "data.csv")
    try await folder.run("gzip -6 < data.csv > other.gz")
    var output = try ByteOutput(.file(folder("out.gz")))
    try output.write(bytes.span)
    try output.commit()
    let (ours, theirs) = try (
      folder.bytes(of: "out.gz").count, folder.bytes(of: "other.gz").count
    )
    // Members of 64 KiB refer to nothing before them.
    #expect(Double(ours) < 1.05 * Double(theirs))
  }
}

/// Whether there is a bgzip to compare with: Debian has it in the package tabix.
func hasBgzip() async throws -> Bool { try await WorkFolder().run("bgzip --version") == 0 }
