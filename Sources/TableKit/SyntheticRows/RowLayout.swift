/// What a synthetic row has in each column of the file.
public struct RowLayout: Sendable {
  /// What a synthetic row has in one column.
  enum Role {
    /// A number that is synthetic: its position among the numbers, and, where a missing one has a text, among the
    /// copied columns.
    case number(Int, copied: Int?)
    /// A category that is chosen: its position among the categories.
    case category(Int)
    /// The raw field of the parent: its position among the copied columns.
    case copied(Int)
    case label, marked, explained
    /// What says whether the row has a label, where it can have several: the label's index.
    case oneLabel(Int)
    /// Nothing.
    case empty
  }

  /// The columns of numbers to learn from.
  public let numbers: [Int]
  /// The columns of categories to learn from.
  public let categories: [Int]
  /// The columns that are copied from the parent, some only where a number is missing.
  public let copied: [Int]
  /// The texts that stand for missing numbers.
  let gaps: GapSpellings
  /// The role of every column of the file.
  let roles: [Role]

  /// Lays out synthetic rows; columns that are nothing else stay empty.
  ///
  /// - Parameters:
  ///   - gaps: the texts that stand for missing numbers.
  ///   - spelledGaps: the columns of numbers in which there are such texts.
  ///   - label: the column that gets the name of the class; `nil` where the class is what other columns have.
  ///   - labels: the columns that say whether a row has a label, where it can have several.
  public init(
    numbers: [Int], gaps: GapSpellings, spelledGaps: [Int] = [], categories: [Int] = [],
    copied: [Int], label: Int?, labels: [Int] = [], synthetic: SyntheticRowColumns, columnCount: Int
  ) {
    self.gaps = gaps
    self.numbers = numbers
    self.categories = categories
    self.copied = copied + spelledGaps
    var roles = [Role](repeating: .empty, count: columnCount)
    for (index, column) in numbers.enumerated() {
      let gaps = spelledGaps.firstIndex(of: column).map { $0 + copied.count }
      roles[column] = .number(index, copied: gaps)
    }
    for (index, column) in categories.enumerated() { roles[column] = .category(index) }
    for (index, column) in copied.enumerated() { roles[column] = .copied(index) }
    if let column = synthetic.markColumn { roles[column] = .marked }
    if let column = synthetic.provenanceColumn { roles[column] = .explained }
    if let label { roles[label] = .label }
    for (index, column) in labels.enumerated() { roles[column] = .oneLabel(index) }
    self.roles = roles
  }

  /// The columns that a ``FeatureTable`` looks at, in its order.
  public var columns: [Int] { numbers + categories + copied }
}
