import CSVCore
import FilterKit
import Resampling

/// Writes the rows that plans describe.
struct RowMaker {
  let layout: RowLayout
  let made: MadeRowColumns
  let method: String
  /// How the numbers of each feature are written.
  let formatters: [DecimalFormatter]
  /// The features whose numbers are cut towards zero first, as imbalanced-learn does.
  let truncated: [Bool]

  init(
    _ layout: RowLayout, _ made: MadeRowColumns, _ survey: FeatureSurvey, method: String,
    decimals: Decimals?, compatibility: Compatibility
  ) {
    self.layout = layout
    self.made = made
    self.method = method
    let cutsIntegers = compatibility == .imbalancedLearn
    truncated = layout.features.indices.map { cutsIntegers && survey.isIntegral($0) }
    formatters = zip(survey.formatters, truncated).map { formatter, isTruncated in
      decimals == .full && !isTruncated ? .shortest : formatter
    }
  }

  /// Makes the rows of one class and writes them.
  ///
  /// - Parameters:
  ///   - points: the features of the rows in `table`, to which the plan's numbers belong.
  func write(
    _ plan: SynthesisPlan, from points: Matrix, of table: FeatureTable, label: [UInt8],
    to writer: RecordWriter
  ) throws(CSVError) {
    var cells = [Double](repeating: 0, count: points.columnCount)
    for place in 0..<plan.count {
      fill(&cells, plan, place, from: points)
      let parent = Int(plan.base[place])
      for role in layout.roles {
        switch role {
        case .feature(let feature):
          writer.appendField { text in
            if !cells[feature].isNaN { formatters[feature].append(cells[feature], to: &text) }
          }
        case .copied(let column):
          let field = table.cells.field(parent * layout.copied.count + column)
          writer.appendField { $0 += field }
        case .label: writer.appendField(label.span)
        case .marked: writer.appendField("true")
        case .explained: writer.appendField(provenance(plan, place, table))
        case .empty: writer.appendField { _ in }
        }
      }
      try writer.endRow(suffix: made.suffixOfMade(provenance(plan, place, table)))
    }
  }

  private func fill(
    _ cells: inout [Double], _ plan: SynthesisPlan, _ place: Int, from points: Matrix
  ) {
    var span = cells.mutableSpan
    plan.fill(row: place, from: points, into: &span)
    for feature in truncated.indices where truncated[feature] {
      cells[feature].round(.towardZero)
    }
  }

  /// How a row came about: the method, the records of its parents from 1, the step from the first to the second.
  private func provenance(_ plan: SynthesisPlan, _ place: Int, _ table: FeatureTable) -> String {
    let base = table.rows[Int(plan.base[place])] + 1
    let other = Int(plan.other[place])
    let partner = other < table.rows.count ? String(table.rows[other] + 1) : "mean"
    return "\(method) \(base) \(partner) \(plan.step[place])"
  }
}
