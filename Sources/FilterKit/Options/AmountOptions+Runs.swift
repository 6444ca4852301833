import ArgumentParser
public import Resampling

extension AmountOptions {
  /// Refuses what is said of classes, where the label is a number whose runs are balanced.
  public func validateForRuns() throws {
    let given = [
      strategy != nil ? "--strategy" : nil, ratio != nil ? "--ratio" : nil,
      singleTargets.isEmpty ? nil : "--target", targetFile != nil ? "--targets" : nil,
      compat != nil ? "--compat" : nil,
    ]
    if let option = given.compactMap({ $0 }).first {
      throw ValidationError(
        "\(option) is for classes: with --relevance, --per-class says how many rows each run gets or keeps"
      )
    }
  }

  /// How many rows each run of values shall have.
  public func rowCount(of runs: RelevanceRuns) -> Int { perClass ?? runs.evenCount }
}
