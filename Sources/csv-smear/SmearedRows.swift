import CSVCore
import FilterKit
import Resampling

/// What is written of a row whose outcome is known.
struct SmearedRows {
  /// The columns that are appended.
  let appendedColumns: [AppendedColumn]
  /// The columns that were labels and are numbers from now on.
  let kinds: [Int: AppendedColumn.Kind]
  private let labelColumn: Int
  private let positives: [String]
  private let isSoft: Bool
  private let dialect: Dialect

  init(
    _ labels: SmearedLabelOptions, _ window: WindowOptions, labelColumn: Int,
    of reader: borrowing RecordReader
  ) throws(CSVError) {
    let name = labels.weight ?? "weight"
    if !labels.soft { try reader.header.requireNew([name], hint: "use --weight with another name") }
    appendedColumns = labels.soft ? [] : [AppendedColumn(name, .number)]
    kinds = labels.soft ? [labelColumn: .number] : [:]
    self.labelColumn = labelColumn
    positives = labels.positive
    isSoft = labels.soft
    dialect = reader.dialect
  }

  /// What a row gets in place of its label; `nil` where it keeps it.
  func label(of outcome: LabelSmearing.Outcome) -> String? {
    switch outcome {
    // A label has no place in a column of numbers.
    case .bystander: isSoft && dialect.attributes != nil ? "" : nil
    case .negative: isSoft ? text(0) : nil
    case .positive: isSoft ? text(1) : nil
    case .smeared(let event, let weight): isSoft ? text(weight) : positives[Int(event)]
    }
  }

  /// What is appended to a row, the delimiter before it.
  func suffix(of outcome: LabelSmearing.Outcome) -> [UInt8] {
    if isSoft { return [] }
    switch outcome {
    case .bystander: return field("")
    case .negative, .positive: return field(text(1))
    case .smeared(_, let weight): return field(text(weight))
    }
  }

  private func field(_ text: String) -> [UInt8] {
    FieldText.suffix(text.utf8Bytes, as: dialect)
  }

  /// The columns whose values change, with what they get.
  func changes(of outcome: LabelSmearing.Outcome) -> [(column: Int, value: [UInt8])] {
    label(of: outcome).map { [(labelColumn, $0.utf8Bytes)] } ?? []
  }

  /// A weight as a number that reads back the same, always with a point: readers that take a column of whole numbers for
  /// integers would round the fractions that come later.
  private func text(_ weight: Double) -> String {
    var text: [UInt8] = []
    DecimalFormatter.shortest.append(weight, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
