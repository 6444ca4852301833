import CSVCore
import Resampling

/// What was counted in one file.
struct FileCounts {
  /// The file as the user named it.
  let name: [UInt8]
  /// The name of the label column.
  let field: String
  /// The counts.
  var tally = Tally()
}

/// The counts as they are reported: blocks of classes in order.
struct CountTable {
  /// The columns that every table has, after those that name file and group.
  static let columnNames = ["field", "value", "count", "percent", "deficit"]
  /// The columns that follow where rows have weights.
  static let weightNames = ["weight", "weight_percent"]
  /// The column that names the file.
  static let fileColumn = "file"

  /// One line of a table.
  struct Entry {
    let value: [UInt8]
    let count: Int
    /// 100 · count / the rows of the block.
    let percent: Double
    /// How many rows the class lacks to be as large as the largest of the block.
    let deficit: Int
    /// The sum of the rows' weights, and 100 · this / that of the block; `nil` where rows have none.
    let weight: Double?, weightPercent: Double?
  }

  /// The classes of one file, or of one group in it.
  struct Block {
    /// The position of the file in `counts`.
    let file: Int
    let field: String
    let group: [UInt8]?
    let entries: [Entry]
  }

  /// What was counted, file by file.
  let counts: [FileCounts]
  /// Whether a column names the file.
  let namesFiles: Bool
  /// The name of the column that grouped the rows.
  let byName: String?
  /// The order of the classes.
  let order: Order
  /// The blocks, file by file.
  let blocks: [Block]
  /// The largest count of all blocks.
  let largest: Int

  /// Puts counts in order.
  init(_ counts: [FileCounts], namesFiles: Bool, byName: String?, order: Order) {
    self.counts = counts
    self.namesFiles = namesFiles
    self.byName = byName
    self.order = order
    let blocks = counts.enumerated().flatMap { file, counts in
      counts.tally.blocks(in: order).map {
        Block(file: file, field: counts.field, group: $0.group, entries: CountTable.entries($0))
      }
    }
    self.blocks = blocks
    largest = blocks.reduce(0) { $1.entries.reduce($0) { max($0, $1.count) } }
  }

  private static func entries(_ block: Tally.Block) -> [Entry] {
    let total = block.classes.reduce(0) { $0 + $1.count }
    let largest = block.classes.reduce(0) { max($0, $1.count) }
    let totalWeight = block.classes.reduce(0) { $0 + ($1.weight ?? 0) }
    return block.classes.map { value, count, weight in
      Entry(
        value: value, count: count,
        percent: total == 0 ? 0 : 100 * Double(count) / Double(total), deficit: largest - count,
        weight: weight,
        weightPercent: weight.map { totalWeight == 0 ? 0 : 100 * $0 / totalWeight })
    }
  }

  /// What the classes are values of, as a heading has it.
  var field: String { counts.first?.field ?? "value" }

  /// Whether rows have weights.
  var hasWeights: Bool { blocks.contains { $0.entries.contains { $0.weight != nil } } }

  /// The names of the columns: those that name file and group, where there are such, then the same in every table.
  var columnNames: [String] {
    var names = namesFiles ? [CountTable.fileColumn] : []
    if let byName {
      // A table must not have two columns of one name.
      let isTaken =
        byName == CountTable.fileColumn || CountTable.columnNames.contains(byName)
        || hasWeights && CountTable.weightNames.contains(byName)
      names.append(isTaken ? "by_\(byName)" : byName)
    }
    return names + CountTable.columnNames + (hasWeights ? CountTable.weightNames : [])
  }
}
