import Scratch

@testable import CSVCore

/// Any bytes as gzip: read to their end or refused, the same in reads of any size; and what our own
/// writer wrote, damaged at a few places, gives a beginning of the text or all of it.
///
/// The first byte of `data` says which, the second how many bytes are read at once.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  guard bytes.count > 8 else { return -1 }
  let size = 1 + Int(bytes[1])
  if bytes[0] % 2 == 0 {
    var file: [UInt8] = [0x1f, 0x8b]
    file += bytes[2...]
    let (whole, fault) = read(file, size: 1 << 16)
    precondition(read(file, size: size) == (whole, fault), "the size of the reads matters")
  } else {
    let text = Array(bytes[8...])
    var file = compressed(text)
    for place in stride(from: 2, to: 8, by: 2) where bytes[place] > 0 && file.count > 2 {
      // Not the first two bytes: without those it is no gzip at all.
      let at = 2 + Int(bytes[place]) * 257 % (file.count - 2)
      file[at] ^= bytes[place + 1]
    }
    let (found, fault) = read(file, size: size)
    precondition(fault != nil || found == text, "damage goes unseen")
  }
  return 0
}

/// What is read of a file, and the fault that ends it, if any.
private func read(_ file: [UInt8], size: Int) -> ([UInt8], String?) {
  Scratch.fill(file)
  var all: [UInt8] = []
  do throws(CSVError) {
    var input = try ByteInput(path: Scratch.path, looks: .once)
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

private func compressed(_ text: [UInt8]) -> [UInt8] {
  Scratch.fill([])
  do throws(CSVError) {
    var output = try ByteOutput(
      .file(Scratch.path), gzip: true, level: 1, threadCount: 1)
    try output.write(text.span)
    try output.commit()
  } catch {
    preconditionFailure(error.description)
  }
  return Scratch.bytes
}
