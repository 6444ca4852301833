public import CSVCore
public import Resampling

// Where no option names the class it is the last column, and where that cannot be a class nothing is done: a table that was
// balanced by its measurements looks like any other.

extension ClassTable {
  /// Why the values cannot be classes; `nil` where they can.
  public var obstacle: ClassObstacle? {
    ClassShape(labels: (0..<UInt32(count)).lazy.map { (self.label($0), self.counts[Int($0)]) })
      .obstacle
  }
}

extension RecordReader {
  /// Why the last column is not taken for the class, with the columns that look like classes.
  ///
  /// - Parameters:
  ///   - reason: what speaks against it, to be put behind "this one".
  ///   - profiles: what the columns hold.
  ///   - column: the column, where the last are there for something else.
  ///   - others: columns that are there for something else.
  ///   - way: the option by which no class is needed, if there is one.
  public func refusalOfLastColumn(
    because reason: String, _ profiles: [ColumnProfile], column: Int? = nil,
    besides others: [Int] = [], or way: String? = nil
  ) -> CSVError {
    let last = column ?? header.classColumn
    let title =
      last == header.classColumn
      ? header.titleOfClassColumn : "the last column that no option names"
    let likely = ColumnProfile.likelyClasses(among: profiles).filter { !others.contains($0) }
    let choices = labelOptions(for: likely, besides: last) + [way].compactMap { $0 }
    let itself = labelOptions(for: [last], besides: nil)
    return error(
      "\(title) is the class by default, but this one \(reason)", column: last,
      hint: choices.isEmpty
        ? "name the class, as in \(itself.joined())"
        : "use \(oneOf: choices) (\(itself.joined()) takes the last all the same)")
  }

  /// Refuses values of the last column that cannot be classes; for where no option names it.
  ///
  /// - Parameter profiles: what the columns hold.
  public func requireClasses(
    _ classes: ClassTable, _ profiles: [ColumnProfile]
  ) throws(CSVError) {
    guard let obstacle = obstacle(to: classes) else { return }
    throw refusalOfLastColumn(because: obstacle.description, profiles)
  }

  /// Why the values of the last column cannot be classes; `nil` where they can, or where the file declares that they are.
  public func obstacle(to classes: ClassTable) -> ClassObstacle? {
    header.declaredKind(of: header.classColumn) == .nominal ? nil : classes.obstacle
  }

  /// Says which column is taken for the class, and which others look like classes.
  public func noteOnLastColumn(_ profiles: [ColumnProfile]) -> String {
    let last = header.classColumn
    let choices = labelOptions(for: ColumnProfile.likelyClasses(among: profiles), besides: last)
    let others = choices.isEmpty ? "" : "; another would be chosen by \(oneOf: choices)"
    return "the class is \(header.titleOfClassColumn), \"\(header.label(of: last))\"\(others)"
  }

  /// How a user names columns as the class: the first few, ready for a shell.
  private func labelOptions(for columns: [Int], besides last: Int?) -> [String] {
    let spelling = ColumnSpelling(of: header)
    return columns.filter { $0 != last }.prefix(5).map {
      "-l \(ShellWord.quoted(spelling.word(for: $0)))"
    }
  }

  /// What the first rows show of all columns, where the last does not look like classes in them: for tools that read rows
  /// once, and can name other columns only by these. Empty where it does.
  public mutating func profilesIfLastIsDoubtful() -> [ColumnProfile] {
    guard let last = previewedProfiles(of: [header.classColumn]).first,
      ClassShape(last).obstacle != nil
    else { return [] }
    return previewedProfiles()
  }

  /// What the first rows show of columns, before any is read.
  public mutating func previewedProfiles(of columns: [Int]? = nil) -> [ColumnProfile] {
    var selection = ColumnSelection()
    let empty = ColumnProfiles(
      of: columns ?? Array(0..<columnCount), in: header, selecting: &selection)
    var profiles = empty
    preview(selection) { reader in
      // The last time has all rows.
      profiles = empty
      for record in 0..<min(reader.count, HeaderGuess.rowCount) {
        profiles.add(record, of: reader)
      }
      return reader.count >= HeaderGuess.rowCount
    }
    return profiles.profiles
  }
}

extension DefaultStringInterpolation {
  fileprivate mutating func appendInterpolation(oneOf choices: [String]) {
    let last = choices.last ?? ""
    appendLiteral(
      choices.count < 2
        ? last
        : choices.dropLast().joined(separator: ", ") + (choices.count > 2 ? "," : "") + " or "
          + last)
  }
}
