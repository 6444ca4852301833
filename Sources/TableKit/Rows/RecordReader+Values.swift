public import CSVCore

extension RecordReader {
  /// What the first rows have in the columns of conditions, before any is read: up to ten values of each.
  public mutating func valuesInView(of conditions: [Condition]) throws(CSVError) -> String? {
    var lines: [String] = []
    var seen = Set<Int>()
    for condition in conditions {
      let column = try header.column(condition.column)
      guard seen.insert(column).inserted else { continue }
      let (values, hasMore) = firstValues(in: column)
      if values.isEmpty { continue }
      let list = values.map { "\"\($0)\"" }.joined(separator: ", ") + (hasMore ? ", …" : "")
      lines.append("column \"\(header.label(of: column))\" has \(list)")
    }
    return lines.isEmpty ? nil : lines.joined(separator: "; ")
  }

  private mutating func firstValues(in column: Int) -> (values: [String], hasMore: Bool) {
    let most = 10
    var selection = ColumnSelection()
    let cell = selection.add(column)
    var values: [String] = []
    var known = Set<[UInt8]>()
    preview(selection) { reader in
      values = []
      known = []
      for record in 0..<min(reader.count, HeaderGuess.rowCount) {
        guard known.insert(reader.value(cell, of: record).array).inserted else { continue }
        if values.count < most { values.append(reader.value(cell, of: record).shown) }
        if known.count > most { return true }
      }
      return reader.count >= HeaderGuess.rowCount
    }
    return (values, known.count > most)
  }
}
