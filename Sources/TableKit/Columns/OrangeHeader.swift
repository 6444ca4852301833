public import CSVCore

extension RecordReader {
  /// Refuses the second and third line of Orange's tables, which say what the columns are: as rows they would be nonsense.
  public mutating func refuseOrangeHeader() throws(CSVError) {
    guard dialect.hasHeader, let first = firstValues else { return }
    var selection = ColumnSelection()
    let cells = selection.add(Array(first.indices))
    var isOrange = false
    preview(selection) { reader in
      if reader.count == 0 { return false }
      guard cells.allSatisfy({ Self.types.contains(reader.value($0, of: 0).shown.lowercased()) })
      else { return true }
      if reader.count == 1 { return false }
      let flags = cells.map { reader.value($0, of: 1).shown.lowercased() }
      isOrange =
        flags.allSatisfy { Self.flags.contains($0.prefix { $0 != "=" && $0 != " " }) }
        && cells.contains { !reader.value($0, of: 0).isEmpty }
      return true
    }
    guard isOrange else { return }
    let lines = "\(header.line + 1),\(header.line + 2)"
    throw CSVError(
      "says in two more lines what the columns are, as Orange's tables do", file: name,
      line: header.line + 1,
      hint: "leave them out: \(CSVError.reading(name, through: "sed \(lines)d"))")
  }

  private static var types: Set<String> {
    ["continuous", "discrete", "string", "time", "c", "d", "s", "t", "n", ""]
  }

  private static var flags: Set<Substring> {
    ["", "class", "meta", "ignore", "i", "m", "c", "weight", "w"]
  }
}
