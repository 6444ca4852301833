import TestSupport
import Testing

/// What holds for every file, on files made by chance: quotes, line ends of both kinds, line ends in quotes, byte order
/// marks, empty fields, bytes that are no text, no final line end.
@Suite("Rows that are kept keep their bytes, whatever they are")
struct PropertyTests {
  static let seeds = Array(0..<24)

  /// A file made by chance, with a column of labels and one of row numbers.
  struct RandomFile {
    var bytes: [UInt8] = []
    /// The records with their line ends; the last may lack its own.
    var records: [[UInt8]] = []
    var header: [UInt8] = []
    let labelColumn: Int
    let lineEnd: [UInt8]

    init(seed: Int) {
      var numbers = SeededNumbers(seed: UInt64(seed))
      let columnCount = 2 + numbers.below(4)
      labelColumn = numbers.below(columnCount)
      let crlf = numbers.below(3) == 0
      let mixed = numbers.below(3) == 0
      lineEnd = crlf ? [13, 10] : [10]
      let rowCount = 20 + numbers.below(60)

      if numbers.below(2) == 0 { header = [0xEF, 0xBB, 0xBF] }
      for column in 0..<columnCount {
        if column > 0 { header.append(44) }
        let name = column == labelColumn ? "la\"\"bel" : "c,\(column)\n"
        header += Array("\"\(name)\"".utf8)
      }
      header += lineEnd
      for row in 0..<rowCount {
        var record: [UInt8] = []
        for column in 0..<columnCount {
          if column > 0 { record.append(44) }
          record += column == labelColumn ? Self.label(row, &numbers) : Self.field(&numbers)
        }
        let other: [UInt8] = crlf ? [10] : [13, 10]
        record += mixed && numbers.below(3) == 0 ? other : lineEnd
        records.append(record)
      }
      if numbers.below(2) == 0, let last = records.indices.last {
        records[last].removeLast()
        if records[last].last == 13 { records[last].removeLast() }
      }
      bytes = header + records.joined()
    }

    /// Four rows of each label at least; one that is spelt in two ways.
    private static func label(_ row: Int, _ numbers: inout SeededNumbers) -> [UInt8] {
      let labels = ["x", "\"x\"", "\"y,\"\"z\"\"\"", " x", "é", "\"\n\""]
      let place = row < 24 ? row % 6 : [0, 0, 0, 0, 1, 1, 2][numbers.below(7)]
      return Array(labels[place].utf8)
    }

    private static func field(_ numbers: inout SeededNumbers) -> [UInt8] {
      switch numbers.below(8) {
      case 0: return []
      case 1: return [34, 34]
      case 2: return Array("\"a\"\"b,\r\n\"\"\"".utf8)
      case 3: return Array("a\"b".utf8)
      case 4: return [0xFF, 0, 0xC3]
      case 5: return Array("\"\n\n\"".utf8)
      default: return Array("\(numbers.below(1000))".utf8)
      }
    }

    /// A record as it is written: with a line end, its own or the file's.
    func written(_ record: [UInt8]) -> [UInt8] { record.last == 10 ? record : record + lineEnd }

    /// The whole as it is written.
    var written: [UInt8] { header + records.flatMap { written($0) } }
  }

  private func run(
    _ file: RandomFile, _ command: String, _ others: String...
  ) async throws -> (output: [UInt8], others: [[UInt8]]) {
    let folder = try WorkFolder()
    try folder.write(file.bytes, to: "data.csv")
    let result = try await folder.shell(
      command.replacing("TOOL", with: "-l '\(file.labelColumn + 1)' data.csv"))
    #expect(result.status == 0, "\(result.messages)")
    return (result.bytes, try others.map { try folder.bytes(of: $0) })
  }

  /// The records of an output; none may be there that the input does not have.
  private func records(_ output: [UInt8], of file: RandomFile) -> [[UInt8]] {
    guard output.starts(with: file.header) else {
      Issue.record("the header is another one")
      return []
    }
    let known = Set(file.records.map { file.written($0) })
    var records: [[UInt8]] = []
    var rest = output.dropFirst(file.header.count)
    var record: [UInt8] = []
    var quotes = 0
    while let byte = rest.popFirst() {
      record.append(byte)
      if byte == 34 { quotes += 1 }
      // A record of the input ends here, if no quote is open: some fields have a quote inside.
      if byte == 10 && known.contains(record) {
        records.append(record)
        record = []
      }
    }
    #expect(record.isEmpty)
    return records
  }

