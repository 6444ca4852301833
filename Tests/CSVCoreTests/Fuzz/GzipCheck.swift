import TestSupport

@testable import CSVCore

/// Any bytes as gzip: read to their end or refused, the same in reads of any size and on any number of threads; and what
/// our own writer wrote, damaged at a few places, is refused or still gives all of the text.
///
/// The first byte says which, and how long the members of BGZF are; the second how many bytes are read at once.
func checkGzip(_ bytes: [UInt8]) throws(BrokenPromise) {
  guard bytes.count > 8 else { return }
  let size = 1 + Int(bytes[1])
  if bytes[0] % 2 == 0 {
    _ = try readInEveryWay([0x1f, 0x8b] + bytes[2...], size: size)
  } else {
    let text = Array(bytes[8...])
    let memberSize = Int(bytes[0] / 2)
    var damaged = try memberSize == 0 ? compressed(text) : members(of: text, size: memberSize)
    for place in stride(from: 2, to: 8, by: 2) where bytes[place] > 0 && damaged.count > 2 {
      // Not the first two bytes: without those it is no gzip at all.
      let at = 2 + Int(bytes[place]) * 257 % (damaged.count - 2)
      damaged[at] ^= bytes[place + 1]
    }
    let (found, fault) = try readInEveryWay(damaged, size: size)
    try demand(fault != nil || found == text, "damage is seen")
  }
}

/// What is read of a file of these bytes; the same in every way.
private func readInEveryWay(
  _ bytes: [UInt8], size: Int
) throws(BrokenPromise) -> ([UInt8], String?) {
  let file = try ScratchFile(bytes)
  let result = file.withPath { read($0, size: 1 << 16, threadCount: 1) }
  try demand(
    file.withPath { read($0, size: size, threadCount: 1) } == result,
    "the size of the reads does not matter")
  try demand(
    file.withPath { read($0, size: size, threadCount: 3) } == result,
    "the number of threads does not matter")
  return result
}

/// What is read of a file, and the fault that ends it, if any.
private func read(_ path: String, size: Int, threadCount: Int) -> ([UInt8], String?) {
  var all: [UInt8] = []
  do throws(CSVError) {
    var input = try ByteInput(InputFile(path: path), access: .sequential, threadCount: threadCount)
    var block = [UInt8](repeating: 0, count: size)
    while true {
      var room = block.mutableSpan
      let count = try input.read(into: &room)
      if count == 0 { return (all, nil) }
      all += block[..<count]
      // A bomb needs no more proof than this.
      if all.count > 1 << 22 { return (Array(all.prefix(1 << 22)), "long") }
    }
  } catch {
    return (all, error.message)
  }
}

private func compressed(_ text: [UInt8]) throws(BrokenPromise) -> [UInt8] {
  let file = try ScratchFile()
  let fault: CSVError? = file.withPath { path in
    do throws(CSVError) {
      var output = try ByteOutput(.file(path), gzip: true, level: 1, threadCount: 1)
      try output.write(text.span)
      try output.commit()
      return nil
    } catch {
      return error
    }
  }
  if let fault { throw BrokenPromise(fault.description) }
  return try file.bytes
}

/// Members of BGZF, of so many bytes each.
private func members(of text: [UInt8], size: Int) throws(BrokenPromise) -> [UInt8] {
  guard var deflater = Deflater(level: 1) else { throw BrokenPromise("no memory") }
  var made: [UInt8] = []
  for start in stride(from: 0, to: text.count, by: size) {
    let end = min(text.count, start + size)
    deflater.appendMember(of: text.span.extracting(start..<end), to: &made)
  }
  deflater.appendMember(of: [UInt8]().span, to: &made)
  return made
}
