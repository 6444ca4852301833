/// Tables as text, of the shapes that a scanner meets.
struct RecordText {
  let name: String
  let columnCount: Int
  let size: Int
  /// The bytes, and those that a scanner reads beyond them.
  let bytes: [UInt8]

  /// Thirty numbers and a class.
  static let numbers = RecordText("31 numbers", columnCount: 31) { random in
    (1..<31).map { _ in "\(Double(random.below(2_000_000)) / 1000)," }.joined() + "no\n"
  }

  /// The same with a quoted field at the end.
  static let quotedField = RecordText("31 columns, one quoted", columnCount: 31) { random in
    (1..<31).map { _ in "\(Double(random.below(2_000_000)) / 1000)," }.joined()
      + "\"he said \"\"no\"\", and left\"\n"
  }

  /// Long text with delimiters, doubled quotes and line feeds.
  static let quotedText = RecordText("quoted text", columnCount: 4) { random in
    let words = ["alpha", "beta,", "gamma", "say \"\"so\"\"", "new\nline", "delta;", "epsilon"]
    let text = (0..<20).map { _ in random.pick(words) }.joined(separator: " ")
    return "\(random.below(1_000_000)),\"\(text)\",0.5,\(random.pick(["x", "y"]))\n"
  }

  /// Records much shorter than a block.
  static let narrow = RecordText("3 narrow columns", columnCount: 3) { random in
    let number = Double(random.below(10_000)) / 1000
    return "\(random.below(100_000)),\(number),\(random.pick(["few", "many"]))\n"
  }

  private init(
    _ name: String, columnCount: Int, record: (inout SeededNumbers) -> String
  ) {
    self.name = name
    self.columnCount = columnCount
    var random = SeededNumbers(seed: 1)
    var bytes: [UInt8] = []
    while bytes.count < 16 << 20 { bytes += record(&random).utf8 }
    size = bytes.count
    self.bytes = bytes + [UInt8](repeating: 0, count: 64)
  }
}
