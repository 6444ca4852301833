import Foundation
import SystemPackage
import Testing

@testable import CSVCore

/// What is left when the process ends before a file is whole: each in a process of its own.
@Suite struct ReplacementTests {
  static let endings = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU]

  @Test(arguments: [true, false])
  func aFileGetsItsNameWhenItIsWhole(isUnnamed: Bool) throws {
    let folder = try Folder()
    for text in ["new", "newer"] {
      let target = FilePath(folder("out.csv"))
      let existing = text == "new" ? nil : try target.stat()
      var replacement = try Replacement(of: target, existing: existing, isUnnamed: isUnnamed)
      let file = OpenFile(owning: replacement.descriptor)
      try file.descriptor.writeAll(text.utf8)
      let others = try folder.names.filter { $0 != "out.csv" }
      #expect(others.count == (isUnnamed ? 0 : 1))
      #expect(others.allSatisfy { $0.hasPrefix(".out.csv.") && $0.count == 15 })
      try replacement.commit()
      #expect(try folder.names == ["out.csv"])
      #expect(try folder.read("out.csv") == Array(text.utf8))
    }
  }

  @Test(arguments: [true, false])
  func aFileThatAppearedMeanwhileIsReplaced(isUnnamed: Bool) throws {
    let folder = try Folder()
    let target = FilePath(folder("out.csv"))
    var replacement = try Replacement(of: target, existing: nil, isUnnamed: isUnnamed)
    let file = OpenFile(owning: replacement.descriptor)
    try file.descriptor.writeAll("ours".utf8)
    try folder.write([1], to: "out.csv")
    try replacement.commit()
    #expect(try folder.names == ["out.csv"])
    #expect(try folder.read("out.csv") == Array("ours".utf8))
  }

  @Test func aFileThatIsGivenUpLeavesNothing() throws {
    let folder = try Folder()
    let replacement = try Replacement(
      of: FilePath(folder("out.csv")), existing: nil, isUnnamed: false)
    let file = OpenFile(owning: replacement.descriptor)
    #expect(try folder.names.count == 1)
    _ = consume file
    _ = consume replacement
    #expect(try folder.names == [])
  }

  /// A commit that cannot be done, because a folder has taken the name.
  @Test(arguments: [true, false])
  func aCommitThatFailsLeavesNothing(isUnnamed: Bool) throws {
    let folder = try Folder()
    do {
      var replacement = try Replacement(
        of: FilePath(folder("out.csv")), existing: nil, isUnnamed: isUnnamed)
      let file = OpenFile(owning: replacement.descriptor)
      try folder.run("mkdir out.csv")
      #expect(throws: Errno.isDirectory) { try replacement.commit() }
      _ = consume file
    }
    #expect(try folder.names == ["out.csv"])
  }

  @Test(arguments: endings)
  func aSignalLeavesNothing(signal: CInt) async throws {
    let folder = try Folder()
    await #expect(processExitsWith: .signal(signal)) {
      [signal = signal as CInt, path = folder.path as String] in
      for name in ["a", "b"] {
        let replacement = try Replacement(
          of: FilePath("\(path)/\(name)"), existing: nil, isUnnamed: false)
        try replacement.descriptor.writeAll("text".utf8)
        // To the process: this thread may have its signals blocked.
        if name == "b" && kill(getpid(), signal) == 0 { sleep(60) }
      }
    }
    #expect(try folder.names == [])
  }

  @Test func anExitLeavesNothing() async throws {
    let folder = try Folder()
    await #expect(processExitsWith: .exitCode(3)) { [path = folder.path as String] in
      let replacement = try Replacement(
        of: FilePath("\(path)/a"), existing: nil, isUnnamed: false)
      try replacement.descriptor.writeAll("text".utf8)
      exit(3)
    }
    #expect(try folder.names == [])
  }

  /// As under `nohup`.
  @Test func aSignalThatIsIgnoredStaysIgnored() async throws {
    let folder = try Folder()
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      signal(SIGHUP, SIG_IGN)
      var replacement = try Replacement(
        of: FilePath("\(path)/a"), existing: nil, isUnnamed: false)
      kill(getpid(), SIGHUP)
      try replacement.commit()
    }
    #expect(try folder.names == ["a"])
  }

  @Test func aKillLeavesNothing() async throws {
    let folder = try Folder()
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
      var output = try ByteOutput(.file("\(path)/a"))
      try output.write(utf8: "text")
      try output.finish()
      raise(SIGKILL)
    }
    #expect(try folder.names == [])
  }
}
