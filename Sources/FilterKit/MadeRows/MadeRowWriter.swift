public import CSVCore
public import Resampling

/// A row that a method has made.
public struct MadeRow {
  /// The numbers, feature by feature; NaN leaves a cell empty.
  public var numbers: [Double]
  /// The codes of the categories, feature by feature.
  public var codes: [UInt32] = []
  /// The row of the table whose copied columns it gets.
  public var parent: Int
  /// The class's label.
  public var label: [UInt8]

  /// Creates a row.
  public init(numbers: [Double], codes: [UInt32] = [], parent: Int, label: [UInt8]) {
    self.numbers = numbers
    self.codes = codes
    self.parent = parent
    self.label = label
  }
}

/// Writes made rows so that nobody can tell them by their looks: integers in columns of integers, as many decimals as
/// the column has.
public struct MadeRowWriter {
  private let layout: RowLayout
  private let made: MadeRowColumns
  /// How the numbers of each feature are written.
  private let formatters: [DecimalFormatter]
  /// The features whose numbers are cut towards zero first, as imbalanced-learn does.
  private let truncated: [Bool]

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - survey: what the input's numbers look like.
  ///   - decimals: whether numbers are written in full precision.
  public init(
    _ layout: RowLayout, _ made: MadeRowColumns, _ survey: FeatureSurvey, decimals: Decimals?,
    compatibility: Compatibility
  ) {
    self.layout = layout
    self.made = made
    let cutsIntegers = compatibility == .imbalancedLearn
    truncated = layout.numbers.indices.map { cutsIntegers && survey.isIntegral($0) }
    formatters = zip(survey.formatters, truncated).map { formatter, isTruncated in
      decimals == .full && !isTruncated ? .shortest : formatter
    }
  }

  /// Writes a row.
  ///
  /// - Parameters:
  ///   - table: the table that the row was made from.
  ///   - provenance: how it was made; plain ASCII without delimiters.
  public func write(
    _ row: MadeRow, from table: FeatureTable, to writer: RecordWriter,
    provenance: @autoclosure () -> String
  ) throws(CSVError) {
    for role in layout.roles {
      switch role {
      case .number(let feature):
        let number = row.numbers[feature]
        writer.appendField { text in
          guard !number.isNaN else { return }
          formatters[feature].append(
            truncated[feature] ? number.rounded(.towardZero) : number, to: &text)
        }
      case .category(let feature):
        writer.appendField(table.category(row.codes[feature], ofFeature: feature).span)
      case .copied(let column):
        writer.appendField { $0 += table.copiedField(column, of: row.parent) }
      case .label: writer.appendField(row.label.span)
      case .marked: writer.appendField("true")
      case .explained: writer.appendField(provenance())
      case .empty: writer.appendField { _ in }
      }
    }
    try writer.endRow(suffix: made.suffixOfMade(provenance()))
  }
}
