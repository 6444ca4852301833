public import ArgumentParser
public import CSVCore
public import TableKit

/// Columns of labels, of which a row can have several.
public struct MultilabelOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Rows have several labels: each of these columns says with 1 or 0 whether a row has one. Repeatable.",
      valueName: "COLS"),
    completion: .columns)
  var multilabel: [ColumnList] = []

  /// Creates the options; the parser fills them.
  public init() {}

  /// Whether rows have several labels.
  public var isGiven: Bool { !multilabel.isEmpty }

  /// Refuses options that have no effect on several labels.
  ///
  /// - Parameters:
  ///   - others: options by name, and whether they are given.
  ///   - needing: options that have no effect without several labels, and whether they are given.
  public func validate(
    against others: KeyValuePairs<String, Bool>, needing: KeyValuePairs<String, Bool> = [:]
  ) throws {
    if isGiven {
      for (option, isGiven) in others where isGiven {
        throw ValidationError(
          "with --multilabel, rows have several labels: \(option) has no effect")
      }
    } else {
      for (option, isGiven) in needing where isGiven {
        throw ValidationError("\(option) needs --multilabel COLS")
      }
    }
  }

  /// The positions of the columns.
  ///
  /// - Throws: that there is only one.
  public func columns(of reader: borrowing RecordReader) throws(CSVError) -> [Int] {
    let columns = try reader.header.columns(ColumnList(joining: multilabel))
    if let column = columns.first, columns.count == 1 {
      let word = ColumnSpelling(of: reader.header).word(for: column)
      throw CSVError(
        "--multilabel names one column, and rows can have several labels only in several",
        file: reader.name, column: reader.header.label(of: column),
        hint: "use --label \(ShellWord.quoted(word)), or name all columns of labels")
    }
    return columns
  }

  /// Which rows of a table take part: those that pass the conditions and say of each label whether they have it.
  ///
  /// - Parameter remedy: what to do about a row that does not; `nil` says how to leave it out by `--where`.
  public func rows(
    where conditions: ConditionOptions, unlabeled: UnlabeledRows?, of reader: inout RecordReader,
    remedy: String? = "use --unlabeled drop, or --unlabeled keep to pass such rows through"
  ) throws(CSVError) -> RowChoice {
    var rows = try RowChoice(
      labelColumns: columns(of: reader), unlabeledRows: unlabeled, where: conditions.conditions,
      in: reader.header, remedy: remedy)
    rows.valuesInView = try reader.valuesInView(of: conditions.conditions)
    return rows
  }
}

/// How many rows are copied or dropped where rows have several labels.
public struct PercentOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For --multilabel: copy or drop so many percent of the rows. Default: 25.", valueName: "P"))
  var percent: Double?

  /// Creates the options; the parser fills them.
  public init() {}

  /// Whether it is said.
  public var isGiven: Bool { percent != nil }

  /// The percentage.
  public var value: Double { percent ?? 25 }

  /// Refuses what is no percentage.
  ///
  /// - Parameter most: what it must be below.
  public func validate(below most: Double) throws {
    if let percent, !(percent > 0 && percent < most) {
      throw ValidationError(
        "--percent must be above 0 and below \(fourDigits(most)), not \(percent)")
    }
  }
}
