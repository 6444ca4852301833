import CSVCore
import FilterKit
import TableKit

/// Which column of the training file is what, and where another file has the features.
struct TrainingColumns {
  /// The positions of the class, and of the weights where there are any.
  let labels: [Int]
  let weight: Int?
  /// How numbers are cut into classes; `nil` where values are classes.
  let bins: ClassBins.Rule?
  /// Whether the class is the last column because no option names another.
  let isLabelByDefault: Bool
  /// The columns that are learned from, or may be.
  let features: FeatureColumns
  /// What the rows that are learned from must pass.
  let conditions: [Condition]

  private let header: Header
  private let file: String

  /// Finds the columns that the options name.
  init(
    _ options: TrainingOptions, _ binOptions: BinOptions, _ featureOptions: FeatureOptions,
    in reader: borrowing RecordReader
  ) throws(CSVError) {
    header = reader.header
    file = reader.name
    labels =
      try options.label.map { (label) throws(CSVError) in
        try reader.header.columns(together: label)
      } ?? [header.classColumn]
    try binOptions.check(labels, in: header)
    bins = binOptions.rule
    isLabelByDefault = options.label == nil
    weight = if let column = options.rowWeights { try header.column(column) } else { nil }
    var uses = ColumnUses(of: reader)
    try uses.claim(labels, as: "the label")
    if let weight { try uses.claim([weight], as: "the weight") }
    features = try featureOptions.columns(besides: &uses, isStrict: false)
    conditions = options.conditions
  }

  /// Where another file has some columns: columns are the same that have the same name, and without names the same number.
  func positions(
    of features: [Int], in reader: borrowing RecordReader
  ) throws(CSVError) -> [Int] {
    guard let names = header.names, let others = reader.header.names else {
      try requireSameWidth(of: reader)
      return features
    }
    let here = Self.indices(of: names)
    let there = Self.indices(of: others)
    var positions: [Int] = []
    var missing: [Int] = []
    for feature in features {
      let name = names[feature]
      let key = Array(name.utf8)
      for (indices, file) in [(here, file), (there, reader.name)]
      where indices[key, default: []].count > 1 {
        throw CSVError(
          "column \"\(name)\" occurs several times, so that the files cannot be matched by name",
          file: file, line: 1, hint: "rename the columns, or use --no-headers and numbers")
      }
      if let index = there[key]?.first { positions.append(index) } else { missing.append(feature) }
    }
    guard !missing.isEmpty else { return positions }
    let quoted = missing.map { "\"\(names[$0])\"" }
    let list = ShellWord.quoted(ColumnSpelling(of: header).list(missing))
    throw CSVError(
      "has no \(missing.count == 1 ? "column" : "columns") \(quoted.joined(separator: ", ")), "
        + "which \(missing.count == 1 ? "is a feature" : "are features") in \(file)",
      file: reader.name, line: 1,
      hint: "use --exclude \(list); the header has: "
        + others.prefix(40).joined(separator: ", "))
  }

  /// Where each name stands; names are compared byte by byte.
  private static func indices(of names: [String]) -> [[UInt8]: [Int]] {
    Dictionary(grouping: names.indices) { Array(names[$0].utf8) }
  }

  /// Refuses a file of another number of columns; it may lack the label if that is the last.
  private func requireSameWidth(of reader: borrowing RecordReader) throws(CSVError) {
    let count = reader.columnCount
    let lacksLabel = labels == [count] && count == header.columnCount - 1
    guard count == header.columnCount || lacksLabel else {
      throw CSVError(
        "has \(counted(count, "column")), and \(file) has \(header.columnCount)",
        file: reader.name, hint: "without names, columns are matched by their numbers")
    }
  }
}
