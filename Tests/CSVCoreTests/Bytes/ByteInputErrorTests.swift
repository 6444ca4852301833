import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import CSVCore

extension ByteInputTests {
  @Test(arguments: [
    ("none.csv", "no such file"), ("", "no such file"), (".", "is a directory"),
    ("data.csv/x", "not a directory"), ("loop", "too many levels of symbolic links"),
  ])
  func aFileThatCannotBeOpenedIsAnError(name: String, message: String) async throws {
    let folder = try WorkFolder()
    try await folder.run(": > data.csv; ln -s loop loop")
    let path = name.isEmpty ? "" : folder(name)
    #expect(throws: CSVError(message, kind: .system, file: path)) {
      _ = try ByteInput(path: path, access: .sequential)
    }
  }

  @Test func aFileCutShortWhileItIsReadIsAnError() async throws {
    let folder = try WorkFolder()
    try folder.write(table(bytes: 500_000), to: "data.csv")
    var input = try ByteInput(path: folder("data.csv"), access: .sequential)
    try await folder.run("truncate -s 100000 data.csv")
    #expect(throws: Self.changed(folder("data.csv"))) { try input.readAll() }
    #expect(input.size == 500_000)
  }

  /// What happens to a file between two looks.
  @Test(arguments: ["truncate -s 499999 data.csv", "echo >> data.csv", "touch data.csv"])
  func aFileChangedBetweenLooksIsAnError(change: String) async throws {
    let folder = try WorkFolder()
    try folder.write(table(bytes: 500_000), to: "data.csv")
    try await folder.run("touch -d '2001-01-01' data.csv")
    var input = try ByteInput(path: folder("data.csv"), access: .rewindable)
    _ = try input.readAll()
    try await folder.run(change)
    #expect(throws: Self.changed(folder("data.csv"))) { try input.rewind() }
    if change.contains("-s") {
      #expect(throws: Self.changed(folder("data.csv"))) {
        try input.read(at: 400_000, count: 200_000)
      }
    }
  }

  /// Neither a longer file nor other bytes at the end of a second look.
  @Test(arguments: ["echo >> data.csv", "printf x | dd of=data.csv conv=notrunc"])
  func aFileChangedInTheSecondLookIsAnError(change: String) async throws {
    let folder = try WorkFolder()
    try folder.write(table(bytes: 500_000), to: "data.csv")
    try await folder.run("touch -d '2001-01-01' data.csv")
    var input = try ByteInput(path: folder("data.csv"), access: .rewindable)
    _ = try input.readAll()
    try input.rewind()
    try input.checkUnchanged()
    try await folder.run(change)
    #expect(throws: Self.changed(folder("data.csv"))) { try input.readAll() }
    #expect(throws: Self.changed(folder("data.csv"))) { try input.checkUnchanged() }
  }

  @Test func aFileThatGrowsIsReadToItsNewEnd() async throws {
    let folder = try WorkFolder()
    try folder.write(table(bytes: 100_000), to: "data.csv")
    var input = try ByteInput(path: folder("data.csv"), access: .sequential)
    try await folder.run("echo >> data.csv")
    #expect(try input.readAll() == table(bytes: 100_000) + [UInt8(ascii: "\n")])
  }

  private static func changed(_ file: String) -> CSVError {
    CSVError("changed while it was read", kind: .system, file: file)
  }
}

// MARK: - Standard input and friends

extension ByteInputTests {
  /// As in `(read line; csv-counts) < data.csv`.
  @Test(arguments: [0, 1, 1000, 99_999, 100_000, 100_001])
  func anOpenFileIsReadFromItsPlaceOn(place: Int) throws {
    let folder = try WorkFolder()
    let bytes = table(bytes: 100_000)
    let rest = Array(bytes.dropFirst(place))
    try folder.write(bytes, to: "data.csv")
    let descriptor = try FileDescriptor.open(FilePath(folder("data.csv")), .readOnly)
    try descriptor.seek(offset: Int64(place), from: .start)
    var input = try ByteInput(
      InputFile(OpenFile(borrowing: descriptor), name: "standard input"), access: .rewindable)
    #expect(input.size == rest.count)
    #expect(try input.readAll() == rest)
    try input.rewind()
    #expect(try input.readAll() == rest)
    #expect(try input.read(at: 10, count: 1000) == Array(rest.dropFirst(10).prefix(1000)))
    _ = consume input
    // Whoever lent it can go on, after what was read.
    #expect(try descriptor.seek(offset: 0, from: .current) == max(100_000, Int64(place)))
    try descriptor.close()
  }

