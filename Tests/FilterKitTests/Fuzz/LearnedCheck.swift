import CSVCore
import Resampling
import TestSupport

@testable import FilterKit
@testable import csv_calibrate
@testable import csv_encode
@testable import csv_threshold

/// Any bytes as a file for --load: refused in a line that can be shown, or understood. What is understood is read again as
/// the same when it is written, and does what it should.
///
/// The first byte chooses the tool.
func checkLearned(_ bytes: [UInt8]) throws(BrokenPromise) {
  guard let tool = bytes.first else { return }
  let file = try ScratchFile(Array(bytes.dropFirst()))
  switch tool % 3 {
  case 0:
    guard let table = try read(file, { path throws(CSVError) in try CodeTable(path: path) }) else {
      return
    }
    try check(table)
    try requireReadAgain(table) { path throws(CSVError) in try CodeTable(path: path) }
  case 1:
    func load(_ path: String) throws(CSVError) -> LearnedCalibration {
      try LearnedCalibration(path: path)
    }
    guard let learned = try read(file, load) else { return }
    try check(learned)
    try requireReadAgain(learned.file) { path throws(CSVError) in try load(path).file }
  default:
    func load(_ path: String) throws(CSVError) -> DecisionFile {
      try LearnedFile.read(path, of: "csv-threshold") { $0.rule != nil }
    }
    guard let decision = try read(file, load), let rule = decision.rule else { return }
    try check(rule)
    try requireReadAgain(decision, load)
    var kept = decision
    do { try kept.take(rule) } catch { throw BrokenPromise("a rule that was read is kept") }
    try demand(kept == decision, "a rule is kept as it was read")
  }
}

/// Reads a file; `nil` where it is refused.
private func read<Content>(
  _ file: ScratchFile, _ read: (String) throws(CSVError) -> Content
) throws(BrokenPromise) -> Content? {
  let outcome: Result<Content, CSVError> = file.withPath { path in
    do throws(CSVError) { return .success(try read(path)) } catch { return .failure(error) }
  }
  switch outcome {
  case .success(let content): return content
  case .failure(let error):
    let line = String(inOneLine: error.sentence)
    try demand(
      line.hasPrefix(error.file ?? "?") && line.unicodeScalars.allSatisfy { $0.value > 0x1F },
      "a refusal is a line that can be shown")
    return nil
  }
}

/// Demands that what is written is read again as the same.
private func requireReadAgain<Content: Codable & Equatable>(
  _ content: Content, _ load: (String) throws(CSVError) -> Content
) throws(BrokenPromise) {
  guard let text = LearnedFile.bytes(of: content) else {
    throw BrokenPromise("what was read can be written")
  }
  let again = try read(ScratchFile(text), load)
  try demand(again == content, "what is written is read again as the same")
  try demand(LearnedFile.bytes(of: again) == text, "and is written as the same again")
}

/// Codes: each value has one of its own, and the column is named by its name alone.
private func check(_ table: CodeTable) throws(BrokenPromise) {
  var names = Set<[UInt8]>()
  for column in [table.label] + table.categories {
    try demand(names.insert(Array(column.name.utf8)).inserted, "each column stands there once")
    let book = Codebook(name: column.name, values: column.values.map { Array($0.utf8) })
    try demand(book.values.count == column.values.count, "each value has a code of its own")
    for (code, value) in column.values.enumerated().prefix(100) {
      let text = Array(String(code).utf8)
      try demand(book.code(of: Array(value.utf8).span) == text, "a code is a value's position")
      try demand(book.value(ofCode: text.span) == Array(value.utf8), "a code is decoded")
      let decimal = text + Array(".0".utf8)
      try demand(book.value(ofCode: decimal.span) == Array(value.utf8), "and with a point")
    }
    let after = Array(String(column.values.count).utf8)
    try demand(book.value(ofCode: after.span) == nil, "there is no code more")
  }
}

/// A calibration: what it makes of scores are probabilities, which rise as they should.
private func check(_ learned: LearnedCalibration) throws(BrokenPromise) {
  let scores = [0, 1e-300, 0.25, 0.5, 0.75, 1]
  if !learned.labels.isEmpty {
    let count = learned.labels.count
    for score in scores {
      // From all the same to one that has all.
      var row = [Double](repeating: score / Double(count), count: count)
      row[0] += 1 - score
      learned.calibration.calibrate(&row, from: 0)
      try demand(row.allSatisfy { 0...1 ~= $0 }, "probabilities are probabilities: \(row)")
      try demand(abs(row.reduce(0, +) - 1) < 1e-9, "the probabilities of a row add up: \(row)")
    }
    return
  }
  let far = [-Double.greatestFiniteMagnitude, -3, 3, .greatestFiniteMagnitude]
  let sorted = (scores + (learned.file.scores == nil ? [] : far)).sorted()
  let made = sorted.map { learned.calibration.probability(of: $0) }
  try demand(made.allSatisfy { 0...1 ~= $0 }, "probabilities are probabilities: \(made)")
  var falls = false
  if case .sigmoid(let curves) = learned.calibration { falls = curves[0].slope > 0 }
  let rising = falls ? made.reversed() : made
  try demand(
    zip(rising, rising.dropFirst()).allSatisfy { $0 <= $1 + 1e-12 }, "probabilities rise: \(made)")
  // What is written of a probability is read as the same.
  for probability in made {
    var text: [UInt8] = []
    DecimalFormatter.shortest.append(probability, to: &text)
    try demand(DecimalReading(text.span).number == probability, "a probability is written whole")
  }
}

/// A rule: it predicts the class that a plain sum of costs says.
private func check(_ rule: DecisionRule) throws(BrokenPromise) {
  let labels = rule.labels
  try demand(Set(labels).count == labels.count && labels.count > 1, "classes differ")
  switch rule {
  case .threshold(let threshold, let positive, _):
    for value in [0, 0.5, 1, threshold, threshold.nextDown] {
      try demand(
        (labels[rule.label(for: [value])] == positive) == (value >= threshold),
        "from the threshold on it is the class")
    }
  case .costs(let costs, _):
    for truth in labels.indices.prefix(20) {
      var row = [Double](repeating: 0, count: labels.count)
      row[truth] = 1
      let prediction = rule.label(for: row[...])
      let least = labels.indices.map { costs[truth: truth, prediction: $0] }.min()
      try demand(
        costs[truth: truth, prediction: prediction] == least, "what is sure costs the least")
    }
  }
}
