import ArgumentParser
import CSVCore
import FilterKit
import Resampling

/// Which parts there are, and where they go.
struct PartOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write the test part to FILE.", valueName: "FILE"), completion: .file())
  var test: String?

  @Option(
    help: ArgumentHelp("Write the validation part to FILE.", valueName: "FILE"),
    completion: .file())
  var validation: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A fraction of the rows with a point, above 0 and below 1, or a count from 1. Default: 0.2, unless only a validation part is asked for.",
      valueName: "SIZE"))
  var testSize: PartSize?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The same for the validation part. Default: 0.2, if the part is asked for.", valueName: "SIZE"
    )
  )
  var validationSize: PartSize?

  @Option(
    help: ArgumentHelp(
      "Which part goes to standard output. Default: train. The seed makes all runs agree.",
      valueName: "PART"))
  var part: PartName?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Cross-validation: cut the rows into K folds.", valueName: "K"))
  var folds: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Which fold, from 1 to K, is the test part. The others are the training part.",
      valueName: "I"))
  var fold: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Cut the rows into folds R times, each time anew, with one generator that goes on.",
      valueName: "R"))
  var repeats: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Which of the R sets of folds to use, from 1 to R.", valueName: "I"))
  var `repeat`: Int?

  @Option(
    help: ArgumentHelp(
      "Do not split: append a column with each row's part. With --folds it has the number of the fold.",
      valueName: "NAME"))
  var append: String?

  mutating func validate() throws {
    for (option, file) in [("--test", test), ("--validation", validation)] {
      if let file, let size = PartSize(argument: file)?.size {
        let text = if case .fraction = size { "a fraction" } else { "a count" }
        throw ValidationError(
          "\(option) names a file, and \(file) is \(text): use \(option)-size \(file) \(option) FILE"
        )
      }
    }
    if let folds, folds < 2 || folds > 65535 {
      throw ValidationError("--folds must be from 2 to 65535, not \(folds)")
    }
    if let fold {
      guard let folds else { throw ValidationError("--fold needs --folds") }
      if fold < 1 || fold > folds {
        throw ValidationError("--fold must be from 1 to \(folds), not \(fold)")
      }
    }
    try validateRepeats()
    if folds != nil {
      if fold == nil && append == nil {
        throw ValidationError("--folds needs --fold I, or --append NAME for all folds at once")
      }
      if fold != nil && append != nil {
        throw ValidationError("--append gives every row its fold: --fold has no effect")
      }
      if testSize != nil || validationSize != nil || validation != nil || part == .validation {
        throw ValidationError("--folds makes a training and a test part whose sizes are given by K")
      }
    }
    if append != nil && (test != nil || validation != nil || part != nil) {
      throw ValidationError("--append writes all rows to one output: no part goes anywhere else")
    }
    if part == .test && test != nil {
      throw ValidationError("--part test and --test both say where the test part goes")
    }
    if part == .validation && validation != nil {
      throw ValidationError("--part validation and --validation both say where that part goes")
    }
    if case .fraction(let one) = testPart, case .fraction(let other) = validationPart,
      one + other >= 1
    {
      throw ValidationError(
        "--test-size \(one) and --validation-size \(other) leave no training part")
    }
  }

  private func validateRepeats() throws {
    if let repeats, repeats < 1 || repeats > 100_000 {
      throw ValidationError("--repeats must be from 1 to 100000, not \(repeats)")
    }
    guard let repeats else {
      if `repeat` != nil { throw ValidationError("--repeat needs --repeats") }
      return
    }
    guard folds != nil else { throw ValidationError("--repeats needs --folds") }
    guard let `repeat` else {
      throw ValidationError("--repeats needs --repeat I, which says which of them is meant")
    }
    if `repeat` < 1 || `repeat` > repeats {
      throw ValidationError("--repeat must be from 1 to \(repeats), not \(`repeat`)")
    }
  }

  /// The size of the validation part; `nil` where there is none.
  var validationPart: SplitSize? { hasValidation ? validationSize?.size ?? .fraction(0.2) : nil }

  /// The size of the test part; `nil` where there is none.
  var testPart: SplitSize? {
    let isAsked = test != nil || testSize != nil || part == .test
    return isAsked || !hasValidation ? testSize?.size ?? .fraction(0.2) : nil
  }

  private var hasValidation: Bool {
    validation != nil || validationSize != nil || part == .validation
  }
}

/// A part of the rows, as a user names it.
enum PartName: String, ExpressibleByArgument, CaseIterable {
  case train, validation, test
}

/// A size as a user writes it: a whole number is a count, anything else a fraction.
struct PartSize: ExpressibleByArgument {
  let size: SplitSize

  init?(argument: String) {
    if let count = Int(argument) {
      guard count > 0 else { return nil }
      size = .count(count)
    } else if let fraction = Double(argument), fraction > 0, fraction < 1 {
      size = .fraction(fraction)
    } else {
      return nil
    }
  }
}
