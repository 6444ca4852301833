import CSVCore
import FilterKit
import Resampling
import TableKit

/// What was learned from a validation file, or was kept of it.
struct LearnedCalibration {
  /// What makes probabilities of what the model says.
  let calibration: Calibration
  /// The same as a file has it.
  let file: CalibrationFile
  /// The classes that have a column each; none where there is one column.
  var labels: [[UInt8]] { (file.classes ?? []).map(\.utf8Bytes) }

  /// Learns from a validation file.
  init(
    _ validation: ValidationOptions, _ options: CalibrationOptions, _ input: InputOptions,
    progress: Progress
  ) throws(CSVError) {
    guard let path = validation.fit, let source = options.source(with: validation) else {
      throw CSVError("nothing to learn from")
    }
    let reader = try input.open(beside: path, .sequential)
    let header = reader.header
    let rows = try ValidationRows(
      reading: reader, label: validation.label, source, where: validation.conditions,
      progress: progress)
    let method = options.method ?? .sigmoid
    var file = CalibrationFile(method: method.rawValue, rows: rows.labels.count)
    if rows.columns.labels.isEmpty {
      let positive = try rows.number(ofPositive: validation.positive ?? "")
      calibration = Calibration(method, scores: rows.values, isPositive: rows.isOf(positive))
      file.positive = validation.positive
      let name = header.label(of: rows.columns.positions[0])
      if case .scores = source { file.scores = name } else { file.probability = name }
    } else {
      let labels = rows.columns.labels
      if method != .temperature { try rows.requireAllClasses() }
      calibration = Calibration(
        method, probabilities: rows.values, labels: rows.columnIndices, classCount: labels.count)
      file.classes = labels.map { String(decoding: $0, as: UTF8.self) }
      file.probabilities = validation.probabilities
    }
    file.take(calibration)
    self.file = file
  }

  /// Takes what was learned from a file.
  init(path: String) throws(CSVError) {
    file = try LearnedFile.read(path, of: "csv-calibrate") { $0.calibration != nil }
    guard let calibration = file.calibration else {
      throw CSVError("is no calibration", file: path)
    }
    self.calibration = calibration
  }

  /// Where the probabilities are in another table, by the names that they had.
  func source(in reader: borrowing RecordReader) throws(CSVError) -> ProbabilitySource {
    if let prefix = file.probabilities { return .probabilities(prefix: prefix) }
    if let scores = file.scores { return .scores(try reader.column(learnedFrom: scores)) }
    return .probability(try reader.column(learnedFrom: file.probability ?? ""))
  }

  /// Refuses columns of another kind than was learned from.
  func requireKind(of source: ProbabilitySource) throws(CSVError) {
    let wanted =
      file.probabilities != nil
      ? "--probabilities" : file.scores != nil ? "--scores" : "--probability"
    let given =
      switch source {
      case .probability: "--probability"
      case .scores: "--scores"
      case .probabilities: "--probabilities"
      }
    if wanted != given { throw CSVError("\(given): what was learned is for \(wanted)") }
  }

  /// What is odd.
  var notes: [String] {
    guard case .sigmoid(let curves) = calibration, curves[0].slope > 0, let name = file.positive
    else { return [] }
    return [
      "the higher the probability of \"\(name)\", the fewer rows were of it: is it the probability of another class?"
    ]
  }

  /// What was learned, a line for each class.
  var report: [String] {
    let names =
      file.positive.map { [$0] }
      ?? (labels.count == 2 ? Array(file.classes?.dropFirst() ?? []) : file.classes ?? [])
    let rows = counted(file.rows, "row")
    switch calibration {
    case .sigmoid(let curves):
      return zip(names, curves).map { name, curve in
        "\"\(name)\": 1 / (1 + exp(\(curve.slope) x + \(curve.intercept))), from \(rows)"
      }
    case .isotonic(let curves):
      return zip(names, curves).map { name, curve in
        "\"\(name)\": \(counted(curve.scores.count, "point")), from \(rows)"
      }
    case .temperature(let scaling): return ["temperature \(1 / scaling.inverse), from \(rows)"]
    }
  }
}
