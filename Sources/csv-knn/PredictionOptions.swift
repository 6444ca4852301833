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
    try reader.header.requireNew([append], hint: "use --append with another name")
    var columns = [AppendedColumn(append, .values(labels))]
    if probability {
      let names = try labels.map { label throws(CSVError) in
        guard let name = String(validating: label, as: UTF8.self) else {
          throw CSVError(
            "the class \"\(label.span.shown)\" is not UTF-8: no column can be named after it",
            file: reader.name,
            hint: "leave out --probability, or convert the files first: iconv -f latin1 -t utf-8")
        }
        return "probability_" + name
      }
      try reader.header.requireNew(
        [append] + names, hint: "leave out --probability, or use --append with another name")
      columns += names.map { AppendedColumn($0, .number) }
    }
    return columns
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
