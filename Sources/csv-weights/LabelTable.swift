import CSVCore
import FilterKit
import Resampling
import TableKit

// Rows with several labels: a weight for each label, and for each row the product of what its labels give.

extension CSVWeights {
  /// Refuses what has no effect on several labels.
  func validateLabels() throws {
    try multilabel.validate(against: [
      "--label": label.given == "--label", bins.given ?? "--bins": bins.given != nil,
      "--counts": counts.file != nil, "--row-weights": formula.rowWeights != nil,
      "--positive": report.positive != nil,
      "--normalize": formula.normalize != nil, "--scheme density": formula.isForNumbers,
    ])
  }

  /// Weighs labels, or rows by their labels.
  func weighLabels() throws {
    var reader = try input.open(report.access)
    let rows = try multilabel.rows(
      where: conditions, unlabeled: label.unlabeled, of: &reader,
      remedy: "use --unlabeled drop, or with --append --unlabeled keep")
    if let name = report.append {
      try reader.header.requireNew([name], hint: "use --append with another name")
    }
    let destination = try output.openBytes(reading: reader)
    let columns = rows.source?.columns ?? []
    var pass = RowPass(reader, progress: Progress(output.report))
    var counted = CountedClasses(rows, nil)
    try pass.gather(&counted, from: rows.columns)
    try pass.reader.requireRows(
      counted.left.out + counted.left.unlabeled + counted.classes.count,
      takingPart: counted.classes.count, by: rows)
    let sets = LabelSets(counted.classes, labelCount: columns.count)
    let weights: LabelWeights
    do throws(ResamplingError) {
      weights = try LabelWeights(sets, by: formula.method)
    } catch { throw pass.reader.error(error.description) }
    let names = columns.map { pass.reader.header.label(of: $0) }
    if output.report.verbose {
      for (name, count) in zip(names, sets.counts) {
        Self.note("label \"\(name)\": \(TableKit.counted(count, "row")) of \(sets.rowCount)")
      }
    }

    if report.writesRows {
      let texts = sets.sets.map {
        DecimalFormatter.shortest.text(of: weights.ofRow(with: $0))
      }
      let (writer, weighted) = try weightedOutput(texts, like: pass.reader, to: destination)
      var router = WeightRouter(rows, counted.classes, countsName: nil, weighted, nil)
      try pass.route(&router, from: rows.columns, to: [writer])
      try RecordWriter.complete([writer])
      return
    }
    let ofLabels = weights.ofLabels
    if let index = ofLabels.firstIndex(where: { $0 == nil }) {
      throw pass.reader.error(
        "\(sets.counts[index] == 0 ? "no row has" : "all rows have") the label: it has no weight",
        column: columns[index], hint: "leave it out of --multilabel")
    }
    let table = WeightTable(
      labels: names, counts: sets.counts, weights: ofLabels.compactMap { $0 })
    try table.write(to: destination, as: report.format ?? .csv, of: pass.reader)
  }
}
