import CSVCore
import FilterKit
import Resampling
import TableKit

// Rows with several labels: those that have frequent labels are dropped, by ML-RUS.

extension CSVUndersample {
  /// Refuses what has no effect on several labels, or on classes.
  func validateLabels() throws {
    try multilabel.validate(
      against: [
        "--label": label.given == "--label", bins.given ?? "--bins": bins.given != nil,
        amount.given ?? "--ratio": amount.given != nil, "--counts": counts.file != nil,
        "--candidates": !candidates.isEmpty, "--weight": weights.weight != nil,
        "--method \(method.method.name)": method.method.heeds.contains(.features),
        "--replacement": method.replacement,
      ], needing: ["--percent": percent.isGiven])
    try percent.validate(below: 100)
  }

  /// Drops rows that have frequent labels.
  func dropByLabels() throws {
    var reader = try input.open(.rewindable)
    let rows = try multilabel.rows(where: conditions, unlabeled: label.unlabeled, of: &reader)
    var table = LabeledTable(reader, rows, progress: Progress(output.report))
    let writer = try output.open(like: table.reader)
    let dropped = try method.dropped.map { path throws(CSVError) in
      try RecordWriter(ByteOutput.file(path), like: table.reader)
    }
    try table.readLabels()
    let sets = table.labelSets
    var method = MLRUS(seed: random.seed)
    method.percent = percent.value
    let before = LabelImbalance(counts: sets.counts)
    let drops = method.droppedRows(of: sets)
    if let note = table.noteOnAbsentLabels(before) { Self.note(note) }
    if drops.rows.count < drops.wanted {
      Self.note(
        "\(drops.rows.count) of \(counted(drops.wanted, "row")) were dropped: "
          + "no label is more frequent than the mean\(drops.rows.isEmpty ? "" : " any more")")
    }
    let gone = RowSet(drops.rows, rowCount: sets.rows.count)
    let droppedOutput = dropped == nil ? -1 : 1
    try table.route(to: RowDestinations([writer, dropped].compactMap { $0 })) { row in
      gone.contains(RowNumber(row)) ? droppedOutput : 0
    }
    try RecordWriter.complete([writer, dropped].compactMap { $0 })
    if output.report.verbose {
      table.report(before, drops.imbalance, seed: random.seed, as: Self.note)
    }
  }
}
