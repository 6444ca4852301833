import ArgumentParser
import FilterKit
import Resampling

extension MethodOptions {
  /// Which values of the label are rare, where it is a number.
  var rare: RelevanceChoice {
    RelevanceChoice(
      relevance: relevance, extremes: extremes, threshold: relevanceThreshold)
  }

  /// Whether the label is a number to predict.
  var isForNumericLabel: Bool { variant.label == .number }

  /// Refuses methods for the other kind of label, and options that are for classes.
  func validateLabel(hasReject: Bool) throws {
    if isForNumericLabel != rare.isGiven {
      let names = SynthesisMethod.names { $0.label == .number }
      throw ValidationError(
        isForNumericLabel
          ? "\(variant.name) is for a label of numbers, some of which are rare: add --relevance auto, or --relevance FILE"
          : "--relevance is for --variant \(names): \(variant.name) balances classes")
    }
    if isForNumericLabel && hasReject {
      throw ValidationError("--reject is for classes: it has no effect on \(variant.name)")
    }
  }
}
