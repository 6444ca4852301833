extension CostMatrix {
  /// The class that is cheapest for a row with these probabilities.
  ///
  /// With p the probabilities of the classes and C(i, j) the cost of predicting j for a row of i: the j of smallest Σᵢ pᵢ C(i, j);
  /// of several the first. It takes probabilities for what they say: calibrate them first.
  ///
  /// - Precondition: all costs are known.
  public func cheapest(for probabilities: ArraySlice<Double>) -> Int {
    var best = (label: 0, cost: Double.infinity)
    for prediction in 0..<classCount {
      var cost = 0.0
      for (truth, probability) in probabilities.enumerated() {
        cost += probability * costs[truth * classCount + prediction]
      }
      if cost < best.cost { best = (prediction, cost) }
    }
    return best.label
  }

  /// The probability of class 1 of two from which on it is the cheaper prediction, at which both cost the same; `nil` where
  /// mistakes cost no more than right predictions.
  ///
  /// - Precondition: there are two classes, and all costs are known.
  public var threshold: Double? {
    let alarm = self[truth: 0, prediction: 1] - self[truth: 0, prediction: 0]
    let miss = self[truth: 1, prediction: 0] - self[truth: 1, prediction: 1]
    return alarm + miss > 0 ? alarm / (alarm + miss) : nil
  }

  /// The means of what the rows of each class cost, with how many there are, drawn anew: as many rows of each class, each any
  /// number of times.
  ///
  /// - Parameters:
  ///   - rows: what each row costs, by class.
  ///   - count: how many draws.
  ///   - random: the generator.
  /// - Returns: the mean cost of a row in each draw, rising.
  public static func spread(
    of rows: [[Double]], draws count: Int, _ random: inout RandomState
  ) -> [Double] {
    let total = Double(max(rows.reduce(0) { $0 + $1.count }, 1))
    var means: [Double] = []
    for _ in 0..<count {
      var sum = 0.0
      for costs in rows {
        for _ in costs.indices { sum += costs[random.randint(below: costs.count)] }
      }
      means.append(sum / total)
    }
    return means.sorted()
  }
}
