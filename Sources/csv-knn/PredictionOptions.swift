import ArgumentParser
import CSVCore
import FilterKit
import Resampling

/// What is appended to each row.
struct PredictionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The name of the appended column.", valueName: "NAME"))
  var append = "predicted"

  @Flag(
    help:
      "Append the share of the votes too, a column for each class. The columns are probability_CLASS, in the order of the classes: by value where all are numbers, else by their bytes."
  )
  var probability = false

  /// The columns that are appended.
  func columns(
    for classes: ClassTable, in reader: borrowing RecordReader
  ) throws(CSVError) -> [AppendedColumn] {
    let labels = (0..<UInt32(classes.count)).map(classes.label)
    var columns = [AppendedColumn(append, .values(labels))]
    if probability {
      columns += labels.map {
        AppendedColumn("probability_" + String(decoding: $0, as: UTF8.self), .number)
      }
    }
    let names = columns.map(\.name)
    guard let taken = names.first(where: { reader.header.position(ofName: $0) != nil }) else {
      return columns
    }
    throw CSVError(
      "column \"\(taken)\" is there already", file: reader.name, line: 1,
      hint: taken == append ? "use --append with another name" : "leave out --probability")
  }
}

/// The text that is appended to a row.
struct PredictionSuffixes: Sendable {
  private let labels: [[UInt8]]
  private let dialect: Dialect
  private let writesProbabilities: Bool

  init(_ classes: ClassTable, _ dialect: Dialect, probabilities: Bool) {
    labels = (0..<UInt32(classes.count)).map { FieldText.suffix(classes.label($0), as: dialect) }
    self.dialect = dialect
    writesProbabilities = probabilities
  }

  /// The predicted class, and if asked for the share of each class.
  func suffix(_ shares: ClassShares) -> [UInt8] {
    var text = labels[Int(shares.winner)]
    guard writesProbabilities else { return text }
    var voted = shares.sorted[...]
    for label in labels.indices {
      text.append(dialect.delimiter)
      let share =
        voted.first.map { Int($0.label) == label } ?? false ? voted.removeFirst().share : 0
      DecimalFormatter.shortest.append(share, to: &text)
    }
    return text
  }
}
