import CSVCore
import Resampling
import TestSupport

@testable import TableKit

/// Any text as a small table that an option names: costs, counts, or control points of relevance. It is refused, or
/// understood as a plain reader understands it, and what is written of it is understood as the same.
///
/// The first byte chooses what it is.
func checkSideFile(_ bytes: [UInt8]) throws(BrokenPromise) {
  guard let kind = bytes.first else { return }
  let text = Array(bytes.dropFirst())
  switch kind % 3 {
  case 0: try checkCosts(text)
  case 1: try checkCounts(text)
  default: try checkRelevance(text)
  }
}

/// What is in a file; `nil` where it is refused.
private func read<Content>(
  _ text: [UInt8], _ read: (String) throws(CSVError) -> Content
) throws(BrokenPromise) -> Content? {
  let file = try ScratchFile(text)
  let outcome: Result<Content, CSVError> = file.withPath { path in
    do throws(CSVError) { return .success(try read(path)) } catch { return .failure(error) }
  }
  switch outcome {
  case .success(let content): return content
  case .failure(let error):
    try demand(error.kind == .data && !error.message.isEmpty, "a refusal says what is wrong")
    try demand(error.line ?? 1 > 0, "lines are counted from 1")
    return nil
  }
}

/// A table as a plain reader reads it behind the header; `nil` where the header is refused, or the rows are.
private func plainTable(_ text: [UInt8]) throws(BrokenPromise) -> (
  names: [[UInt8]], rows: [[[UInt8]]]
)? {
  struct Start {
    var names: [String]
    var length: Int
    var delimiter: UInt8
  }
  let start: Start? = try read(text) { path throws(CSVError) in
    let reader = try CountFile.open(path)
    // Gzip and ARFF have checks of their own.
    let isPlain = text.starts(with: reader.prologue) && reader.dialect.attributes == nil
    return Start(
      names: isPlain ? reader.header.names ?? [] : [], length: reader.prologue.count,
      delimiter: reader.dialect.delimiter)
  }
  guard let start, !start.names.isEmpty else { return nil }
  let outcome = reference(
    Array(text.dropFirst(start.length)), delimiter: start.delimiter, columnCount: start.names.count)
  guard case .records(let rows) = outcome else { return nil }
  return (start.names.map { Array($0.utf8) }, rows.map { $0.map { Array($0.utf8) } })
}

/// Records as CSV.
private func csv(_ records: [[[UInt8]]]) -> [UInt8] {
  var text = RowText.plain
  for record in records {
    for value in record { text.appendField(value.span) }
    text.endRow()
  }
  return text.bytes
}

private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

private func shortest(_ number: Double) -> [UInt8] {
  var text: [UInt8] = []
  DecimalFormatter.shortest.append(number, to: &text)
  return text
}

// MARK: - Costs

private func checkCosts(_ text: [UInt8]) throws(BrokenPromise) {
  func load(_ path: String) throws(CSVError) -> CostFile { try CostFile(path) }
  guard let file = try read(text, load) else { return }
  try demand(file.labels.count > 1, "costs are of two classes at least")
  guard Set(text).isDisjoint(with: 0x80...0xFF), let table = try plainTable(text) else { return }
  let costs = plainCosts(table.names, table.rows)
  try demand(
    Set(file.labels) == Set(costs.keys.joined()), "classes are those that the plain reader finds")
  let labels = file.labels
  let known = labels.indices.flatMap { truth in
    labels.indices.filter { costs[[labels[truth], labels[$0]]] != nil }.map { (truth, $0) }
  }
  func matrix(_ file: CostFile) throws(BrokenPromise) -> CostMatrix {
    do { return try file.matrix(of: labels, needing: known) } catch {
      throw BrokenPromise("costs that are there are found: \(error)")
    }
  }
  let found = try matrix(file)
  for truth in labels.indices {
    for prediction in labels.indices {
      let cost = found[truth: truth, prediction: prediction]
      let plain = costs[[labels[truth], labels[prediction]]] ?? (truth == prediction ? 0 : nil)
      try demand(plain.map { $0 == cost } ?? cost.isNaN, "a cost is \(plain as Any), not \(cost)")
    }
  }

  let list = known.map { truth, prediction in
    [labels[truth], labels[prediction], shortest(found[truth: truth, prediction: prediction])]
  }
  let names = ["true", "predicted", "cost"].map(bytes)
  guard let again = try read(csv([names] + list), load) else {
    throw BrokenPromise("a list that is written is read again")
  }
  try demand(again.labels == labels, "a list has the same classes again")
  // NaN is no cost, and equals nothing.
  try demand(
    try matrix(again).costs.map(\.bitPattern) == found.costs.map(\.bitPattern),
    "a list has the same costs again")
}