  @Test func aDescriptorThatIsNotOpenIsAnError() throws {
    #expect(throws: CSVError("is not open", kind: .system, file: "standard input")) {
      let closed = OpenFile(borrowing: FileDescriptor(rawValue: 9999))
      _ = try InputFile(closed, name: "standard input")
    }
  }

  @Test func filesOfTheKernelAreReadThoughTheySayTheyAreEmpty() throws {
    var input = try ByteInput(path: "/proc/self/status", access: .rewindable)
    #expect(input.size == nil)
    let bytes = try input.readAll(size: 100)
    #expect(!bytes.isEmpty)
    try input.rewind()
    #expect(try input.readAll() == bytes)
  }

  @Test func theSameFileIsKnownByAnyName() async throws {
    let folder = try WorkFolder()
    try await folder.run("echo a > a; ln a b; ln -s b c; echo a > d; mkfifo p")
    let a = try FileDescriptor.open(FilePath(folder("a")), .readOnly)
    for (name, isSame) in [("a", true), ("b", true), ("c", true), ("d", false)] {
      let input = try ByteInput(path: folder(name), access: .sequential)
      #expect(input.isSameFile(as: a) == isSame)
    }
    try a.close()
    // A terminal or /dev/null may be both.
    let null = try FileDescriptor.open(FilePath("/dev/null"), .writeOnly)
    #expect(try !ByteInput(path: "/dev/null", access: .sequential).isSameFile(as: null))
    try null.close()
  }
}

// MARK: - Bytes that are kept aside

extension ByteInputTests {
  @Test func aSecondLookMayBeginBeforeTheFirstHasEnded() async throws {
    let folder = try WorkFolder()
    let bytes = table(bytes: 2_000_000)
    let name = try await Self.offer(bytes, as: .gzip, in: folder)
    var input = try ByteInput(path: folder(name), access: .rewindable)
    var block = [UInt8](repeating: 0, count: 1000)
    var buffer = block.mutableSpan
    for _ in 0..<5 { _ = try input.read(into: &buffer) }
    #expect(try input.read(at: 4990, count: 100) == Array(bytes[4990..<5000]))
    try input.rewind()
    #expect(try input.readAll() == bytes)
  }

  /// A named pipe can be written to again after its end.
  @Test func oneEndIsEnough() async throws {
    let folder = try WorkFolder()
    let bytes = table(bytes: 1000)
    let name = try await Self.offer(bytes, as: .fifo, in: folder)
    var input = try ByteInput(path: folder(name), access: .rewindable)
    #expect(try input.readAll() == bytes)
    try await folder.run("echo more > \(name)")
    #expect(try input.readAll() == [])
    try input.rewind()
    #expect(try input.readAll() == bytes)
  }

  @Test func threadsMayReadAnywhereAtOnce() async throws {
    let folder = try WorkFolder()
    let bytes = table(bytes: 3_000_000)
    for way in [Way.plain, .gzip] {
      let name = try await Self.offer(bytes, as: way, in: folder)
      var input = try ByteInput(path: folder(name), access: .rewindable)
      _ = try input.readAll()
      let shared = Shared(input)
      DispatchQueue.concurrentPerform(iterations: 200) { number in
        let offset = number * 14_983
        let expected = Array(bytes.dropFirst(offset).prefix(20_000))
        #expect((try? shared.input.read(at: offset, count: 20_000)) == expected)
      }
    }
  }

  private final class Shared: Sendable {
    let input: ByteInput
    init(_ input: consuming ByteInput) { self.input = input }
  }

  @Test func keptBytesLeaveNoNameBehind() async throws {
    let folder = try WorkFolder()
    let name = try await Self.offer(table(bytes: 3_000_000), as: .gzip, in: folder)
    await #expect(processExitsWith: .success) {
      [path = folder.path.string as String, name = name as String] in
      unsafe setenv("TMPDIR", path, 1)
      var input = try ByteInput(path: "\(path)/\(name)", access: .rewindable)
      _ = try input.readAll()
      #expect(input.spooledBytes == 3_000_000)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: path).sorted() == ["data.csv", "in"])
    }
  }

  @Test func aTemporaryFolderThatIsNotThereIsAnError() async throws {
    let folder = try WorkFolder()
    let name = try await Self.offer(table(bytes: 3_000_000), as: .gzip, in: folder)
    await #expect(processExitsWith: .success) {
      [path = folder.path.string as String, name = name as String] in
      unsafe setenv("TMPDIR", "\(path)/none", 1)
      var input = try ByteInput(path: "\(path)/\(name)", access: .rewindable)
      let error = #expect(throws: CSVError.self) { try input.readAll() }
      #expect(error?.file == "temporary file in \(path)/none")
      #expect(error?.kind == .system)
      #expect(error?.hint?.contains("TMPDIR") == true)
    }
  }

  /// A limit on the size of files stands for a disk that is full.
  @Test func aTemporaryFileThatCannotGrowIsAnError() async throws {
    let folder = try WorkFolder()
    let name = try await Self.offer(table(bytes: 3_000_000), as: .gzip, in: folder)
    await #expect(processExitsWith: .success) {
      [path = folder.path.string as String, name = name as String] in
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 1_500_000, rlim_max: 1_500_000)
      unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      var input = try ByteInput(path: "\(path)/\(name)", access: .rewindable)
      let error = #expect(throws: CSVError.self) { try input.readAll() }
      #expect(error?.message == "file too large")
      #expect(error?.hint?.contains("TMPDIR") == true)
    }
  }
}
