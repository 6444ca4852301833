import CSVCore
import Resampling
import TableKit

extension ScoredRows {
  /// Finds predictions that no row has as its class but that mean the same as one, such as 1.0 for 1, and refuses them or
  /// takes one for the other.
  mutating func joinMeanings(
    isLoose: Bool, of reader: borrowing RecordReader
  ) throws(CSVError) {
    let strays = (0..<UInt32(classes.count)).filter { truths.find(classes.label($0).span) == nil }
    if strays.isEmpty { return }
    var known: [LabelMeaning: [[UInt8]]] = [:]
    for number in 0..<UInt32(truths.count) {
      let label = truths.label(number)
      known[LabelMeaning(label), default: []].append(label)
    }
    var replacements: [UInt32: [UInt8]] = [:]
    for stray in strays {
      let label = classes.label(stray)
      guard let equals = known[LabelMeaning(label)], let first = equals.first else { continue }
      if isLoose && equals.count == 1 {
        replacements[stray] = first
        continue
      }
      throw refusal(of: label, equals, isLoose: isLoose, of: reader)
    }
    if !replacements.isEmpty { replace(replacements) }
  }

  private func refusal(
    of label: [UInt8], _ equals: [[UInt8]], isLoose: Bool, of reader: borrowing RecordReader
  ) -> CSVError {
    func name(_ label: [UInt8]) -> String { "\"\(String(decoding: label, as: UTF8.self))\"" }
    let sense: String
    if case .number = LabelMeaning(label) {
      sense = "as a number"
    } else {
      sense = "but for case or blanks"
    }
    let list = equals.prefix(2).map(name).joined(separator: " and ")
    return reader.error(
      "\(name(label)) is predicted, which is no class, but equals \(list) \(sense)",
      column: columns.truthColumn,
      hint: isLoose
        ? "the classes themselves are equal: give them one spelling"
        : "use --loose to take one for the other")
  }

  /// Takes classes for others.
  private mutating func replace(_ replacements: [UInt32: [UInt8]]) {
    var kept = ClassTable()
    var numbers = [UInt32](repeating: 0, count: classes.count)
    for number in 0..<UInt32(classes.count) where replacements[number] == nil {
      numbers[Int(number)] = kept.add(classes.label(number).span)
    }
    for (number, label) in replacements {
      numbers[Int(number)] = kept.find(label.span) ?? 0
    }
    classes = kept
    for part in parts.indices { parts[part].renumber(numbers) }
  }
}
