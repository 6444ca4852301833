public import ArgumentParser
import FilterKit
public import Resampling

/// How neighbors are found, and how they vote.
struct MethodOptions: ParsableArguments {
  @Option(
    name: [.customShort("k"), .long], parsing: .unconditional,
    help: ArgumentHelp("How many neighbors vote.", valueName: "K"))
  var neighbors = 5

  @Option(
    help: ArgumentHelp(
      "How much a vote counts: all alike, or the inverse of the distance. With distance, training rows equal to the row overrule all others.",
      valueName: "NAME"))
  var weights = KNearestNeighbors.Voting.uniform

  @OptionGroup var distance: DistanceOptions

  mutating func validate() throws {
    if neighbors < 1 { throw ValidationError("--neighbors must be at least 1, not \(neighbors)") }
    try distance.validate(.none)
  }

  /// Learns from the training rows.
  ///
  /// - Parameter threadCount: how many threads look for the neighbors of some rows.
  func model(of table: TrainingTable, threadCount: Int) -> Model {
    let scaling = FeatureScaling(distance.scale, of: table.points.numbers)
    let points = scaling.scaled(table.points)
    var neighbors = KNearestNeighbors(
      points.sideBySide, labels: table.labels,
      rowWeights: table.rowWeights.isEmpty ? nil : table.rowWeights,
      metric: distance.metric(for: points), threadCount: threadCount)
    neighbors.neighborCount = self.neighbors
    neighbors.voting = weights
    return Model(scaling: scaling, neighbors: neighbors)
  }
}

/// What was learned: a scale, if one was asked for, and the rows on it.
struct Model: Sendable {
  let scaling: FeatureScaling
  let neighbors: KNearestNeighbors

  /// The shares of votes for each of some rows.
  func shares(for queries: MixedMatrix) -> [ClassShares] {
    neighbors.shares(for: scaling.scaled(queries).sideBySide)
  }
}

extension KNearestNeighbors.Voting: ExpressibleByArgument {}
