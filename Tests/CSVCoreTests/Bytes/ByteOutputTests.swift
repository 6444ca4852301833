import Foundation
import Synchronization
import SystemPackage
import TestSupport
import Testing

@testable import CSVCore

@Suite struct ByteOutputTests {
  init() { ignoreBrokenPipes() }

  @Test(arguments: [0, 1, 1000, 262_144, 3_000_000], [1, 7, 4096, 262_143, 262_144, 1_000_000])
  func writesAllBytes(count: Int, chunk: Int) throws {
    let folder = try WorkFolder()
    let bytes = Array(table(bytes: count).prefix(chunk == 1 ? 300_000 : count))
    var output = try ByteOutput(.file(folder("out.csv")))
    try output.write(bytes, chunk: chunk)
    #expect(output.bytesWritten == bytes.count)
    #expect(try folder.fileNames() == [])
    try output.finish()
    #expect(try folder.fileNames() == [])
    try output.commit()
    #expect(try folder.fileNames() == ["out.csv"])
    #expect(try folder.bytes(of: "out.csv") == bytes)
  }

  @Test func writesBytesTextAndSpansInOrder() throws {
    let folder = try WorkFolder()
    var output = try ByteOutput(.file(folder("out.csv")))
    try output.write(UInt8(ascii: "a"))
    try output.write(utf8: ",é\n")
    let bytes: [UInt8] = [0, 255]
    try output.write(bytes.span)
    try output.flush()
    try output.write(utf8: "")
    try output.commit()
    #expect(try folder.bytes(of: "out.csv") == Array("a,é\n".utf8) + bytes)
  }

  @Test func committingTwiceIsCommittingOnce() throws {
    let folder = try WorkFolder()
    var output = try ByteOutput(.file(folder("out.csv")))
    try output.write(utf8: "a\n")
    try output.finish()
    try output.finish()
    try output.commit()
    try output.commit()
    #expect(try folder.fileNames() == ["out.csv"])
    #expect(try folder.bytes(of: "out.csv") == Array("a\n".utf8))
  }

  @Test(arguments: [true, false])
  func whatIsNotCommittedLeavesNothing(isFinished: Bool) throws {
    let folder = try WorkFolder()
    try folder.write([1, 2, 3], to: "old")
    for name in ["old", "new", "new.gz"] {
      var output = try ByteOutput(.file(folder(name)))
      try output.write(table(bytes: 1_000_000), chunk: 1000)
      if isFinished { try output.finish() }
    }
    #expect(try folder.fileNames() == ["old"])
    #expect(try folder.bytes(of: "old") == [1, 2, 3])
  }

  @Test func aFileMayReplaceItsInput() throws {
    let folder = try WorkFolder()
    let bytes = table(bytes: 1_000_000)
    try folder.write(bytes, to: "data.csv")
    var input = try ByteInput(path: folder("data.csv"), access: .rewindable)
    var output = try ByteOutput(.file(folder("data.csv")))
    try output.write(UInt8(ascii: "#"))
    let copy = try input.readAll()
    try output.write(copy.span)
    try output.commit()
    try input.rewind()
    #expect(try input.readAll() == bytes)
    #expect(try folder.bytes(of: "data.csv") == [UInt8(ascii: "#")] + bytes)
  }
}

// MARK: - What a file keeps

extension ByteOutputTests {
  @Test(arguments: ["600", "640", "644", "666", "755", "444"])
  func anExistingFileKeepsItsMode(mode: String) async throws {
    let folder = try WorkFolder()
    try await folder.run(
      "echo a > out.csv; chmod \(mode) out.csv; ls -l out.csv | cut -c 1-10 > before")
    guard getuid() == 0 || mode != "444" else { return }
    var output = try ByteOutput(.file(folder("out.csv")))
    try output.commit()
    #expect(try await folder.run("ls -l out.csv | cut -c 1-10 | cmp - before") == 0)
  }

  @Test func aNewFileGetsTheModeThatTheShellWouldGiveIt() async throws {
    let folder = try WorkFolder()
    var output = try ByteOutput(.file(folder("out.csv")))
    try output.commit()
    try await folder.run(": > other")
    #expect(
      try await folder.run(
        "test \"$(ls -l out.csv | cut -c 1-10)\" = \"$(ls -l other | cut -c 1-10)\"")
        == 0)
  }

  @Test func aLinkStaysAndItsTargetIsReplaced() async throws {
    let folder = try WorkFolder()
    try await folder.run("mkdir real links; echo old > real/data.csv")
    try await folder.run(
      "ln -s ../real/data.csv links/a; ln -s a links/b; ln -s ../real/new links/c")
    for name in ["links/b", "links/c"] {
      var output = try ByteOutput(.file(folder(name)))
      try output.write(utf8: "\(name)\n")
      try output.commit()
    }
    #expect(try folder.bytes(of: "real/data.csv") == Array("links/b\n".utf8))
    #expect(try folder.bytes(of: "real/new") == Array("links/c\n".utf8))
    #expect(try await folder.run("test -L links/a && test -L links/b && test -L links/c") == 0)
    #expect(try await folder.run("test $(ls -A real links | grep -c .) = 7") == 0)
  }

  @Test func aNameMayBeAsLongAsNamesCanBe() throws {
    let folder = try WorkFolder()
    let name = String(repeating: "é", count: 127)
    for _ in 0..<2 {
      var output = try ByteOutput(.file(folder(name)))
      try output.write(utf8: "a\n")
      try output.commit()
      #expect(try folder.fileNames() == [name])
    }
  }
}

