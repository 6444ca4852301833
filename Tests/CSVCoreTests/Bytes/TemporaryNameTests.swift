import SystemPackage
import TestSupport
import Testing

@testable import CSVCore

@Suite struct TemporaryNameTests {
  /// A name that is taken is passed over, as often as need be.
  @Test(arguments: [0, 1, 99])
  func aNameThatIsTakenIsPassedOver(times: Int) throws {
    let folder = try WorkFolder()
    var tried: [FilePath] = []
    let name = try TemporaryName.make(in: folder.path, prefix: ".x.") { path throws(Errno) in
      tried.append(path)
      if tried.count <= times { throw .fileExists }
    }
    #expect(tried.count == times + 1 && tried.last == name.path)
    #expect(Set(tried.map(\.string)).count == tried.count)
    #expect(tried.allSatisfy { $0.removingLastComponent() == folder.path })
    #expect(tried.allSatisfy { $0.lastComponent?.string.count == 9 })
  }

  @Test func aFolderWhereEveryNameIsTakenIsAnError() throws {
    let folder = try WorkFolder()
    var count = 0
    do throws(Errno) {
      _ = try TemporaryName.make(in: folder.path, prefix: "x") { _ throws(Errno) in
        count += 1
        throw .fileExists
      }
      Issue.record("there is no free name")
    } catch {
      #expect(error == .fileExists && count == 100)
    }
  }

  @Test func anyOtherErrorIsFinal() throws {
    let folder = try WorkFolder()
    var count = 0
    do throws(Errno) {
      _ = try TemporaryName.make(in: folder.path, prefix: "x") { _ throws(Errno) in
        count += 1
        throw .noSpace
      }
      Issue.record("the disk is full")
    } catch {
      #expect(error == .noSpace && count == 1)
    }
  }

  /// There is room to watch a few names; more of them are made and removed all the same.
  @Test func manyNamesAtOnce() throws {
    let folder = try WorkFolder()
    try nest(40, in: folder)
    #expect(try folder.fileNames() == [])
  }

  /// Holds so many names at once.
  private func nest(_ depth: Int, in folder: WorkFolder) throws {
    let name = try TemporaryName.make(in: folder.path, prefix: "x") { path throws(Errno) in
      let file = try FileDescriptor.openFile(
        path, .writeOnly, options: [.create, .exclusiveCreate], permissions: .ownerReadWrite)
      try errnoOnly { try file.close() }
    }
    if depth > 1 {
      try nest(depth - 1, in: folder)
    } else {
      #expect(try folder.fileNames().count == 40)
    }
    _ = name.path
  }
}
