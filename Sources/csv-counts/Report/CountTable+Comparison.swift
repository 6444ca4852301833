extension CountTable {
  /// The same counts crosswise: what a value has in each file, for charts that show files side by side.
  struct Comparison {
    /// The groups, by first appearance; a single `nil` where rows are not grouped.
    private(set) var groups: [[UInt8]?] = []
    /// The values that each group has in some file, by first appearance.
    private(set) var values: [[UInt8]?: [[UInt8]]] = [:]
    private var entries: [[Key: Entry]]

    private struct Key: Hashable {
      let group: [UInt8]?
      let value: [UInt8]
    }

    init(_ table: CountTable) {
      entries = table.counts.map { _ in [:] }
      var seen = Set<Key>()
      for block in table.blocks {
        if values[block.group] == nil { groups.append(block.group) }
        for entry in block.entries {
          let key = Key(group: block.group, value: entry.value)
          if seen.insert(key).inserted { values[block.group, default: []].append(entry.value) }
          entries[block.file][key] = entry
        }
      }
    }

    /// Those of `values` that a group has in some file.
    func values(ofGroup group: [UInt8]?, in values: [[UInt8]]) -> [[UInt8]] {
      values.filter { value in
        entries.indices.contains { entry(value, group: group, file: $0) != nil }
      }
    }

    /// What a value has in a group of a file; `nil` where it does not occur.
    func entry(_ value: [UInt8], group: [UInt8]?, file: Int) -> Entry? {
      entries[file][Key(group: group, value: value)]
    }
  }
}
