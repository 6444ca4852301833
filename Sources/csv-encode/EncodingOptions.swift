import ArgumentParser
import CSVCore
import FilterKit

/// What becomes of the columns.
struct EncodedColumnOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Columns to encode besides the label. Names, numbers and ranges a-b of either, separated by commas. Repeatable. Default: those that hold categories.",
      valueName: "COLS"),
    completion: .columns)
  var categorical: [ColumnList] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Columns of numbers in which any other text counts as missing. Repeatable.",
      valueName: "COLS"),
    completion: .columns)
  var numeric: [ColumnList] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Columns to leave out. Repeatable. Default: row numbers, identifiers, dates and texts.",
      valueName: "COLS"),
    completion: .columns)
  var drop: [ColumnList] = []

  @Option(
    help: ArgumentHelp(
      "Which value gets the code 0: the first in scikit-learn's order of classes, the most frequent, or the first in the file. Default: class.",
      valueName: "class|count|first"))
  var order: CodeOrder?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Write TEXT for missing cells, in categories as well. Default: nothing; in categories a missing cell is a value.",
      valueName: "TEXT"))
  var missingAs: String?

  @OptionGroup var gaps: GapOptions

  /// Those of these options that are given.
  var givenOptions: [String] {
    [
      categorical.isEmpty ? nil : "--categorical", numeric.isEmpty ? nil : "--numeric",
      drop.isEmpty ? nil : "--drop", order == nil ? nil : "--order",
      missingAs == nil ? nil : "--missing-as", gaps.isGiven ? "--na" : nil,
    ].compactMap { $0 }
  }
}

/// Which value gets the code 0.
enum CodeOrder: String, ExpressibleByArgument, CaseIterable {
  case `class`, count, first
}

/// Where codes are kept, and which way to go.
struct CodeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write to FILE, as JSON, which value has which code.", valueName: "FILE"),
    completion: .file(extensions: ["json"]))
  var save: String?

  @Option(
    help: ArgumentHelp(
      "Take the codes from FILE, which --save has written.", valueName: "FILE"),
    completion: .file(extensions: ["json"]))
  var load: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Write CODE, a whole number, for a value that has none. Default: such a value is an error.",
      valueName: "CODE"))
  var unknown: Int?

  @Flag(help: "Write values in place of codes, for example in predictions.")
  var decode = false

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Further columns that hold classes, such as predictions. Repeatable.",
      valueName: "COLS"),
    completion: .columns)
  var predictions: [ColumnList] = []

  /// Refuses options that say nothing together.
  mutating func validate() throws {
    if decode && load == nil {
      throw ValidationError("--decode needs the codes: --load FILE")
    }
    if load != nil && save != nil {
      throw ValidationError("--load and --save: leave out one of them")
    }
    if unknown != nil && load == nil {
      throw ValidationError("--unknown has no effect without --load: every value gets a code")
    }
    if unknown != nil && decode {
      throw ValidationError("--unknown has no effect with --decode")
    }
  }
}
