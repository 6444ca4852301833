import ArgumentParser
import CSVCore
import FilterKit
import Resampling
import TableKit

/// The training rows and the test rows: two files, or one in which a column tells them apart.
struct FileOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The training file, then the test file, gzip or not. With --part one file that has both kinds of rows; none is standard input. - is standard input.",
      valueName: "FILE"),
    completion: .file())
  var files: [String] = []

  @OptionGroup var format: FormatOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The column that says which rows are for training and which for the test. As csv-split --append makes it.",
      valueName: "COL"),
    completion: .column)
  var part: ColumnReference?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What --part has in test rows. Default: test.", valueName: "VALUE"))
  var testPart: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What --part has in training rows. Default: train; with --test-part anything else than in test rows.",
      valueName: "VALUE"))
  var trainPart: String?

  /// Refuses too many files, or too few.
  ///
  /// Not while options are parsed, since the values of options that there are not look like files then.
  func checkFiles() throws {
    if part == nil {
      if let option = testPart != nil ? "--test-part" : trainPart != nil ? "--train-part" : nil {
        throw ValidationError("\(option) has no effect without --part")
      }
      guard files.count == 2 else {
        throw ValidationError(
          "give two files, TRAIN and TEST, or --part COL and one file that has both: there \(files.count == 1 ? "is" : "are") \(files.count)"
        )
      }
      if files[0] == files[1] {
        throw ValidationError(
          "the training file and the test file are one: use --part COL if it has both")
      }
    } else if files.count > 1 {
      throw ValidationError("with --part there is one file, and not \(files.count)")
    } else if testPart ?? "test" == trainPart ?? (testPart == nil ? "train" : nil) {
      throw ValidationError("--train-part and --test-part name the same rows")
    }
  }

  /// What tells training rows.
  var training: PartValue {
    if let trainPart { return PartValue(value: trainPart.utf8Bytes, isWanted: true) }
    if let testPart { return PartValue(value: testPart.utf8Bytes, isWanted: false) }
    return PartValue(value: "train".utf8Bytes, isWanted: true)
  }

  /// What tells test rows.
  var test: PartValue { PartValue(value: (testPart ?? "test").utf8Bytes, isWanted: true) }
}

/// Which columns are compared.
struct ComparisonOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: ArgumentHelp(
      "The column that holds the class. Equal rows may differ in it, and are counted by whether they do. Default: the last that no other option names.",
      valueName: "COL"),
    completion: .column)
  var label: ColumnReference?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The columns in which equal rows agree. Names, numbers and ranges a-b of either, separated by commas. Repeatable. Default: all that both files have but the class, row numbers and identifiers.",
      valueName: "COLS"),
    completion: .columns)
  var columns: [ColumnList] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Columns in which equal rows may differ. Repeatable.", valueName: "COLS"),
    completion: .columns)
  var exclude: [ColumnList] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Rows with one value here belong together: find groups that are in both parts.",
      valueName: "COL"),
    completion: .column)
  var group: ColumnReference?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Find test rows that are not later than all training rows. The column has numbers, or dates and times as 2024-01-31 or 2024-01-31T09:30:00.",
      valueName: "COL"),
    completion: .column)
  var time: ColumnReference?

  mutating func validate() throws {
    if !columns.isEmpty && !exclude.isEmpty {
      throw ValidationError("--columns names all columns to compare: --exclude has no effect")
    }
  }
}

/// How near is too near.
struct NearOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Find test rows that are at most D from a training row, too. The columns that are compared must be numbers.",
      valueName: "D"))
  var near: Double?

  @OptionGroup var distance: DistanceOptions

  @Option(
    help: ArgumentHelp(
      "Ignore missing cells in distances. Default: with --near a missing cell is an error.",
      valueName: "copy"))
  var missing: MissingCells?

  @OptionGroup var gaps: GapOptions

  /// What becomes of missing cells: who says what is missing says that something may be.
  var allowed: MissingCells? { missing ?? (gaps.isGiven ? .copy : nil) }

  mutating func validate() throws {
    if let near {
      guard near >= 0 && near.isFinite else {
        throw ValidationError("--near must be a distance of at least 0, not \(near)")
      }
      try distance.validate(.none)
    } else if distance.isGiven {
      throw ValidationError("--metric and --scale have no effect without --near")
    } else if missing != nil || gaps.isGiven {
      throw ValidationError("--missing and --na have no effect without --near")
    }
  }
}

/// What is made of the leaks.
struct FindingOptions: ParsableArguments {
  @Flag(
    help:
      "Write the test rows that do not leak, in place of a table. With --part all rows of the file but leaks."
  )
  var drop = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Exit with status 1 if more than this share of the test rows leaks, from 0 to 1.",
      valueName: "SHARE"))
  var max: Double?

  @Option(
    help: ArgumentHelp(
      "How the table is written. Default: table on a terminal, else csv.",
      valueName: "csv|json|table"))
  var format: Format?

  mutating func validate() throws {
    if let max, !(0...1 ~= max) {
      throw ValidationError("--max must be a share from 0 to 1, not \(max)")
    }
    if drop && format != nil {
      throw ValidationError("--drop writes rows: --format has no effect")
    }
  }
}

/// How the table is written.
enum Format: String, ExpressibleByArgument, CaseIterable {
  case csv, json, table
}
