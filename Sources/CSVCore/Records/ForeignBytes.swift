// Files that are no text with one byte a character are told by their first bytes, with what makes such text of them.

extension BatchSource {
  /// Refuses UTF-16 and archives, in which no byte means what it should.
  mutating func refuseForeignBytes() throws(CSVError) {
    while end < 2 && !isAtEnd { try fill(untilFull: false) }
    for kind in ForeignBytes.kinds where try begins(with: kind.start) {
      throw CSVError(kind.message, file: name, hint: kind.remedy(name))
    }
  }

  /// Whether the input begins with bytes; no more is read than it takes to tell.
  private mutating func begins(with start: [UInt8]) throws(CSVError) -> Bool {
    for (index, byte) in start.enumerated() {
      while index >= end {
        if isAtEnd { return false }
        try fill(untilFull: false)
      }
      if bytes[index] != byte { return false }
    }
    return true
  }
}

/// A kind of file that is not read.
private struct ForeignBytes: Sendable {
  let start: [UInt8]
  let message: String
  /// What to do with a file of a name.
  let remedy: @Sendable (_ name: String) -> String

  static let kinds: [ForeignBytes] = [
    utf16([0xFF, 0xFE]), utf16([0xFE, 0xFF]),
    archive("a zip", [0x50, 0x4B, 0x03, 0x04], "unzip -p", pipe: "funzip"),
    archive("an xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz -dc"),
    archive("a bzip2", Array("BZh91AY&SY".utf8), "bzip2 -dc"),
    archive("a zstd", [0x28, 0xB5, 0x2F, 0xFD], "zstd -dc"),
  ]

  private static func utf16(_ start: [UInt8]) -> ForeignBytes {
    ForeignBytes(start: start, message: "is UTF-16 text") { name in
      "convert it first: \(CSVError.reading(name, through: "iconv -f UTF-16 -t UTF-8"))"
    }
  }

  /// - Parameters:
  ///   - command: what writes the contents of a file to standard output.
  ///   - pipe: what does so with standard input, where that is another command.
  private static func archive(
    _ kind: String, _ start: [UInt8], _ command: String, pipe: String? = nil
  ) -> ForeignBytes {
    ForeignBytes(start: start, message: "is \(kind) archive") { name in
      let isPipe = name == ByteInput.nameOfStandardInput
      return
        "unpack it first: \(CSVError.reading(name, through: isPipe ? pipe ?? command : command))"
    }
  }
}
