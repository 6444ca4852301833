import CSVCore
public import Resampling

extension LabeledTable {
  /// The names of the columns of labels.
  public var labelNames: [String] { labelColumns.map { reader.header.label(of: $0) } }

  /// Says on standard error how many rows each label had and has, how rare it was and is, and the seed.
  public func report(
    _ before: LabelImbalance, _ after: LabelImbalance, seed: UInt32, as note: (String) -> Void
  ) {
    func shown(_ ratio: Double?) -> String { ratio.map(fourDigits) ?? "none" }
    for (label, name) in labelNames.enumerated() {
      note(
        "label \"\(name)\": \(before.counts[label]) -> \(counted(after.counts[label], "row")), "
          + "imbalance \(shown(before.ratio(of: label))) -> \(shown(after.ratio(of: label)))")
    }
    note("mean imbalance \(shown(before.meanRatio)) -> \(shown(after.meanRatio))")
    note("seed \(seed)")
    reader.reportSpool(as: note)
  }

  /// Says that no row has some labels, which then are neither rare nor frequent; `nil` where all are there.
  public func noteOnAbsentLabels(_ imbalance: LabelImbalance) -> String? {
    let names = zip(labelNames, imbalance.counts).filter { $0.1 == 0 }.map(\.0)
    return names.isEmpty
      ? nil : "no row has \(TableKit.namesInOneLine(names)): left out of the mean imbalance"
  }
}