// MARK: - Places that are not files

extension ByteOutputTests {
  @Test func devicesAndPipesAreWrittenDirectly() async throws {
    let folder = try WorkFolder()
    let bytes = table(bytes: 1_000_000)
    var nowhere = try ByteOutput(.file("/dev/null"))
    try nowhere.write(bytes, chunk: 1000)
    try nowhere.commit()
    try await folder.run("mkfifo pipe; (cat pipe > copy; mkdir done) < /dev/null &> /dev/null &")
    var output = try ByteOutput(.file(folder("pipe")))
    try output.write(bytes, chunk: 1000)
    try output.commit()
    _ = consume output
    try await folder.run("until test -d done; do sleep 0.01; done")
    #expect(try folder.bytes(of: "copy") == bytes)
    #expect(try await folder.run("test -p pipe && test -c /dev/null") == 0)
  }

  @Test func anOpenDescriptorIsContinuedWhereItStands() throws {
    let folder = try WorkFolder()
    let file = try FileDescriptor.open(
      FilePath(folder("log")), .writeOnly, options: .create, permissions: .ownerReadWrite)
    try file.writeAll("first\n".utf8)
    var output = try ByteOutput(.file("/dev/fd/\(file.rawValue)"))
    try output.write(utf8: "second\n")
    try output.commit()
    try file.close()
    #expect(try folder.bytes(of: "log") == Array("first\nsecond\n".utf8))
  }

  @Test func aPipeThatDoesNotBlockIsWaitedFor() throws {
    let bytes = table(bytes: 5_000_000)
    let (reading, writing) = try FileDescriptor.pipe(options: [.nonBlocking, .closeOnExec])
    let copy = Mutex<[UInt8]>([])
    let readers = DispatchGroup()
    DispatchQueue.global().async(group: readers) {
      guard var input = try? ByteInput(path: "/dev/fd/\(reading.rawValue)", access: .sequential),
        let all = try? input.readAll(size: 1000)
      else { return }
      copy.withLock { $0 = all }
    }
    var output = try ByteOutput(.file("/dev/fd/\(writing.rawValue)"))
    try output.write(bytes, chunk: 300_000)
    try output.commit()
    _ = consume output
    try writing.close()
    readers.wait()
    #expect(copy.withLock { $0 } == bytes)
    try reading.close()
  }

  @Test(arguments: [false, true])
  func aReaderThatHasGoneIsToldApart(gzip: Bool) throws {
    let (reading, writing) = try FileDescriptor.pipe(options: .closeOnExec)
    var output = try ByteOutput(.file("/dev/fd/\(writing.rawValue)"), gzip: gzip)
    try reading.close()
    let error = #expect(throws: CSVError.self) {
      try output.write(table(bytes: 4_000_000), chunk: 1000)
      try output.finish()
    }
    #expect(error?.kind == .closedPipe)
    try writing.close()
  }
}

// MARK: - Errors

extension ByteOutputTests {
  @Test(arguments: [false, true], [1, 1_000_000])
  func aFullDiskIsAnErrorThatStays(gzip: Bool, count: Int) throws {
    var output = try ByteOutput(.file("/dev/full"), gzip: gzip)
    let error = CSVError("no space left on device", kind: .system, file: "/dev/full")
    #expect(throws: error) {
      try output.write(table(bytes: count), chunk: 1000)
      try output.finish()
    }
    #expect(throws: error) { try output.finish() }
    #expect(throws: error) { try output.commit() }
    #expect(throws: error) { try output.flush() }
  }

  @Test(arguments: [
    ("", "no such directory"), ("none/out.csv", "no such directory"), (".", "is a directory"),
    ("folder", "is a directory"), ("folder/", "is a directory"), ("new/", "is a directory"),
    ("file/out.csv", "not a directory"), ("loop", "too many levels of symbolic links"),
    ("dangling", "no such directory"),
  ])
  func aPlaceThatCannotBeWrittenFailsAtOnce(name: String, message: String) async throws {
    let folder = try WorkFolder()
    try await folder.run("mkdir folder; : > file; ln -s loop loop; ln -s none/out.csv dangling")
    let path = name.isEmpty ? "" : folder(name)
    #expect(throws: CSVError(message, kind: .system, file: path)) {
      _ = try ByteOutput(.file(path))
    }
    #expect(throws: CSVError("is not open", kind: .system, file: "/dev/fd/9999")) {
      _ = try ByteOutput(.file("/dev/fd/9999"))
    }
  }
}

extension ByteOutput {
  /// Writes `bytes` in pieces of `chunk` bytes.
  mutating func write(_ bytes: [UInt8], chunk: Int) throws(CSVError) {
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      if chunk == 1 {
        try write(bytes[start])
      } else {
        try write(bytes.span.extracting(start..<min(start + chunk, bytes.count)))
      }
    }
  }
}
