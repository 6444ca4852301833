public import ArgumentParser
import FilterKit
public import Resampling

/// Which labels new rows have, where rows have several.
struct LabelSetOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "For --multilabel: which labels a new row has. Those of more than half of its parent and the nearest rows (ranking, the default), of any, or of all.",
      valueName: "ranking|union|intersection"))
  var labelSet: MLSMOTE.LabelSetRule?
}

extension MLSMOTE.LabelSetRule: ExpressibleByArgument {}

extension CSVSmote {
  /// Refuses what has no effect on several labels, or on classes.
  func validateLabels() throws {
    try multilabel.validate(
      against: [
        "--label": label.given == "--label", amount.given ?? "--ratio": amount.given != nil,
        "--variant \(method.variant.name)":
          method.variant.name != SynthesisMethod.choices[0].name,
        "--reject": method.reject != nil, "--spread": method.spread != nil,
        "--approximate": method.approximate != nil, "--relevance": method.rare.isGiven,
      ], needing: ["--label-set": labelSets.labelSet != nil])
  }
}
