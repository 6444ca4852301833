import SystemPackage
import TestSupport
import Testing

@testable import CSVCore

extension WorkFolder {
  /// The path of a file in the folder.
  func callAsFunction(_ name: String) -> String { "\(path.string)/\(name)" }

  /// Runs a line of bash in the folder and returns its exit status.
  @discardableResult
  func run(_ line: String) async throws -> Int { try await shell(line).status }
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

/// `bytes` as BGZF: members of so many bytes each, then the empty one.
func bgzf(_ bytes: [UInt8], memberSize: Int = 65_280, level: Int = 6) -> [UInt8] {
  guard var deflater = Deflater(level: level) else {
    Issue.record("no memory for zlib")
    return []
  }
  var made: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: memberSize) {
    let end = min(bytes.count, start + memberSize)
    deflater.appendMember(of: bytes.span.extracting(start..<end), to: &made)
  }
  deflater.appendMember(of: [UInt8]().span, to: &made)
  return made
}