  @Test(arguments: seeds)
  func oversampledFilesBeginWithTheInput(_ seed: Int) async throws {
    let file = RandomFile(seed: seed)
    let (output, _) = try await run(file, "csv-oversample --seed \(seed) TOOL")
    #expect(output.starts(with: file.written))
    let found = tally(records(output, of: file))
    #expect(file.records.allSatisfy { found[file.written($0), default: 0] >= 1 })
  }

  @Test(arguments: seeds)
  func undersampledFilesAreRowsOfTheInput(_ seed: Int) async throws {
    let file = RandomFile(seed: seed)
    let (output, others) = try await run(
      file, "csv-undersample --seed \(seed) --dropped gone.csv TOOL", "gone.csv")
    let kept = records(output, of: file)
    let gone = records(others[0], of: file)
    let all = file.records.map { file.written($0) }
    #expect(isSubsequence(kept, of: all))
    #expect(isSubsequence(gone, of: all))
    #expect(tally(kept + gone) == tally(all))
    #expect(!kept.isEmpty && !gone.isEmpty)
  }

  @Test(arguments: seeds)
  func partsAreTheInput(_ seed: Int) async throws {
    let file = RandomFile(seed: seed)
    let all = file.records.map { file.written($0) }
    for options in [
      "--validation validation.csv", "--no-stratify", "--by-order", "--by-hash 1",
      "--folds 4 --fold 2", "--group 1",
    ] {
      let label = "-l '\(file.labelColumn + 1)' data.csv"
      let readsClasses = ["--validation validation.csv", "--folds 4 --fold 2"].contains(options)
      let names = options.contains("--validation") ? ["test.csv", "validation.csv"] : ["test.csv"]
      let folder = try WorkFolder()
      try folder.write(file.bytes, to: "data.csv")
      let result = try await folder.shell(
        "csv-split --test test.csv \(options) \(readsClasses ? label : "data.csv")")
      #expect(result.status == 0, "\(options): \(result.messages)")
      let parts = try [result.bytes] + names.map { try folder.bytes(of: $0) }
      let rows = parts.map { records($0, of: file) }
      #expect(rows.allSatisfy { isSubsequence($0, of: all) }, "\(options)")
      #expect(tally(rows.joined()) == tally(all), "\(options)")
    }
  }

  /// A file without its header is split and sampled as with it.
  @Test(arguments: seeds.prefix(6))
  func headersAreNoRows(_ seed: Int) async throws {
    let file = RandomFile(seed: seed)
    let folder = try WorkFolder()
    try folder.write(file.bytes, to: "data.csv")
    try folder.write(Array(file.records.joined()), to: "bare.csv")
    for command in ["csv-oversample", "csv-undersample", "csv-split --part test"] {
      let options = "--seed \(seed) -l '\(file.labelColumn + 1)'"
      let whole = try await folder.shell("\(command) \(options) data.csv")
      let bare = try await folder.shell("\(command) \(options) --no-headers bare.csv")
      #expect(whole.bytes == file.header + bare.bytes)
    }
  }

  /// What csv-smote lets through is the input; what it adds is well formed.
  @Test(arguments: seeds)
  func smoteAddsToTheInput(_ seed: Int) async throws {
    let file = RandomFile(seed: seed)
    let width = file.header.filter { $0 == 44 }.count
    // The random fields are copied; a column of numbers is put before them.
    let folder = try WorkFolder()
    try folder.write(file.bytes, to: "data.csv")
    let copied = (1...10).filter {
      $0 != file.labelColumn + 1 && $0 <= Table(file.bytes).header.count
    }
    let result = try await folder.shell(
      "csv-split --append n --folds 9 --by-order --no-stratify -o numbered.csv data.csv; "
        + "csv-smote --seed \(seed) -l \(file.labelColumn + 1) --features n "
        + "--copy \(copied.map(String.init).joined(separator: ",")) numbered.csv")
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.bytes.starts(with: try folder.bytes(of: "numbered.csv")))
    let table = Table(result.bytes)
    #expect(table.values.allSatisfy { $0.count == table.header.count })
    #expect(Set(tally(table.rows.map { $0[file.labelColumn] }).values).count == 1)
    #expect(width > 0)
  }
}
