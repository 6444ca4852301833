import CSVCore
import FilterKit
import Resampling
import TableKit

extension ScoredRows {
  /// Predicts the positive class for the rows whose probability of it is `threshold` or more, and for all others the
  /// other class; several others count as one.
  mutating func predict(threshold: Double) {
    let others = otherLabels
    let other = others.count == 1 ? others[0] : Array("not ".utf8) + positive
    var classes = ClassTable()
    let positiveNumber = classes.add(positive.span)
    let otherNumber = classes.add(other.span)
    let numbers = classes.sortClasses()
    let (positiveLabel, otherLabel) = (numbers[Int(positiveNumber)], numbers[Int(otherNumber)])
    for part in parts.indices {
      parts[part].predict(
        threshold: threshold, positive: positiveLabel, other: otherLabel)
    }
    self.classes = classes
    hasPredictions = true
    madePredictions = true
  }

  /// Corrects the probabilities for the rates at which the training rows were sampled.
  ///
  /// - Returns: what was done, in a sentence.
  mutating func correct(
    _ rates: [SamplingRate], of reader: borrowing RecordReader
  ) throws(CSVError) -> String? {
    if rates.isEmpty { return nil }
    func rate(of label: [UInt8]) -> Double { rates.first { $0.label == label }?.rate ?? 1 }
    if hasClassProbabilities {
      for rate in rates { try classProbabilities.requireColumn(of: rate.label, in: reader) }
      return correctAll(rate)
    }
    for rate in rates {
      _ = try truths.number(
        named: rate.label, in: "--prior", of: reader, column: columns.truthColumn)
    }
    let others = otherLabels.map(rate)
    let otherRate = others.first ?? 1
    guard others.allSatisfy({ $0 == otherRate }) else {
      throw reader.error(
        "--prior gives the other classes several rates, and which of them a row is likely of is not known",
        column: columns.truthColumn,
        hint: "score a file of two classes, or give the others one rate")
    }
    let correction = PriorCorrection(positiveRate: rate(of: positive), negativeRate: otherRate)
    let before = meanProbability
    for part in parts.indices {
      for isHit in [true, false] {
        parts[part].withSample(isHit) { sample in
          for row in sample.scores.indices {
            sample.scores[row] = correction.corrected(sample.scores[row])
          }
        }
      }
    }
    let share = parts.reduce(0) { $0 + $1.hits.scores.count }
    return "corrected the probabilities of \"\(String(decoding: positive, as: UTF8.self))\" for a "
      + "sampling rate of \(correction.positiveRate) against \(correction.negativeRate) of the others: "
      + "their mean was \(decimals(before)) and is \(decimals(meanProbability)); "
      + "the class's share is \(decimals(Double(share) / Double(rowCount)))"
  }

  /// Corrects the probabilities of all classes for the rate of each.
  private mutating func correctAll(_ rate: ([UInt8]) -> Double) -> String {
    let labels = classProbabilities.labels
    let rates = labels.map(rate)
    let before = meanOfTruths
    for part in parts.indices {
      parts[part].classShares.probabilities = PriorCorrection.corrected(
        parts[part].classShares.probabilities, rates: rates)
    }
    let list = zip(labels, rates).map { "\(String(decoding: $0, as: UTF8.self)) \($1)" }
    return "corrected the probabilities for sampling rates of \(list.joined(separator: ", ")): "
      + "the mean probability of what a row is was \(decimals(before)) "
      + "and is \(decimals(meanOfTruths))"
  }

  /// What mistakes cost, by a file that has the costs of all pairs of true classes, and of each prediction that was made.
  func costs(of file: CostFile) throws(CSVError) -> CostMatrix {
    let labels = classes.counts.indices.map { classes.label(UInt32($0)) }
    let truths = labels.indices.filter { index in
      let label = labels[index]
      return madePredictions || self.truths.find(label.span) != nil
    }
    let pairs =
      truths.flatMap { truth in truths.map { (truth, $0) } }
      + parts.flatMap { $0.matrix.pairs.map { (Int($0.truth), Int($0.prediction)) } }
    return try file.matrix(of: labels, needing: pairs)
  }

  private var meanOfTruths: Double {
    let given = parts.flatMap { $0.classShares.ofTruths(classProbabilities.labels.count) }
    return given.reduce(0, +) / Double(given.count)
  }

  /// The classes of rows besides the positive one.
  private var otherLabels: [[UInt8]] {
    (0..<UInt32(truths.count)).map { truths.label($0) }.filter { $0 != positive }
  }

  private var meanProbability: Double {
    let sum = parts.reduce(0) { sum, part in
      sum + part.hits.scores.reduce(0, +) + part.misses.scores.reduce(0, +)
    }
    return sum / Double(rowCount)
  }

  private func decimals(_ number: Double) -> String {
    DecimalFormatter.fixed(decimals: 4).text(of: number)
  }
}

extension ScoredRows.Part {
  /// Predicts the positive class for the rows whose probability of it is `threshold` or more.
  fileprivate mutating func predict(threshold: Double, positive: UInt32, other: UInt32) {
    for (sample, truth) in [(hits, positive), (misses, other)] {
      for (row, score) in sample.scores.enumerated() {
        let prediction = score >= threshold ? positive : other
        let weight = sample.weights.isEmpty ? 1 : sample.weights[row]
        matrix.add(truth: truth, prediction: prediction, rows: weight)
        if !sample.moments.isEmpty {
          events.add(
            sample.moments[row], isEvent: truth == positive, isPredicted: prediction == positive)
        }
        if !sample.clusters.isEmpty {
          let pair = ScoredRows.GroupPair(
            cluster: sample.clusters[row], truth: truth, prediction: prediction)
          groupPairs[pair, default: 0] += 1
        }
      }
    }
  }
}
