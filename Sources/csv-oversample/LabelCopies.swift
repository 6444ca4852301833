import CSVCore
import FilterKit
import Resampling
import TableKit

// Rows with several labels: copies of those that have rare labels, by ML-ROS.

extension CSVOversample {
  /// Refuses what has no effect on several labels, or on classes.
  func validateLabels() throws {
    try multilabel.validate(
      against: [
        "--label": label.given == "--label", bins.given ?? "--bins": bins.given != nil,
        amount.given ?? "--ratio": amount.given != nil, "--counts": counts.file != nil,
        "--shrinkage or --rose": smoothing.isWanted,
      ], needing: ["--percent": percent.isGiven])
    try percent.validate(below: 1_000_000)
  }

  /// Copies rows that have rare labels.
  func copyByLabels() throws {
    var reader = try input.open(.rewindable)
    let rows = try multilabel.rows(where: conditions, unlabeled: label.unlabeled, of: &reader)
    var table = LabeledTable(reader, rows, progress: Progress(output.report))
    let made = try made.columns(of: table.reader, label: nil)
    var uses = ColumnUses(of: table.reader)
    try uses.claim(table.labelColumns, as: "the label")
    try made.claim(&uses)
    let writer = try output.open(like: table.reader, appending: made.appendedColumns)
    try table.readLabels()
    let sets = table.labelSets
    var method = MLROS(seed: random.seed)
    method.percent = percent.value
    let before = LabelImbalance(counts: sets.counts)
    try table.reader.requireRoom(for: Double(sets.rows.count) * (1 + percent.value / 100))
    let copied = method.copiedRows(of: sets)
    if let note = table.noteOnAbsentLabels(before) { Self.note(note) }
    if copied.rows.count < copied.wanted {
      Self.note(
        "\(copied.rows.count) of \(counted(copied.wanted, "row")) were copied: "
          + "no label is rarer than the mean\(copied.rows.isEmpty ? "" : " any more")")
    }

    try writeCopies(of: copied.rows, in: &table, made, to: writer)
    if self.made.shuffle {
      try table.writeMixed(rowsHeldBy: writer, suffix: made.suffixOfKept, seed: random.seed)
    }
    try RecordWriter.complete([writer])
    if output.report.verbose {
      table.report(before, copied.imbalance, seed: random.seed, as: Self.note)
    }
  }
}

extension RecordReader {
  /// Refuses more rows than can be numbered.
  fileprivate func requireRoom(for rowCount: Double) throws(CSVError) {
    if rowCount >= Double(unlabeled) { throw error("more than 4294967294 rows cannot be numbered") }
  }
}
