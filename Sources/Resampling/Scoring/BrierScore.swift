/// The mean squared distance of probabilities from what came: 0 where each was sure and right. It
/// punishes probabilities that are off, as those of a model are that learned from balanced classes.
///
/// G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review
/// 78, 1950, for one class: half of what he has for two.
public enum BrierScore {
  /// The score of some rows.
  ///
  /// - Precondition: there is a row, and a probability for each.
  public static func value(probabilities: [Double], isPositive: [Bool]) -> Double {
    precondition(!probabilities.isEmpty && probabilities.count == isPositive.count)
    let squares = zip(probabilities, isPositive).map { probability, isPositive in
      loss(probability, isPositive: isPositive)
    }
    return pairwiseSum(squares[...]) / Double(squares.count)
  }

  /// What a row adds.
  public static func loss(_ probability: Double, isPositive: Bool) -> Double {
    let distance = (isPositive ? 1 : 0) - probability
    return distance * distance
  }
}
