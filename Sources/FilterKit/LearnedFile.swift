public import CSVCore
import FoundationEssentials

/// A file of JSON that keeps what a tool has learned.
public enum LearnedFile {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - tool: the tool whose `--save` writes such files.
  ///   - kind: what a message calls such a file; by default one that the tool has saved.
  ///   - isRight: whether what was read can be used.
  public static func read<Content: Decodable>(
    _ path: String, of tool: String, as kind: String? = nil,
    isRight: (Content) -> Bool = { _ in true }
  ) throws(CSVError) -> Content {
    let bytes = try ByteInput.contents(of: path)
    guard let content = try? JSONDecoder().decode(Content.self, from: Data(bytes)), isRight(content)
    else {
      throw CSVError(
        "is no \(kind ?? "file that \(tool) has saved")", file: path,
        hint: "--load takes what \(tool) --save has written")
    }
    return content
  }

  /// Opens a file and writes it; it gets its name with the other outputs.
  public static func writer(_ content: some Encodable, to path: String) throws(CSVError)
    -> RecordWriter
  {
    guard let text = bytes(of: content) else {
      throw CSVError("what was learned cannot be written as JSON", file: path)
    }
    return try RecordWriter(of: text, to: path)
  }

  /// What a file holds; `nil` where JSON has no word for it.
  static func bytes(of content: some Encodable) -> [UInt8]? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(content)).map { [UInt8]($0) + [UInt8(ascii: "\n")] }
  }

  /// A label as JSON has it.
  ///
  /// - Throws: that it is not UTF-8.
  public static func text(of label: [UInt8]) throws(CSVError) -> String {
    guard let text = String(validating: label, as: UTF8.self) else {
      throw CSVError(
        "the class \"\(String(decoding: label, as: UTF8.self))\" is not UTF-8, and JSON is",
        hint: "convert the file first, as by iconv -f latin1 -t UTF-8")
    }
    return text
  }
}

extension RecordWriter {
  /// Opens a file and writes a text that is all there is; the file gets its name with the other outputs.
  public convenience init(of text: [UInt8], to path: String) throws(CSVError) {
    self.init(
      try ByteOutput.file(path), delimiter: UInt8(ascii: ","), lineEnd: [UInt8(ascii: "\n")])
    var rows = newRows
    rows.append(text.span)
    try write(rows)
  }
}
