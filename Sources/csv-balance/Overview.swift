import ArgumentParser
import CSVCore
import FilterKit

extension CSVBalance {
  /// A line for each tool.
  static var overview: String {
    let width = tools.map { $0.name.count }.max() ?? 0
    let lines = tools.map { tool in
      let space = String(repeating: " ", count: width - tool.name.count + 2)
      return "  \(tool.name)\(space)\(tool.configuration.abstract)"
    }
    return """
      OVERVIEW: Balance the classes of CSV files.

      USAGE: \(name) TOOL [ARGUMENT ...]

      TOOLS:
      \(lines.joined(separator: "\n"))

      TOOL is a name with or without csv-; a tool is called by its own name as well.
      "csv-smote -h" says more about one, "csv-smote --help" all.
      """
  }

  /// What is said of a first argument that names no tool.
  static func complaint(about word: String) -> String {
    if word.hasPrefix("-") { return "unknown option '\(word)'" }
    let isWhole = word.hasPrefix("csv-")
    let names = tools.map { String($0.name.dropFirst(isWhole ? 0 : "csv-".count)) }
    guard let nearest = nearestName(to: word, in: names, within: 3) else {
      return "unknown tool '\(word)'"
    }
    return "unknown tool '\(word)'. Did you mean '\(nearest)'?"
  }
}
