import CSVCore
import FilterKit
import Resampling

/// What is written of a row whose outcome is known.
struct SmearedRows {
  /// The names of the columns that are appended.
  let appendedNames: [String]
  private let labelColumn: Int
  private let positives: [String]
  private let isSoft: Bool
  private let delimiter: UInt8

  init(
    _ labels: SmearedLabelOptions, _ window: WindowOptions, labelColumn: Int,
    of reader: borrowing RecordReader
  ) throws(CSVError) {
    let name = labels.weight ?? "weight"
    if !labels.soft, let column = reader.header.position(ofName: name) {
      throw CSVError(
        "the file has this column already", file: reader.name,
        column: reader.header.label(of: column), hint: "use --weight NAME with another name")
    }
    appendedNames = labels.soft ? [] : [name]
    self.labelColumn = labelColumn
    positives = labels.positive
    isSoft = labels.soft
    delimiter = reader.dialect.delimiter
  }

  /// What a row gets in place of its label; `nil` where it keeps it.
  func label(of outcome: LabelSmearing.Outcome) -> String? {
    switch outcome {
    case .bystander: nil
    case .negative: isSoft ? text(0) : nil
    case .positive: isSoft ? text(1) : nil
    case .smeared(let event, let weight): isSoft ? text(weight) : positives[Int(event)]
    }
  }

  /// What is appended to a row, the delimiter before it.
  func suffix(of outcome: LabelSmearing.Outcome) -> [UInt8] {
    if isSoft { return [] }
    switch outcome {
    case .bystander: return [delimiter]
    case .negative, .positive: return [delimiter] + text(1).utf8
    case .smeared(_, let weight): return [delimiter] + text(weight).utf8
    }
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
