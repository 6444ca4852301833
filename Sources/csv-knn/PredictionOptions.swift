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

  /// The names of the columns that are appended.
  func names(
    for classes: ClassTable, in reader: borrowing RecordReader
  ) throws(CSVError) -> [String] {
    var names = [append]
    if probability {
      names += (0..<UInt32(classes.count)).map {
        "probability_" + String(decoding: classes.label($0), as: UTF8.self)
      }
    }
    guard let taken = names.first(where: { reader.header.position(ofName: $0) != nil }) else {
      return names
    }
    throw CSVError(
      "column \"\(taken)\" is there already", file: reader.name, line: 1,
      hint: taken == append ? "use --append with another name" : "leave out --probability")
  }
}

/// The text that is appended to a row.
struct PredictionSuffixes: Sendable {
  private let labels: [[UInt8]]
  private let delimiter: UInt8
  private let writesProbabilities: Bool

  init(_ classes: ClassTable, delimiter: UInt8, probabilities: Bool) {
    labels = (0..<UInt32(classes.count)).map { number in
      var text = [delimiter]
      FieldText.append(classes.label(number).span, to: &text, delimiter: delimiter)
      return text
    }
    self.delimiter = delimiter
    writesProbabilities = probabilities
  }

  /// The predicted class, and if asked for the share of each class.
  func suffix(_ shares: ClassShares) -> [UInt8] {
    var text = labels[Int(shares.winner)]
    guard writesProbabilities else { return text }
    var voted = shares.sorted[...]
    for label in labels.indices {
      text.append(delimiter)
      let share =
        voted.first.map { Int($0.label) == label } ?? false ? voted.removeFirst().share : 0
      DecimalFormatter.shortest.append(share, to: &text)
    }
    return text
  }
}
