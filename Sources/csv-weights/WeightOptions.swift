public import ArgumentParser
import CSVCore
import FilterKit
public import Resampling

/// How weights are computed.
struct FormulaOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A column with the weight of each row: a class is as large as the sum of its rows' weights, and --append and --per-row multiply by them.",
      valueName: "COL"),
    completion: .column)
  var rowWeights: ColumnReference?

  @Option(
    help: ArgumentHelp(
      "The formula: balanced (the default), inverse, sqrt, log, effective or median; for a label of numbers density.",
      valueName: "NAME"))
  var scheme: Scheme?

  @Option(
    help: ArgumentHelp(
      "For --scheme effective. How much the rows of a class resemble each other, from 0 to less than 1. Default: 0.9999.",
      valueName: "B"))
  var beta: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For --scheme density. How strong it is: 0 weighs all rows alike. Default: 1.",
      valueName: "A"))
  var densityAlpha: Double?

  @Option(
    help: ArgumentHelp(
      "Scale the weights, so that the mean, sum or max of the classes' is 1. Default: none, but mean for --scheme effective.",
      valueName: "mean|sum|max|none"))
  var normalize: ClassWeights.Normalization?

  mutating func validate() throws {
    if let beta {
      guard scheme == .effective else {
        throw ValidationError("--beta is for --scheme effective")
      }
      if !(beta >= 0 && beta < 1) {
        throw ValidationError("--beta must be at least 0 and below 1, not \(beta)")
      }
    }
    try validateDensity()
  }

  /// The formula with its parameters.
  var method: ClassWeights {
    let scheme: ClassWeights.Scheme =
      switch scheme ?? .balanced {
      case .balanced, .density: .balanced
      case .inverse: .inverse
      case .sqrt: .squareRoot
      case .log: .logarithm
      case .effective: .effectiveNumber(beta: beta ?? 0.9999)
      case .median: .median
      }
    return ClassWeights(scheme, normalization: normalize)
  }

  /// The options that were given.
  var givenOptions: [String] {
    [scheme == nil ? nil : "--scheme", normalize == nil ? nil : "--normalize"].compactMap { $0 }
  }
}

/// A formula by the name that users know.
enum Scheme: String, ExpressibleByArgument, CaseIterable {
  case balanced, inverse, sqrt, log, effective, median, density
}

extension ClassWeights.Normalization: ExpressibleByArgument {}

/// What is written: a table of the classes, or something of every row.
struct FormOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What is written of the classes. json is an object of labels and weights, json-list only the weights, in the order of the codes that csv-encode gives, table has bars in the width of the terminal. Default: csv.",
      valueName: "csv|json|json-list|table"))
  var format: Format?

  @Option(
    help: ArgumentHelp(
      "Write every row, with its weight in a new column of this name.",
      valueName: "NAME"))
  var append: String?

  @Flag(help: "Write only the weights of the rows, one a line.")
  var perRow = false

  @Option(
    help: ArgumentHelp(
      "Write scale_pos_weight for this class. It is the rows of all other classes over its own.",
      valueName: "LABEL"),
    completion: .label)
  var positive: String?

  mutating func validate() throws {
    let forms = [
      format != nil ? "--format" : nil, append != nil ? "--append" : nil,
      perRow ? "--per-row" : nil, positive != nil ? "--positive" : nil,
    ].compactMap { $0 }
    if forms.count > 1 {
      throw ValidationError(
        "\(forms.joined(separator: " and ")) ask for different things: give one")
    }
  }

  /// Whether there is a line for each row.
  var writesRows: Bool { append != nil || perRow }

  /// How often rows are looked at: again when they get their weights.
  var access: ByteInput.Access { writesRows ? .rewindable : .sequential }
}

/// How the classes are written.
enum Format: String, ExpressibleByArgument, CaseIterable {
  case csv, json, table
  case jsonList = "json-list"
}