/// The costs of pairs of classes, by the rules of the manual.
private func plainCosts(_ names: [[UInt8]], _ rows: [[[UInt8]]]) -> [[[UInt8]]: Double] {
  func number(_ cell: [UInt8]) -> Double { DecimalReading(trimming: cell.span).number ?? .nan }
  var costs: [[[UInt8]]: Double] = [:]
  let columns = ["true", "predicted", "cost"].map { names.firstIndex(of: bytes($0)) }
  let isUnnamedList =
    names.count == 3 && !rows.contains { names.dropFirst().contains($0[0]) }
  if let truth = columns[0], let prediction = columns[1], let cost = columns[2] {
    for row in rows { costs[[row[truth], row[prediction]]] = number(row[cost]) }
  } else if isUnnamedList {
    for row in rows { costs[[row[0], row[1]]] = number(row[2]) }
  } else {
    for row in rows {
      for (column, name) in names.enumerated().dropFirst() {
        costs[[row[0], name]] = number(row[column])
      }
    }
  }
  return costs
}

// MARK: - Counts

private func checkCounts(_ text: [UInt8]) throws(BrokenPromise) {
  func load(_ path: String) throws(CSVError) -> CountFile { try CountFile(path) }
  guard let file = try read(text, load) else { return }
  let entries = file.entries.map { [$0.label, bytes(String($0.count))] }
  try demand(
    Set(file.entries.map(\.label)).count == entries.count, "each class stands there once")
  try demand(file.entries.allSatisfy { $0.count >= 0 }, "counts are not negative")
  if Set(text).isDisjoint(with: 0x80...0xFF), let table = try plainTable(text),
    let value = table.names.firstIndex(of: bytes("value")),
    let count = table.names.firstIndex(of: bytes("count"))
  {
    try demand(
      table.rows.map { $0[value] } == file.entries.map(\.label),
      "classes are those that the plain reader finds")
    let counts = table.rows.map { Int(String(decoding: $0[count], as: UTF8.self)) }
    try demand(counts == file.entries.map(\.count), "so are counts")
  }
  guard let again = try read(csv([["value", "count"].map(bytes)] + entries), load) else {
    throw BrokenPromise("counts that are written are read again")
  }
  try demand(
    again.entries.map { [$0.label, bytes(String($0.count))] } == entries,
    "counts are the same again")
}

// MARK: - Relevance

private func checkRelevance(_ text: [UInt8]) throws(BrokenPromise) {
  func load(_ path: String) throws(CSVError) -> Relevance { try RelevanceFile.read(path) }
  guard let relevance = try read(text, load) else { return }
  let points = relevance.points
  try demand(points.count > 1, "two points are needed")
  let rows = points.map {
    [shortest($0.value), shortest($0.relevance), $0.slope.map(shortest) ?? []]
  }
  let names = ["value", "relevance", "slope"].map(bytes)
  let again = try read(csv([names] + rows.reversed()), load)
  try demand(again == relevance, "points that are written, in any order, make the same")

  let rises = zip(points, points.dropFirst()).map { $0.relevance < $1.relevance }
  let falls = zip(points, points.dropFirst()).map { $0.relevance > $1.relevance }
  // Where φ turns, a slope may take it beyond its points.
  let isMonotone = !rises.contains(true) || !falls.contains(true)
  for (point, next) in zip(points, points.dropFirst()) {
    try demand(point.value < next.value, "points are in order")
    try demand(
      relevance(point.value) == point.relevance, "a point has its relevance: \(point)")
    let range =
      isMonotone
      ? min(point.relevance, next.relevance)...max(point.relevance, next.relevance) : 0...1
    for share in [0.1, 0.5, 0.9] {
      let value = point.value * (1 - share) + next.value * share
      guard point.value < value && value < next.value else { continue }
      let found = relevance(value)
      try demand(
        range.lowerBound - 1e-9 <= found && found <= range.upperBound + 1e-9,
        "between two points is what lies between: \(found) at \(value) of \(point) and \(next)")
    }
  }
  for value in [-Double.greatestFiniteMagnitude, 0, .greatestFiniteMagnitude] {
    try demand(0...1 ~= relevance(value), "relevance is from 0 to 1: \(relevance(value))")
  }
}
