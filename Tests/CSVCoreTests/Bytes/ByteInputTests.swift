import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import CSVCore

@Suite struct ByteInputTests {
  /// The ways that the same bytes can come in.
  enum Way: String, CaseIterable {
    case plain, gzip, members, fifo, gzipFifo
    var isGzip: Bool { self != .plain && self != .fifo }
  }

  /// Makes `bytes` available in the folder under the name that is returned.
  static func offer(_ bytes: [UInt8], as way: Way, in folder: WorkFolder) async throws -> String {
    try folder.write(bytes, to: "data.csv")
    switch way {
    case .plain: return "data.csv"
    case .gzip: try await folder.run("gzip -c data.csv > in")
    case .members:
      try await folder.run(
        "(head -c 1000 | gzip; gzip < /dev/null; tail -c +1001 data.csv | gzip -1) < data.csv > in")
    case .fifo: try await folder.run("mkfifo in; (cat data.csv > in) < /dev/null &> /dev/null &")
    case .gzipFifo:
      try await folder.run("mkfifo in; (gzip -c data.csv > in) < /dev/null &> /dev/null &")
    }
    return "in"
  }

  @Test(arguments: Way.allCases, [0, 1, 2, 999, 65_536, 3_000_000])
  func readsAllBytes(way: Way, count: Int) async throws {
    let folder = try WorkFolder()
    let bytes = table(bytes: count)
    let name = try await Self.offer(bytes, as: way, in: folder)
    var input = try ByteInput(path: folder(name), access: .sequential)
    #expect(input.isGzip == way.isGzip)
    #expect(input.size == (way == .plain && count > 0 ? count : nil))
    #expect(try input.readAll() == bytes)
    #expect(input.spooledBytes == 0)
  }

  @Test(arguments: Way.allCases, [0, 1, 1000, 3_000_000])
  func looksAgain(way: Way, count: Int) async throws {
    let folder = try WorkFolder()
    let bytes = table(bytes: count)
    let name = try await Self.offer(bytes, as: way, in: folder)
    var input = try ByteInput(path: folder(name), access: .rewindable)
    #expect(try input.readAll(size: 100_003) == bytes)
    #expect(input.spooledBytes == (way == .plain ? 0 : count))
    try input.rewind()
    #expect(try input.readAll(size: 300_007) == bytes)
    try input.rewind()
    for offset in [0, 1, 999, 1_000_000, 1 << 20, (1 << 20) + 1, count - 1, count, count + 1, -1] {
      let expected = offset < 0 ? [] : Array(bytes.dropFirst(offset).prefix(100_000))
      #expect(try input.read(at: offset, count: 100_000) == expected)
    }
    #expect(try input.readAll() == bytes)
  }

  /// A file is shared at once; what comes one byte after the other, when all of it is kept.
  @Test func anotherThreadReadsTheSameBytes() async throws {
    let folder = try WorkFolder()
    let bytes = table(bytes: 3_000_000)
    let plain = try ByteInput(
      path: folder(try await Self.offer(bytes, as: .plain, in: folder)), access: .rewindable)
    var packed = try ByteInput(
      path: folder(try await Self.offer(bytes, as: .gzip, in: folder)), access: .rewindable)
    let isSharedEarly = try packed.shared() != nil
    #expect(!isSharedEarly)
    _ = try packed.readAll()
    for offset in [2_999_000, 0, 1 << 20, 3_000_000] {
      guard var first = try plain.shared(), var second = try packed.shared() else {
        Issue.record("cannot be shared")
        return
      }
      first.seek(to: offset)
      #expect(try first.readAll() == Array(bytes[offset...]))
      // Again, after its end was reached.
      first.seek(to: offset)
      #expect(try first.readAll() == Array(bytes[offset...]))
      second.seek(to: offset)
      #expect(try second.readAll() == Array(bytes[offset...]))
    }
  }

  /// What comes through a pipe has no size, cannot be shared, and has nothing to compare with later.
  @Test func ofAPipeNothingIsKnownBefore() async throws {
    let folder = try WorkFolder()
    let name = try await Self.offer(table(bytes: 1000), as: .fifo, in: folder)
    var input = try ByteInput(path: folder(name), access: .sequential)
    let isShared = try input.shared() != nil
    #expect(!isShared)
    #expect(try input.readAll() == table(bytes: 1000))
    try input.checkUnchanged()
  }
}
