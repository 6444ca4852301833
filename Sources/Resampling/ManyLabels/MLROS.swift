/// ML-ROS: copies of random rows that have rare labels, where rows have several.
///
/// A label whose IRLbl is above MeanIR is rare. One row of each rare label is copied in turn, until there are as many copies
/// as asked for; a label that has come down to MeanIR is left out from then on. MeanIR is that of the table, IRLbl that of
/// the table with the copies so far.
///
/// Source: Charte, Rivera, del Jesus and Herrera, "Addressing imbalance in multilabel classification: measures and random
/// resampling algorithms", Neurocomputing 163 (2015), ML-ROS.
///
/// Cost: O(rows · labels held + copies · labels); four bytes for each rare label that a row has.
///
/// Draws: for each copy a whole number below the count of the label; rare labels in the order of their columns.
///
/// Differs from the paper: the last turn ends with the last copy asked for, where the paper's may exceed it by one row a
/// label; and there is an end where all labels are left out.
/// Differs from mldr.resampling (R), which does not look at IRLbl again, so that no label is ever left out.
public struct MLROS: Sendable {
  /// How many rows are copied, in percent of the rows.
  public var percent = 25.0
  /// Where the generator starts.
  public var seed: UInt32

  /// Creates the method with its usual parameter.
  public init(seed: UInt32) { self.seed = seed }

  /// The rows to copy, as they are drawn, each as often as it is.
  public func copiedRows(of sets: LabelSets) -> ResampledRows {
    var result = ResampledRows(sets, percent: percent)
    guard let mean = result.imbalance.meanRatio else { return result }
    var random = RandomState(seed: seed)
    let rows = sets.rowsOfLabels()
    var rare = result.imbalance.minorities
    while !rare.isEmpty && result.rows.count < result.wanted {
      rare = rare.filter { label in
        guard result.rows.count < result.wanted else { return false }
        let row = rows[label][random.randint(below: rows[label].count)]
        result.rows.append(row)
        result.imbalance.add(1, of: sets.labels(of: row))
        return result.imbalance.ratio(of: label).map { $0 > mean } ?? false
      }
    }
    return result
  }
}

/// What a method copies or drops of rows with several labels.
public struct ResampledRows: Sendable {
  /// The rows, in the order in which they were drawn.
  public internal(set) var rows: [RowNumber] = []
  /// How many rows there should have been.
  public let wanted: Int
  /// How rare labels are afterwards.
  public internal(set) var imbalance: LabelImbalance

  init(_ sets: LabelSets, percent: Double) {
    wanted = Int((Double(sets.rowCount) * percent / 100).rounded())
    imbalance = LabelImbalance(counts: sets.counts)
  }
}
