import FilterKit

extension CSVSmote {
  static let manual = Manual(examples: [], order: "", memory: "")
}
