import FilterKit

extension CSVOversample {
  static let manual = Manual(examples: [], order: "", memory: "")
}
