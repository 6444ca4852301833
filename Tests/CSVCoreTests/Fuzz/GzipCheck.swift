import TestSupport

@testable import CSVCore

/// Any bytes as gzip: read to their end or refused, the same in reads of any size; and what our own
/// writer wrote, damaged at a few places, gives a beginning of the text or all of it.
///
/// The first byte says which, the second how many bytes are read at once.
func checkGzip(_ bytes: [UInt8]) throws(BrokenPromise) {
  guard bytes.count > 8 else { return }
  let size = 1 + Int(bytes[1])
  if bytes[0] % 2 == 0 {
    let file = try ScratchFile([0x1f, 0x8b] + bytes[2...])
    try demand(
      file.withPath { read($0, size: size) == read($0, size: 1 << 16) },
      "the size of the reads does not matter")
  } else {
    let text = Array(bytes[8...])
    var damaged = try compressed(text)
    for place in stride(from: 2, to: 8, by: 2) where bytes[place] > 0 && damaged.count > 2 {
      // Not the first two bytes: without those it is no gzip at all.
      let at = 2 + Int(bytes[place]) * 257 % (damaged.count - 2)
      damaged[at] ^= bytes[place + 1]
    }
    let (found, fault) = try ScratchFile(damaged).withPath { read($0, size: size) }
    try demand(fault != nil || found == text, "damage is seen")
  }
}

/// What is read of a file, and the fault that ends it, if any.
private func read(_ path: String, size: Int) -> ([UInt8], String?) {
  var all: [UInt8] = []
  do throws(CSVError) {
    var input = try ByteInput(path: path, looks: .once)
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
