import Foundation
import TestSupport
import Testing

@testable import CSVCore

@Suite struct GzipWriterTests {
  /// Around the edges of blocks (128 KiB) and of the dictionary (32 KiB).
  static let counts = [
    0, 1, 32_767, 32_768, 32_769, 131_071, 131_072, 131_073, 163_840, 262_144, 1_500_000,
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
    var input = try ByteInput(path: folder("out.gz"), looks: .once)
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
    #expect(results.first?.prefix(10) == [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
  }

  /// Bytes that deflate cannot make smaller: a block grows then.
  @Test func noiseSurvives() async throws {
    let folder = try WorkFolder()
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<400_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    try folder.write(bytes, to: "noise")
    var output = try ByteOutput(.file(folder("noise.gz")))
    try output.write(bytes.span)
    try output.commit()
    #expect(try await folder.run("gzip -dc noise.gz | cmp - noise") == 0)
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
    #expect(Double(ours) < 1.005 * Double(theirs))
  }
}
