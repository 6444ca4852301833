import CSVCore
import FilterKit
import Resampling
import TableKit
import Threading

// Rows with several labels: new ones with rare labels, by MLSMOTE.

extension CSVSmote {
  /// Adds rows that have rare labels.
  func synthesizeByLabels() throws {
    var reader = try input.open(.rewindable)
    let rows = try multilabel.rows(where: conditions, unlabeled: label.unlabeled, of: &reader)
    var table = LabeledTable(reader, rows, progress: Progress(output.report))
    let made = try synthesis.made.columns(of: table.reader, label: nil)
    let plan = try synthesis.columns(features, made, of: table, isStrict: false, as: .set)
    let writer = try output.open(like: table.reader, appending: made.appendedColumns)

    var columns = table.choice.columns
    var found = AccumulatorPair(
      FeatureSurvey(plan.features, in: table.reader.header, selecting: &columns),
      LabelSpellings(table.labelColumns, selecting: &columns))
    try table.readLabels(with: &found, from: columns)
    let (survey, spellings) = (found.first, found.second)
    let roles = try survey.roles(
      of: table.reader,
      replacing: method.distance.takesCategories ? [:] : [.category: .copy],
      remedies: method.distance.takesCategories
        ? ["--exclude", "--copy", "--categorical"] : ["--exclude", "--copy"])
    let layout = try plan.layout(survey, roles, of: table.reader)
    if layout.numbers.isEmpty { try method.distance.requireNumbers(of: table.reader) }
    for line in roles.notes { Self.note(line) }

    let sets = table.labelSets
    let before = LabelImbalance(counts: sets.counts)
    let rare = before.minorities
    noteLabels(before, rare, in: table)
    let isRare = sets.sets.map { set in set.contains { rare.contains($0) } }
    let needsAll = method.distance.scale != .none || method.distance.metric == .gower
    let features = try table.features(layout, of: isRare.map { needsAll || $0 })
    let bags = try bags(of: rare, sets, from: features, of: table)

    try synthesis.begin(writer, made, of: &table)
    let rowWriter = SyntheticRowWriter(
      layout, made, survey.grammars(of: layout.numbers), decimals: synthesis.decimals,
      compatibility: .none)
    var after = before.counts
    for bag in bags {
      for set in bag.labels { for label in set { after[label] += 1 } }
      let rows = LabelRows(bag, features, spellings, rowWriter, empty: writer.newRows)
      try rows.write(to: writer)
    }
    try synthesis.end(writer, made, of: &table, seed: random.seed)
    if output.report.verbose {
      table.report(before, LabelImbalance(counts: after), seed: random.seed, as: Self.note)
    }
  }

  /// Learns from the rows that have rare labels, and draws new ones.
  private func bags(
    of rare: [Int], _ all: LabelSets, from features: FeatureTable,
    of table: borrowing LabeledTable
  ) throws(CSVError) -> [MLSMOTE.Bag] {
    let points = MixedMatrix(numbers: features.numbers, codes: features.categoryCodes)
    let scaled = FeatureScaling(method.distance.scale, of: points.numbers).scaled(points)
    var parameters = method.parameters(for: scaled, seed: random.seed, .none)
    parameters.rules.progress = Progress(output.report).phase("searching")
    var synthesis = MLSMOTE(seed: random.seed)
    synthesis.neighborCount = method.neighborCount
    synthesis.rules = parameters.rules
    synthesis.labelRule = labelSets.labelSet ?? .ranking
    let sets = LabelSets(
      labelCount: all.labelCount, sets: all.sets, rows: features.rows.map { all.rows[Int($0)] })
    do throws(SynthesisError) {
      return try synthesis.bags(of: rare, in: scaled, sets)
    } catch {
      let lone = rare.first { all.counts[$0] == 1 }.map { table.labelNames[$0] } ?? ""
      throw CSVError(
        "label \"\(lone)\" has a single row, and a row between two needs two",
        file: table.reader.name, column: lone, hint: "leave out --lone to copy it")
    }
  }

  /// Says which labels no row has, that none is rare, and which have fewer rows than neighbors are asked for.
  private func noteLabels(
    _ imbalance: LabelImbalance, _ rare: [Int], in table: borrowing LabeledTable
  ) {
    if let note = table.noteOnAbsentLabels(imbalance) { Self.note(note) }
    if rare.isEmpty { Self.note("no label is rarer than the mean: no row is made") }
    let names = table.labelNames
    let counts = imbalance.counts
    let small = rare.filter { counts[$0] <= method.neighborCount }
    for label in small.prefix(5) {
      Self.note(
        counts[label] == 1
          ? "label \"\(names[label])\" has a single row: its new row is a copy of it"
          : "label \"\(names[label])\" has \(counts[label]) rows: "
            + "\(counted(counts[label] - 1, "neighbor")) instead of \(method.neighborCount)")
    }
    if small.count > 5 {
      Self.note("\(small.count - 5) more labels have fewer neighbors than \(method.neighborCount)")
    }
  }
}

/// The new rows of one rare label, as they are written.
private struct LabelRows: Sendable {
  private let bag: MLSMOTE.Bag
  private let features: FeatureTable
  private let numbers: Matrix
  private let spellings: LabelSpellings
  private let writer: SyntheticRowWriter
  private let empty: RowText

  init(
    _ bag: MLSMOTE.Bag, _ features: FeatureTable, _ spellings: LabelSpellings,
    _ writer: SyntheticRowWriter, empty: RowText
  ) {
    (self.bag, self.features, self.spellings) = (bag, features, spellings)
    (self.writer, self.empty) = (writer, empty)
    numbers = features.numbers
  }

  /// Makes the rows, some thousand cells at a time, and writes them in order.
  func write(to output: RecordWriter) throws(CSVError) {
    let width = numbers.columnCount + bag.plan.codes.columnCount
    try inOrder(of: bag.plan.count, size: max(16, 16_384 / max(1, width))) { rows in
      text(of: rows)
    } use: { (text) throws(CSVError) in
      try output.writeInTurn(text)
    }
  }

  private func text(of rows: Range<Int>) -> RowText {
    let plan = bag.plan
    let width = plan.codes.columnCount
    var text = empty
    var row = SyntheticRow(
      numbers: [Double](repeating: 0, count: numbers.columnCount), parent: 0, label: [])
    for index in rows {
      var cells = row.numbers.mutableSpan
      plan.fill(row: index, from: numbers, into: &cells)
      row.codes = Array(plan.codes.values[(index * width)..<((index + 1) * width)])
      row.parent = Int(plan.base[index])
      row.labelCells = spellings.cells(of: bag.labels[index])
      writer.append(row, from: features, to: &text, provenance: provenance(index))
    }
    return text
  }

  /// How a row came about: the method, the records of its parents from 1, the step from the first to the second.
  private func provenance(_ index: Int) -> String {
    let plan = bag.plan
    let parents = [plan.base[index], plan.other[index]].map { features.rows[Int($0)] + 1 }
    return "mlsmote \(parents[0]) \(parents[1]) \(plan.position(ofRow: index))"
  }
}
