import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import CSVCore

/// What is left when the process ends before a file is whole: each in a process of its own.
@Suite struct ReplacementTests {
  static let endings = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU]

  @Test(arguments: [true, false])
  func aFileGetsItsNameWhenItIsWhole(isUnnamed: Bool) throws {
    let folder = try WorkFolder()
    for text in ["new", "newer"] {
      let target = FilePath(folder("out.csv"))
      let existing = text == "new" ? nil : try target.stat()
      var replacement = try Replacement(of: target, existing: existing, isUnnamed: isUnnamed)
      let file = OpenFile(owning: replacement.descriptor)
      try file.descriptor.writeAll(text.utf8)
      let others = try folder.fileNames().filter { $0 != "out.csv" }
      #expect(others.count == (isUnnamed ? 0 : 1))
      #expect(others.allSatisfy { $0.hasPrefix(".out.csv.") && $0.count == 15 })
      try replacement.commit()
      #expect(try folder.fileNames() == ["out.csv"])
      #expect(try folder.bytes(of: "out.csv") == Array(text.utf8))
    }
  }

  @Test(arguments: [true, false])
  func aFileThatAppearedMeanwhileIsReplaced(isUnnamed: Bool) throws {
    let folder = try WorkFolder()
    let target = FilePath(folder("out.csv"))
    var replacement = try Replacement(of: target, existing: nil, isUnnamed: isUnnamed)
    let file = OpenFile(owning: replacement.descriptor)
    try file.descriptor.writeAll("ours".utf8)
    try folder.write([1], to: "out.csv")
    try replacement.commit()
    #expect(try folder.fileNames() == ["out.csv"])
    #expect(try folder.bytes(of: "out.csv") == Array("ours".utf8))
  }

  @Test func aFileThatIsGivenUpLeavesNothing() throws {
    let folder = try WorkFolder()
    let replacement = try Replacement(
      of: FilePath(folder("out.csv")), existing: nil, isUnnamed: false)
    let file = OpenFile(owning: replacement.descriptor)
    #expect(try folder.fileNames().count == 1)
    _ = consume file
    _ = consume replacement
    #expect(try folder.fileNames() == [])
  }

  /// A commit that cannot be done, because a folder has taken the name.
  @Test(arguments: [true, false])
  func aCommitThatFailsLeavesNothing(isUnnamed: Bool) async throws {
    let folder = try WorkFolder()
    do {
      var replacement = try Replacement(
        of: FilePath(folder("out.csv")), existing: nil, isUnnamed: isUnnamed)
      let file = OpenFile(owning: replacement.descriptor)
      try await folder.run("mkdir out.csv")
      #expect(throws: Errno.isDirectory) { try replacement.commit() }
      _ = consume file
    }
    #expect(try folder.fileNames() == ["out.csv"])
  }

  @Test(arguments: endings)
  func aSignalLeavesNothing(signal: CInt) async throws {
    let folder = try WorkFolder()
    await #expect(processExitsWith: .signal(signal)) {
      [signal = signal as CInt, path = folder.path.string as String] in
      for name in ["a", "b"] {
        let replacement = try Replacement(
          of: FilePath("\(path)/\(name)"), existing: nil, isUnnamed: false)
        try replacement.descriptor.writeAll("text".utf8)
        // To the process: this thread may have its signals blocked.
        if name == "b" && kill(getpid(), signal) == 0 { sleep(60) }
      }
    }
    #expect(try folder.fileNames() == [])
  }

  @Test func anExitLeavesNothing() async throws {
    let folder = try WorkFolder()
    await #expect(processExitsWith: .exitCode(3)) { [path = folder.path.string as String] in
      let replacement = try Replacement(
        of: FilePath("\(path)/a"), existing: nil, isUnnamed: false)
      try replacement.descriptor.writeAll("text".utf8)
      exit(3)
    }
    #expect(try folder.fileNames() == [])
  }

  /// As under `nohup`.
  @Test func aSignalThatIsIgnoredStaysIgnored() async throws {
    let folder = try WorkFolder()
    await #expect(processExitsWith: .success) { [path = folder.path.string as String] in
      signal(SIGHUP, SIG_IGN)
      var replacement = try Replacement(
        of: FilePath("\(path)/a"), existing: nil, isUnnamed: false)
      kill(getpid(), SIGHUP)
      try replacement.commit()
    }
    #expect(try folder.fileNames() == ["a"])
  }

  @Test func aKillLeavesNothing() async throws {
    let folder = try WorkFolder()
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path.string as String] in
      var output = try ByteOutput(.file("\(path)/a"))
      try output.write(utf8: "text")
      try output.finish()
      raise(SIGKILL)
    }
    #expect(try folder.fileNames() == [])
  }
}
