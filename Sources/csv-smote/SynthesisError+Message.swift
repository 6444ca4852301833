import CSVCore
import Resampling
import TableKit

extension LabeledTable {
  /// What to tell the user of a class that cannot grow.
  func error(_ error: SynthesisError, growing label: UInt32) -> CSVError {
    CSVError(
      error.message(about: name(of: label)), file: reader.name,
      column: labelColumn.map { reader.header.label(of: $0) }, hint: error.remedy)
  }
}

extension SynthesisError {
  /// What is wrong, with the name of the class.
  fileprivate func message(about name: String) -> String {
    switch self {
    case .lone: "class \"\(name)\" has a single row, and a row between two needs two"
    case .tooFewRows(let rows, let needed):
      "class \"\(name)\" has \(counted(rows, "row")), and imbalanced-learn searches \(needed)"
    default: "class \"\(name)\": \(self)"
    }
  }

  /// What the user can do about it.
  fileprivate var remedy: String {
    switch self {
    case .noRows: "use --target to say which classes grow"
    case .lone: "leave out --lone to copy it, or use --target to say which classes grow"
    case .tooFewRows(let rows, _):
      rows > 1
        ? "use --neighbors \(rows - 1), or leave out --compat"
        : "use --target to say which classes grow, or leave out --compat"
    case .noneInDanger, .allNoise:
      "use a higher --border-neighbors, another --variant, or --target to say which classes grow"
    case .noneSafe:
      "use a higher --neighbors, another --variant, or --target to say which classes grow"
    case .scattered: "use fewer --clusters, or another --variant"
    case .outnumbered(let least):
      "use --imbalance \(Int(min(least, 1e15)) + 1), more --clusters, or leave out --imbalance"
    case .cellsMissing:
      "use --exclude for the columns with empty cells, or another --variant"
    case .noForeignNeighbors, .sharesRoundToNothing:
      "leave out --compat, or use another --variant"
    }
  }
}
