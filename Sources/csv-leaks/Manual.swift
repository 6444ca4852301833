import FilterKit

extension CSVLeaks {
  static let manual = Manual(examples: [], order: "", memory: "")
}
