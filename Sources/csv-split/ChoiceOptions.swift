import ArgumentParser
import CSVCore
import FilterKit

/// How rows are chosen.
struct ChoiceOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help:
      "Keep the proportions of the classes in every part. Default: yes, unless by hash or time, or without --folds by group or order."
  )
  var stratify: Bool?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Stratify all classes below this share of the rows as one class. Affects only the proportions. From 0 to 1.",
      valueName: "SHARE"))
  var pool: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Rows with one value in this column stay together.", valueName: "COL"),
    completion: .column)
  var group: ColumnReference?

  @Flag(help: "Rows that are equal stay together.")
  var groupDuplicates = false

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The columns in which equal rows agree. Names, numbers and ranges a-b of either, separated by commas. Repeatable. Default: all but the class, row numbers and identifiers.",
      valueName: "COLS"),
    completion: .columns)
  var duplicateColumns: [ColumnList] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A row's part follows from this column and the seed. By a hash: one pass, constant memory, and no row moves when others are added.",
      valueName: "COL"),
    completion: .column)
  var byHash: ColumnReference?

  @Flag(
    help: "No chance: the last rows are the test part. Those before them are the validation part.")
  var byOrder = false

  @Flag(
    help:
      "Write rows in scikit-learn's order. Not with --folds, --append or --by-hash. Default: in input order."
  )
  var shuffle = false

  @Option(
    help: ArgumentHelp(
      "Do as scikit-learn does to the letter: a stratified fold of groups can stay empty, and a class of one row is refused.",
      valueName: "sklearn"))
  var compat: CompatibleSplitter?

  /// The option that keeps rows together, if there is one.
  var bond: String? {
    group != nil ? "--group" : groupDuplicates ? "--group-duplicates" : nil
  }

  mutating func validate() throws {
    if group != nil && groupDuplicates {
      throw ValidationError("--group and --group-duplicates: leave out one of them")
    }
    if !duplicateColumns.isEmpty && !groupDuplicates {
      throw ValidationError("--duplicate-columns has no effect without --group-duplicates")
    }
    if let pool, !(pool > 0 && pool < 1) {
      throw ValidationError("--pool must be above 0 and below 1, not \(pool)")
    }
    if byHash != nil {
      let others = [
        stratify == true ? "--stratify" : nil, bond,
        byOrder ? "--by-order" : nil, shuffle ? "--shuffle" : nil, compat != nil ? "--compat" : nil,
      ]
      if let other = others.compactMap({ $0 }).first {
        throw ValidationError("--by-hash decides row by row: \(other) has no effect")
      }
    }
    if byOrder && shuffle {
      throw ValidationError("--by-order takes the rows as they come: --shuffle has no effect")
    }
  }
}

/// A library whose folds are given to the letter.
enum CompatibleSplitter: String, ExpressibleByArgument, CaseIterable {
  case sklearn
}
