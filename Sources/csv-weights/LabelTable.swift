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
      "--counts": counts.file != nil, "--positive": report.positive != nil,
      "--row-weights": formula.rowWeights != nil, "--normalize": formula.normalize != nil,
      "--scheme density": formula.isForNumbers,
    ])
  }

  /// Weighs labels, or rows by their labels.
  func weighLabels() throws {
    var reader = try input.open(report.access)
    let rows = try multilabel.rows(
      where: conditions, unlabeled: label.unlabeled, of: &reader,
      remedy: "use --unlabeled drop, or with --append --unlabeled keep")
    if let name = report.append { try reader.requireNoColumn(named: name) }
    let destination = try output.openBytes(reading: reader)
    let columns = rows.source?.columns ?? []
    var pass = RowPass(reader, progress: Progress(output.report))
    var counted = CountedClasses(rows)
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

    if report.append != nil || report.perRow {
      let texts = sets.sets.map {
        DecimalFormatter.shortest.text(of: weights.ofRow(with: $0))
      }
      try write(texts, of: &pass, rows, counted.classes, to: destination)
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

  /// The second pass: writes every row with its weight, or the weights alone.
  private func write(
    _ texts: [String], of pass: inout RowPass, _ rows: RowChoice, _ classes: ClassTable,
    to output: consuming ByteOutput
  ) throws(CSVError) {
    let dialect = pass.reader.dialect
    let writer: RecordWriter
    let weighted: WeightedOutput
    if let name = report.append {
      writer = try RecordWriter(
        output, like: pass.reader, appending: [AppendedColumn(name, .number)])
      weighted = .rows(suffixes: (texts + [""]).map { FieldText.suffix($0.utf8Bytes, as: dialect) })
    } else {
      writer = RecordWriter(output, delimiter: UInt8(ascii: ","), lineEnd: [UInt8(ascii: "\n")])
      weighted = .lines(texts.map { "\($0)\n".utf8Bytes })
    }
    var router = WeightRouter(rows, classes, countsName: nil, weighted)
    try pass.route(&router, from: rows.columns, to: [writer])
    try RecordWriter.complete([writer])
  }
}
