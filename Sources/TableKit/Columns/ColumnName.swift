public import CSVCore

/// A column's name, and what it says of what the column holds.
public struct ColumnName: Sendable {
  /// The name; `nil` in a file without a header line.
  public let text: String?
  /// The position of the column in the file, from 0.
  public let position: Int
  /// Whether the name is one that programs give to row numbers, or none at all in the first column.
  let isOfRowNumbers: Bool
  /// Whether people give the name to row numbers, and to other things.
  let mayBeOfRowNumbers: Bool
  /// Whether a word of the name is one of time or age.
  let saysTime: Bool
  /// Whether the name ends in id or the like.
  let saysIdentifier: Bool
  /// Whether the name says that digits are a code.
  let saysCode: Bool
  /// Whether the name is there and empty, or one that programs give to row names.
  let isOfRowNames: Bool

  /// What an ARFF or KEEL file declares the column as; `nil` for CSV.
  let declaredKind: AttributeDeclarations.Kind?

  /// Reads the name of a column.
  init(of column: Int, in header: Header) {
    self.init(
      header.names?[column], position: column, declaredKind: header.declaredKind(of: column))
  }

  /// Reads a name.
  public init(
    _ text: String?, position: Int, declaredKind: AttributeDeclarations.Kind? = nil
  ) {
    self.text = text
    self.position = position
    self.declaredKind = declaredKind
    guard let text else {
      isOfRowNumbers = false
      mayBeOfRowNumbers = false
      saysTime = false
      saysIdentifier = false
      saysCode = false
      isOfRowNames = false
      return
    }
    let bytes = Array(text.utf8)
    let name = Name(Array(bytes[bytes.span.unblankedRange]))
    let isGiven = name.isOfRowNumbers
    isOfRowNumbers = isGiven || name.small.isEmpty && position == 0
    mayBeOfRowNumbers =
      name.mayBeOfRowNumbers || position == 0 && ["X", "X1", "V1"].contains(name.written)
    saysTime = name.saysTime
    saysIdentifier = name.saysIdentifier
    saysCode = name.saysCode
    isOfRowNames = name.small.isEmpty || isGiven
  }
}

/// A name without the blanks around it.
private struct Name {
  let written: String
  /// The name in small letters.
  let small: String
  /// The parts between `_`, `.`, `-` and spaces, in small letters.
  let words: [Substring]

  init(_ bytes: [UInt8]) {
    written = String(decoding: bytes, as: UTF8.self)
    small = String(
      decoding: bytes.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 },
      as: UTF8.self)
    words = small.split(omittingEmptySubsequences: false) { "_ .-".contains($0) }
  }

  var isOfRowNumbers: Bool {
    if ["rowname", "rownames", "row.name", "row.names", "row_name", "row_names"].contains(small) {
      return true
    }
    if small.hasPrefix("...") && small.count > 3 { return small.dropFirst(3).isDigits }
    guard small.hasPrefix("unnamed") else { return false }
    var rest = small.dropFirst(7)
    if rest.first == ":" { rest.removeFirst() }
    return rest.drop { $0 == " " }.isDigits
  }

  var mayBeOfRowNumbers: Bool { Self.rowNumberNames.contains(small) }

  private static let rowNumberNames: Set<String> = {
    var names: Set = [
      "", "index", "idx", "no", "no.", "nr", "nr.", "num", "number", "n", "#", "obs", "observation",
      "case", "origindex", "orig_index", "key", "record",
    ]
    for start in ["row", "_row", "row_", "_row_"] {
      for end in ["", "id", "nr", "no", "num", "number", "index"] { names.insert(start + end) }
    }
    for start in ["s", "sl", "sr"] {
      for middle in ["", ".", " ", "_", ". ", "._"] {
        for end in ["no", "no."] { names.insert(start + middle + end) }
      }
    }
    for middle in ["", " ", "_"] {
      for end in ["no", "number", "nr"] {
        names.insert("serial" + middle + end)
        names.insert("serial" + middle + end + ".")
      }
    }
    return names.union(["serial", "serial."])
  }()

  var saysTime: Bool {
    small.split { "_ .".contains($0) }.contains { word in
      Self.timeWords.contains(String(word))
        || word.hasSuffix("s") && Self.timeWords.contains(String(word.dropLast()))
    }
  }

  private static let timeWords: Set = [
    "t", "time", "year", "yr", "month", "mon", "week", "wk", "day", "date", "hour", "hr", "min",
    "sec", "second", "age", "period", "quarter", "step", "epoch", "frame", "season", "ts",
    "timestamp",
  ]

  var saysIdentifier: Bool {
    if let last = words.last, ["id", "ids", "uuid", "guid"].contains(last) { return true }
    for end in ["Id", "ID", "IDs", "UUID"] where written.hasSuffix(end) {
      if let before = written.dropLast(end.count).utf8.last {
        return UInt8(ascii: "a")...UInt8(ascii: "z") ~= before || before &- 48 <= 9
      }
    }
    return false
  }

  var saysCode: Bool {
    let codes = [
      "zip", "zipcode", "postcode", "postal", "fips", "fipsno", "geoid", "isbn", "iso_num", "naics",
      "sic",
    ]
    if codes.contains(where: { isAtWordStart(small.dropSuffix($0)) }) { return true }
    for end in ["code", "zip", "fips"] {
      if small.hasSuffix(end), let before = small.dropLast(end.count).last, before.isSmallLetter {
        return true
      }
    }
    if let rest = small.dropSuffix("code") ?? small.dropSuffix("codes") {
      if isAtWordStart(rest) { return true }
      let stem = rest.last == "_" || rest.last == " " ? rest.dropLast() : rest
      if ["zip", "postal", "post"].contains(where: { isAtWordStart(stem.dropSuffix($0)) }) {
        return true
      }
    }
    var stem = small[...]
    if stem.last?.isDigit == true { stem.removeLast() }
    guard let rest = stem.dropSuffix("code") ?? stem.dropSuffix("codes") else { return false }
    return 1...6 ~= rest.count && rest.allSatisfy(\.isSmallLetter)
  }

  /// Whether a word can begin behind a text.
  private func isAtWordStart(_ before: Substring?) -> Bool {
    guard let before else { return false }
    guard let last = before.last else { return true }
    return "_ .-".contains(last)
  }
}

extension StringProtocol {
  fileprivate var isDigits: Bool { allSatisfy(\.isDigit) }

  /// The text without an end, where it has that.
  fileprivate func dropSuffix(_ end: String) -> SubSequence? {
    hasSuffix(end) ? dropLast(end.count) : nil
  }
}

extension Character {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isSmallLetter: Bool { ("a"..."z").contains(self) && isASCII }
}
