import ArgumentParser
import CSVCore
import FilterKit
import Resampling

/// How far a positive reaches, and how its weight falls.
struct WindowOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How far a positive reaches on either side. Rows, or units of --time. The row at distance H is still inside.",
      valueName: "H"))
  var within: Double

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The column that holds the time. Numbers, or dates and times as 2024-01-31 or 2024-01-31T09:30:00, whose unit is the second. Within a recording times must not decrease; steps may differ. Default: time goes by rows.",
      valueName: "COL"),
    completion: .column)
  var time: ColumnReference?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The column that names the recording. No window reaches from one into another. The rows of a recording must lie together.",
      valueName: "COL"),
    completion: .column)
  var group: ColumnReference?

  @Option(
    help: ArgumentHelp(
      "How the weight falls with the distance d. Gaussian: exp(-2d²/H²). Triangle: 1-d/H, by rows 1-d/(H+1). Rectangle: 1. Geometric: R to the power of d.",
      valueName: "NAME"))
  var kernel = KernelName.gaussian

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For the geometric kernel: each row, or unit of --time, multiplies the weight by R. Above 0, below 1. Default: 0.5.",
      valueName: "R"))
  var decay: Double?

  mutating func validate() throws {
    guard within > 0 && within.isFinite else {
      throw ValidationError("--within must be above 0, not \(shortest(within))")
    }
    if time == nil && within != within.rounded() {
      throw ValidationError(
        "--within \(shortest(within)) is not a whole number of rows: --time COL counts in its units"
      )
    }
    if let decay {
      guard kernel == .geometric else {
        throw ValidationError("--decay is for --kernel geometric: it has no effect")
      }
      guard decay > 0 && decay < 1 else {
        throw ValidationError("--decay must be above 0 and below 1, not \(shortest(decay))")
      }
    }
  }

  /// The window as it slides over a recording.
  var smearing: LabelSmearing {
    let kernel: SmearingKernel =
      switch kernel {
      case .gaussian: .gaussian
      case .triangle: .triangle
      case .rectangle: .rectangle
      case .geometric: .geometric(ratio: decay ?? 0.5)
      }
    return LabelSmearing(kernel, halfWidth: within, spacing: time == nil ? 1 : 0)
  }

  private func shortest(_ number: Double) -> String {
    var text: [UInt8] = []
    DecimalFormatter.shortest.append(number, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}

/// How a weight falls with the distance, as a user says it.
enum KernelName: String, ExpressibleByArgument, CaseIterable {
  case gaussian, triangle, rectangle, geometric
}

/// Which labels are smeared, and what rows get.
struct SmearedLabelOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A label that is smeared. Repeatable: a row between two gets that of the nearer.",
      valueName: "LABEL"),
    completion: .label)
  var positive: [String]

  @Option(
    help: ArgumentHelp(
      "The name of the column with the weights, which is appended. True positives and negatives weigh 1. Default: weight.",
      valueName: "NAME"))
  var weight: String?

  @Flag(
    help:
      "Write a soft label instead of label and weight. 1 for positives, the weight near them, else 0."
  )
  var soft = false

  mutating func validate() throws {
    if positive.contains("") { throw ValidationError("--positive is empty: it takes a label") }
    if Set(positive.map { Array($0.utf8) }).count < positive.count {
      throw ValidationError("--positive names a label twice")
    }
    if soft && weight != nil {
      throw ValidationError("--soft writes no weights: --weight has no effect")
    }
  }
}
