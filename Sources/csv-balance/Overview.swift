import ArgumentParser
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
    let names = tools.map { $0.name.dropFirst(isWhole ? 0 : "csv-".count) }
    let distances = names.map { (name: $0, distance: distance(from: word, to: $0)) }
    guard let nearest = distances.min(by: { $0.distance < $1.distance }),
      nearest.distance < min(4, nearest.name.count)
    else { return "unknown tool '\(word)'" }
    return "unknown tool '\(word)'. Did you mean '\(nearest.name)'?"
  }

  /// How many characters must be added, removed or replaced to make one word of another (Levenshtein 1966).
  private static func distance(from word: String, to other: some StringProtocol) -> Int {
    var row = Array(0...other.count)
    for (index, character) in word.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, candidate) in other.enumerated() {
        let replaced = diagonal + (character == candidate ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
      }
    }
    return row[other.count]
  }
}
