public import CSVCore
public import Resampling

/// A row that a method has made.
public struct SyntheticRow {
  /// The numbers, feature by feature; NaN leaves a cell empty.
  public var numbers: [Double]
  /// The codes of the categories, feature by feature.
  public var codes: [UInt32] = []
  /// The row of the table whose copied columns it gets.
  public var parent: Int
  /// The class's label.
  public var label: [UInt8]
  /// What it has in columns of labels, where a row can have several.
  public var labelCells: [[UInt8]] = []

  /// Creates a row.
  public init(numbers: [Double], codes: [UInt32] = [], parent: Int, label: [UInt8]) {
    self.numbers = numbers
    self.codes = codes
    self.parent = parent
    self.label = label
  }
}

/// Writes synthetic rows in the style of the table: integers in columns of integers, as many decimals as the column has.
public struct SyntheticRowWriter: Sendable {
  private let layout: RowLayout
  private let synthetic: SyntheticRowColumns
  /// How the numbers of each feature are written.
  private let styles: [NumberStyle]

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - grammars: what the numbers of each feature look like.
  ///   - decimals: whether numbers are written in full precision.
  public init(
    _ layout: RowLayout, _ synthetic: SyntheticRowColumns, _ grammars: [ColumnGrammar],
    decimals: Decimals?,
    compatibility: Compatibility
  ) {
    self.layout = layout
    self.synthetic = synthetic
    styles = grammars.map { grammar in
      let isFull = decimals == .full
      if compatibility == .imbalancedLearn { return .imbalancedLearn(grammar, isFull: isFull) }
      return isFull ? .full : NumberStyle(of: grammar)
    }
  }

  /// Appends a row to others.
  ///
  /// - Parameters:
  ///   - table: the table that the row was made from.
  ///   - provenance: how it was made; plain ASCII without delimiters.
  public func append(
    _ row: SyntheticRow, from table: FeatureTable, to text: inout RowText,
    provenance: @autoclosure () -> String
  ) {
    for role in layout.roles {
      switch role {
      case .number(let feature, let gaps):
        let number = row.numbers[feature]
        if number.isNaN, let gaps {
          text.appendField { $0 += table.copiedField(gaps, of: row.parent) }
        } else {
          text.appendField { styles[feature].append(number, to: &$0) }
        }
      case .category(let feature):
        text.appendField(table.category(row.codes[feature], ofFeature: feature).span)
      case .copied(let column):
        text.appendField { $0 += table.copiedField(column, of: row.parent) }
      case .label: text.appendField(row.label.span)
      case .oneLabel(let index):
        let cell = row.labelCells[index]
        text.appendField(cell.span)
      case .marked: text.appendField("true")
      case .explained: text.appendField(provenance())
      case .empty: text.appendField { _ in }
      }
    }
    text.endRow(suffix: synthetic.suffixOfSynthetic(provenance()))
  }
}
