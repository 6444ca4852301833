import CSVCore
import Resampling

/// What is predicted for a row with given probabilities.
enum DecisionRule: Sendable {
  /// One class from a probability of it on, else another.
  case threshold(Double, positive: [UInt8], negative: [UInt8])
  /// The class of smallest expected cost.
  case costs(CostMatrix, labels: [[UInt8]])

  /// The labels that can be predicted.
  var labels: [[UInt8]] {
    switch self {
    case .threshold(_, let positive, let negative): [negative, positive]
    case .costs(_, let labels): labels
    }
  }

  /// The index of the label that is predicted.
  func label(for values: ArraySlice<Double>) -> Int {
    switch self {
    case .threshold(let threshold, _, _): values[values.startIndex] >= threshold ? 1 : 0
    case .costs(let costs, _): costs.cheapest(for: values)
    }
  }
}
