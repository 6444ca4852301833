import Foundation
import Glibc
import Subprocess
public import SystemPackage

/// A folder of its own for one test, in which tools run as a user's shell runs them.
///
///     let folder = try WorkFolder()
///     try folder.write("a,y\n1,x\n", to: "data.csv")
///     let result = try await folder.shell("csv-counts data.csv")
///     #expect(result.output == "field,value,…")
public final class WorkFolder: Sendable {
  /// The folder.
  public let path: FilePath

  /// Makes an empty folder; it goes with this value.
  public init() throws {
    let parent = FileManager.default.temporaryDirectory.path
    let name = "csv-balance-\(UInt64.random(in: .min ... .max))"
    path = FilePath(parent).appending(name)
    try FileManager.default.createDirectory(
      atPath: path.string, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path.string) }

  /// Writes a file.
  public func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  /// Writes a file.
  public func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path.appending(name).string))
  }

  /// Copies a file from Tests/Fixtures or another folder of the repository, named from its top.
  public func copy(_ file: String, as name: String) throws {
    try write(bytesOfRepositoryFile(file), to: name)
  }

  /// Reads a file.
  public func bytes(of name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(fileURLWithPath: path.appending(name).string)))
  }

  /// Reads a file as text.
  public func text(of name: String) throws -> String {
    String(decoding: try bytes(of: name), as: UTF8.self)
  }

  /// The names of the files in the folder, sorted.
  public func fileNames() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path.string).sorted()
  }

  /// Runs a line of bash in the folder, with the tools on its path and `pipefail` set.
  public func shell(_ line: String, input: [UInt8] = []) async throws -> ShellResult {
    let others = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let search = "\(toolFolder.string):\(buildFolder.string):\(others)"
    await Turnstile.shared.enter()
    defer { Task { await Turnstile.shared.leave() } }
    let result = try await run(
      .name("bash"), arguments: ["-o", "pipefail", "-c", line],
      environment: .inherit.updating(["PATH": search, "LC_ALL": "C.UTF-8", "TMPDIR": path.string]),
      workingDirectory: path,
      input: .array(input), output: .bytes(limit: 1 << 30), error: .string(limit: 1 << 24))
    let status: Int
    switch result.terminationStatus {
    case .exited(let code): status = Int(code)
    case .signaled(let signal): status = 128 + Int(signal)
    }
    return ShellResult(
      status: status, bytes: result.standardOutput, messages: result.standardError)
  }
}

/// What a command line left behind.
public struct ShellResult: Sendable {
  /// The exit status, as `$?` has it.
  public let status: Int
  /// What came on standard output.
  public let bytes: [UInt8]
  /// What came on standard error.
  public let messages: String
  /// Standard output as text.
  public var output: String { String(decoding: bytes, as: UTF8.self) }
  /// Standard output, line by line.
  public var lines: [String] { output.split(separator: "\n").map(String.init) }
}

/// The names of the tools, as Sources has them.
public let toolNames = repositoryFileNames("Sources").filter {
  $0.hasPrefix("csv-") && $0 != "csv-balance"
}

/// Where what was built for the tests is: the folder of the test runner.
public let buildFolder = FilePath(CommandLine.arguments[0]).removingLastComponent()

/// Where the tools are: where `CSV_BALANCE_BIN` says, or beside the test runner, as links to csv-balance.
public let toolFolder: FilePath = {
  if let folder = ProcessInfo.processInfo.environment["CSV_BALANCE_BIN"] { return FilePath(folder) }
  for name in toolNames {
    // Several runners may be at it: each makes a link of its own, and renames it.
    let link = buildFolder.appending(name).string
    let own = "\(link).\(getpid())"
    let isMade = unsafe symlink("csv-balance", own) == 0 && rename(own, link) == 0
    precondition(isMade, "cannot make \(link)")
  }
  return buildFolder
}()

/// The bytes of a file of the repository, named from its top.
public func bytesOfRepositoryFile(_ name: String) throws -> [UInt8] {
  try [UInt8](Data(contentsOf: repositoryTop.appendingPathComponent(name)))
}

/// The names of the files in a folder of the repository, sorted; none where there is no such folder.
public func repositoryFileNames(_ folder: String) -> [String] {
  let path = repositoryTop.appendingPathComponent(folder).path
  return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
}

/// The path of a file or a folder of the repository, named from its top.
public func repositoryPath(_ name: String) -> String {
  repositoryTop.appendingPathComponent(name).path
}

private let repositoryTop = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// Whether there is a command of this name: for tests of what not every machine has.
public func isInstalled(_ command: String) -> Bool {
  let search = ProcessInfo.processInfo.environment["PATH"] ?? ""
  return search.split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/\(command)")
  }
}

/// Lets a few command lines run at a time: hundreds of tests start at once, and each pipe takes file descriptors.
private actor Turnstile {
  static let shared = Turnstile()

  private var free = 2 * ProcessInfo.processInfo.activeProcessorCount
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func enter() async {
    if free > 0 {
      free -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
