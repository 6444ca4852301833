import CSVCore
import FilterKit
import Resampling

extension Sheet {
  /// The scores of all rows, one a line; or, where a column divides the rows, their mean and standard deviation over its
  /// values, and those of each value.
  init(_ parts: [Scores], of rows: ScoredRows, hasIntervals: Bool = false) {
    let names = rows.groupName.map { name in
      (0..<UInt32(rows.groups.count)).map { Array("\(name)=".utf8) + rows.groups.label($0) }
    }
    let figures =
      names != nil ? ["mean", "deviation"] : hasIntervals ? ["value", "low", "high"] : ["value"]
    self.init((["score", "class"] + figures).map { Array($0.utf8) } + (names ?? []))
    let kind: Kind = names != nil ? .parts : hasIntervals ? .intervals : .values
    add(parts.map(\.whole), label: [], kind)
    for label in parts[0].classes.indices
    where parts.contains(where: { $0.report?.classes[label] != nil || $0.report == nil }) {
      add(parts.map { $0.classes[label] }, label: rows.classes.label(UInt32(label)), kind)
    }
  }

  /// What stands behind the names of scores.
  private enum Kind { case values, intervals, parts }

  /// Adds a line for each score that the parts have.
  private mutating func add(_ parts: [[Scores.Score]], label: [UInt8], _ kind: Kind) {
    for (index, score) in parts[0].enumerated() {
      let cells = parts.map { $0[index].cell }
      var line: [Cell] = [.text(Array(score.name.utf8)), .text(label)]
      if kind == .parts {
        let values = cells.compactMap(\.figure)
        line += [.number(mean(values)), .number(deviation(values))]
      }
      line += cells
      if kind == .intervals {
        line += [.figure(score.interval?.low), .figure(score.interval?.high)]
      }
      rows.append(line)
    }
  }

  /// The scores of all classes together, one a line.
  init(wholeOf scores: Scores) {
    self.init(["score", "value"])
    rows = scores.whole.filter { !$0.isAverage }.map { [.text(Array($0.name.utf8)), $0.cell] }
  }

  /// The scores of the classes, a line for each, and their means; `nil` where nothing was predicted.
  init?(classesOf scores: Scores, _ rows: ScoredRows) {
    guard let report = scores.report, let first = scores.classes.first else { return nil }
    self.init(["class"] + first.map(\.name))
    for (label, found) in report.classes.enumerated() where found != nil {
      self.rows.append(
        [.text(rows.classes.label(UInt32(label)))] + scores.classes[label].map(\.cell))
    }
    for average in ["macro", "weighted"] {
      let cells = scores.whole.filter { $0.name.hasPrefix(average + "_") }.map(\.cell)
      let total = Cell.rows(report.rowCount, areWeighted: rows.columns.weight != nil)
      let area = scores.whole.first {
        $0.name == (average == "macro" ? "roc_auc_ovr" : "roc_auc_ovr_weighted")
      }
      self.rows.append(
        [.text(Array("(\(average))".utf8))] + cells + [total, total]
          + [area?.cell].compactMap { $0 })
    }
  }
}

private func mean(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
}

/// The standard deviation, estimated from a sample: `nil` of fewer than two.
private func deviation(_ values: [Double]) -> Double? {
  guard let mean = mean(values), values.count > 1 else { return nil }
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (squares / Double(values.count - 1)).squareRoot()
}
