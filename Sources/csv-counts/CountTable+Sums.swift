import CSVCore
import FilterKit
import Resampling

extension CountTable {
  /// A sentence for each file that says what its counts add up to.
  func sums() -> [String] {
    counts.map { namesFiles ? "\($0.printableName): \($0.tally.summary)" : $0.tally.summary }
  }
}

extension FileCounts {
  /// The file's name as it can be shown.
  var printableName: String { String(printable: name) }
}

extension Tally {
  /// How many rows and classes there are, and how much the classes differ.
  var summary: String {
    let counts = classes.counts
    let rows = counted(counts.reduce(0, +), "row")
    var text = "\(rows) in \(counted(counts.count, "class", plural: "classes"))"
    if counts.count > 1, let smallest = counts.min(), let largest = counts.max(), smallest > 0 {
      let ratio = DecimalFormatter.fixed(decimals: 2).text(of: Double(largest) / Double(smallest))
      text += ", the largest \(ratio) times the smallest"
    }
    return text
  }
}

extension CountTable.Entry {
  /// The percentage for people: two decimals, and what is not nothing does not look like it.
  var shortPercent: String {
    if count > 0 && percent < 0.01 { return "<0.01" }
    return DecimalFormatter.fixed(decimals: 2).text(of: percent)
  }
}
