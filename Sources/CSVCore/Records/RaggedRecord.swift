/// A record with another number of fields than the header, and what may be the reason.
struct RaggedRecord {
  /// The record without its line feed, or as much of it as its first line has.
  private let bytes: [UInt8]
  private let fieldCount: Int

  init(_ line: [UInt8], fieldCount: Int) {
    bytes = line.last == Byte.carriageReturn ? line.dropLast() : line
    self.fieldCount = fieldCount
  }

  /// The likely reason, with what can be done about it; `nil` where none is to be seen.
  ///
  /// - Parameter isFirst: whether no other record comes before.
  func likelyReason(header: Header?, delimiter: UInt8, isFirst: Bool, file: String) -> String? {
    guard let header else { return nil }
    let expected = header.columnCount
    let sign = delimiter == UInt8(ascii: "\t") ? "\\t" : String(UnicodeScalar(delimiter))
    if fieldCount == expected + 1 && bytes.last == delimiter {
      return "is the \(named(delimiter)) at its end one too many? "
        + edited("s/\(sign)\\r*$//", file)
    }
    if bytes.containsInRow([delimiter, UInt8(ascii: " "), Byte.quote]) {
      return "a space before a quote makes the quote a part of the value: "
        + edited("s/\(sign) *\"/\(sign)\"/g", file)
    }
    if isFirst && expected == 1 && header.names != nil {
      return "is line \(header.line) a title or a comment? use --skip \(header.line)"
    }
    if isFirst && fieldCount == expected + 1 && header.names != nil {
      return "a header that is one name short is what R's write.table makes: "
        + edited("\(header.line)s/^/row\(sign)/", file)
    }
    let names = (header.names ?? []).flatMap { Array($0.utf8) }
    for other in DelimiterGuess.candidates where other != delimiter {
      let count = names.count { $0 == other }
      if count > 0 && count == bytes.count(where: { $0 == other }) {
        return "are fields separated by \(named(other, plural: true))? use -d "
          + (other == UInt8(ascii: "\t") ? "tab" : "'\(UnicodeScalar(other))'")
      }
    }
    return nil
  }

  /// The likely reason in an ARFF or KEEL file; `nil` where none is to be seen.
  func likelyReason(attributeCount: Int, file: String) -> String? {
    if bytes.first == UInt8(ascii: "{") { return RaggedRecord.hintOnSparseRows }
    if fieldCount == attributeCount + 1 && bytes.last == UInt8(ascii: "}") {
      return "weights of rows in braces are not read: \(edited("s/,[^,]*}\\r*$//", file))"
    }
    if fieldCount == 1 && bytes.count(where: { $0 == UInt8(ascii: " ") }) == attributeCount - 1 {
      return "are fields separated by spaces? use -d ' '"
    }
    return nil
  }

  /// What can be done about sparse rows.
  static let hintOnSparseRows =
    "make them dense first, as by WEKA's filter weka.filters.unsupervised.instance.SparseToNonSparse"

  /// A command that edits a file and reads the result.
  private func edited(_ command: String, _ file: String) -> String {
    CSVError.reading(file, through: "sed \(ShellWord.quoted(command))")
  }

  private func named(_ delimiter: UInt8, plural: Bool = false) -> String {
    let name =
      switch delimiter {
      case UInt8(ascii: ","): "comma"
      case UInt8(ascii: ";"): "semicolon"
      case UInt8(ascii: "\t"): "tab"
      case UInt8(ascii: "|"): "bar"
      default: "delimiter"
      }
    return plural ? name + "s" : name
  }
}

extension [UInt8] {
  /// Whether some bytes come one after the other.
  fileprivate func containsInRow(_ part: [UInt8]) -> Bool {
    count >= part.count
      && (0...(count - part.count)).contains { self[$0..<($0 + part.count)].elementsEqual(part) }
  }
}
