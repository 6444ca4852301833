import ArgumentParser
import CSVCore
import FilterKit
import Resampling

/// Which method makes the rows, and its parameters.
struct MethodOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How rows are made.", valueName: "NAME"))
  var variant = Variant.smote

  @Option(
    name: [.customShort("k"), .long], parsing: .unconditional,
    help: ArgumentHelp("How many neighbours a row can pair with.", valueName: "K"))
  var neighbors = 5

  @Option(
    help: ArgumentHelp(
      "A class of one row gets copies of it. Default: it is an error.", valueName: "copy"))
  var lone: LoneClass?

  func validate() throws {
    if neighbors < 1 { throw ValidationError("--neighbors \(neighbors) is not 1 or more") }
  }
}

/// The methods, by the names of their papers.
enum Variant: String, ExpressibleByArgument, CaseIterable {
  case smote
}

/// What becomes of a class of one row.
enum LoneClass: String, ExpressibleByArgument, CaseIterable {
  case copy
}

extension MethodOptions {
  /// Whether the method looks at rows of classes that do not grow.
  var needsAllRows: Bool { !(synthesizer(seed: 0, .none) is any ClassSynthesizer) }

  /// The method, ready to run.
  func synthesizer(seed: UInt32, _ compatibility: Compatibility) -> any Synthesizer {
    var rules = NeighborRules()
    rules.compatibility = compatibility
    rules.loneRow = lone == .copy ? .copied : .refused
    switch variant {
    case .smote:
      var smote = SMOTE(seed: seed)
      smote.neighborCount = neighbors
      smote.rules = rules
      return smote
    }
  }
}
