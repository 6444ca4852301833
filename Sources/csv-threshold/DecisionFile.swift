import CSVCore
import FilterKit
import Resampling
import TableKit

/// What --save writes and --load reads.
struct DecisionFile: Codable, Equatable {
  /// The tool that has learned it.
  var tool = "csv-threshold"
  /// The name of the column with the probability of a class; in a file without a header its number, from 1.
  var probability: String?
  /// That class, what is predicted below the threshold, and the threshold.
  var positive: String?
  var negative: String?
  var threshold: Double?
  /// What the threshold was chosen by, its score, and from how many rows.
  var maximized: String?
  var score: Double?
  var rows: Int?
  /// What the names of the columns begin with where each class has one, the classes, and the costs: a row for each true class.
  var probabilities: String?
  var classes: [String]?
  var costs: [[Double]]?

  /// The rule; `nil` where the file is not as we write it.
  var rule: DecisionRule? {
    guard tool == "csv-threshold" else { return nil }
    if probability != nil, probabilities == nil, let positive, let negative, let threshold,
      positive != negative
    {
      return .threshold(threshold, positive: positive.utf8Bytes, negative: negative.utf8Bytes)
    }
    guard probabilities != nil, probability == nil, let classes, let costs,
      classes.count > 1, Set(classes.map(\.utf8Bytes)).count == classes.count,
      costs.count == classes.count, costs.allSatisfy({ $0.count == classes.count }),
      costs.joined().allSatisfy({ -1e15...1e15 ~= $0 })
    else { return nil }
    return .costs(
      CostMatrix(classCount: classes.count, costs: Array(costs.joined())),
      labels: classes.map(\.utf8Bytes))
  }

  /// Keeps a rule.
  mutating func take(_ rule: DecisionRule) throws(CSVError) {
    switch rule {
    case .threshold(let threshold, let positive, let negative):
      self.threshold = threshold
      self.positive = try LearnedFile.text(of: positive)
      self.negative = try LearnedFile.text(of: negative)
    case .costs(let costs, let labels):
      classes = try labels.map { label throws(CSVError) in try LearnedFile.text(of: label) }
      self.costs = labels.indices.map { truth in
        labels.indices.map { costs[truth: truth, prediction: $0] }
      }
    }
  }
}
