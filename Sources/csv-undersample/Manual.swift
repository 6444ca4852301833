import FilterKit

extension CSVUndersample {
  static let manual = Manual(examples: [], order: "", memory: "")
}
