import CSVCore
import FilterKit
import Resampling

extension LabeledInput {
  /// What to tell the user of a class that cannot grow.
  func error(_ error: SynthesisError, growing label: UInt32) -> CSVError {
    let name = name(of: label)
    let message: String
    let hint: String
    switch error {
    case .lone:
      message = "class \"\(name)\" has a single row, and a row between two needs two"
      hint = "use --lone copy, or --target to say which classes grow"
    case .tooFewRows(let rows, let needed):
      message = "class \"\(name)\" has \(rows) rows, and imbalanced-learn searches \(needed)"
      hint = "use --neighbors \(max(1, rows - 1)), or leave out --compat"
    default:
      message = "class \"\(name)\": \(error)"
      hint = error.remedy
    }
    return CSVError(
      message, file: reader.name, column: labelColumn.map { reader.header.label(of: $0) },
      hint: hint)
  }
}
