/// ML-RUS: drops random rows that have frequent labels, where rows have several.
///
/// A label whose IRLbl is below MeanIR is frequent. One row of each frequent label is dropped in turn, until as many are gone
/// as asked for; a label that has come up to MeanIR is left out from then on. MeanIR is that of the table, IRLbl that of the
/// rows that are left.
///
/// Source: Charte, Rivera, del Jesus and Herrera, "Addressing imbalance in multilabel classification: measures and random
/// resampling algorithms", Neurocomputing 163 (2015), ML-RUS.
///
/// Cost: O(rows · labels held + drops · labels); four bytes for each frequent label that a row has.
///
/// Draws: for each row to be dropped a whole number below the rows that the label's list still names; drawn again where it
/// names one that is gone by another label. Frequent labels in the order of their columns.
///
/// Differs from the paper: the last turn ends with the last row asked for, where the paper's may exceed it by one row a
/// label; and there is an end where all labels are left out.
/// Differs from mldr.resampling (R), which draws rows with replacement among those without a rare label, so that fewer go
/// than asked for, and looks at no label's IRLbl.
public struct MLRUS: Sendable {
  /// How many rows are dropped, in percent of the rows.
  public var percent = 25.0
  /// Where the generator starts.
  public var seed: UInt32

  /// Creates the method with its usual parameter.
  public init(seed: UInt32) { self.seed = seed }

  /// The rows to drop, as they are drawn.
  public func droppedRows(of sets: LabelSets) -> ResampledRows {
    var result = ResampledRows(sets, percent: percent)
    guard let mean = result.imbalance.meanRatio else { return result }
    var random = RandomState(seed: seed)
    var left = sets.rowsOfLabels()
    var gone = RowSet(rowCount: sets.rows.count)
    var frequent = result.imbalance.majorities
    while !frequent.isEmpty && result.rows.count < result.wanted {
      frequent = frequent.filter { label in
        guard result.rows.count < result.wanted,
          let row = Self.draw(from: &left[label], gone, using: &random)
        else { return false }
        gone.insert(row)
        result.rows.append(row)
        result.imbalance.add(-1, of: sets.labels(of: row))
        return result.imbalance.ratio(of: label).map { $0 < mean } ?? false
      }
    }
    return result
  }

  /// Draws one of the rows of a list that are not gone, and takes it off the list.
  private static func draw(
    from rows: inout [RowNumber], _ gone: RowSet, using random: inout RandomState
  ) -> RowNumber? {
    while !rows.isEmpty {
      let index = random.randint(below: rows.count)
      let row = rows[index]
      rows.swapAt(index, rows.count - 1)
      rows.removeLast()
      if !gone.contains(row) { return row }
    }
    return nil
  }
}
