import FilterKit

extension CSVSplit {
  static let manual = Manual(examples: [], order: "", memory: "")
}
