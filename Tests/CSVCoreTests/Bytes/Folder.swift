import Foundation

@testable import CSVCore

/// A folder of its own for one test, which goes with it, and the programs that run in it.
struct Folder: ~Copyable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("csv-balance-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The names of all that is in the folder, hidden files too.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  func callAsFunction(_ name: String) -> String { path + "/" + name }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: self(name)))
  }

  func read(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(fileURLWithPath: self(name))))
  }

  /// Runs a line of shell in the folder and returns its exit status.
  @discardableResult
  func run(_ line: String) throws -> Int32 {
    let process = try start(line)
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Runs a line of shell in the folder and does not wait.
  @discardableResult
  func start(_ line: String) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }
}

/// Bytes that look like a table, the same ones every time.
func table(bytes count: Int) -> [UInt8] {
  var state: UInt64 = 0x9e37_79b9_7f4a_7c15
  var text: [UInt8] = Array("id,value,label\n".utf8)
  while text.count < count {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    text += Array("\(text.count),0.\(state >> 40),\(state >> 62 == 0 ? "yes" : "no")\n".utf8)
  }
  return Array(text.prefix(count))
}

extension ByteInput {
  /// All bytes that are left, read with a buffer of `size` bytes.
  mutating func readAll(size: Int = 1 << 16) throws(CSVError) -> [UInt8] {
    var all: [UInt8] = []
    var block = [UInt8](repeating: 0, count: size)
    var buffer = block.mutableSpan
    while true {
      let count = try read(into: &buffer)
      if count == 0 { return all }
      all.append(buffer.span.extracting(first: count))
    }
  }

  /// Up to `count` bytes from `offset` on.
  func read(at offset: Int, count: Int) throws(CSVError) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: count)
    var buffer = block.mutableSpan
    let found = try read(at: offset, into: &buffer)
    return Array(block.prefix(found))
  }
}
