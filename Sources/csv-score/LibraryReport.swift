import CSVCore
import FilterKit
import Resampling

/// The reports of other libraries, to the character.
struct LibraryReport {
  let report: ClassificationReport
  /// The name of each class.
  let names: [String]
  let decimals: Int

  /// The classes that there are, with their scores.
  private var rows: [(name: String, scores: ClassScores)] {
    zip(names, report.classes).compactMap { name, scores in scores.map { (name, $0) } }
  }

  /// The text of scikit-learn's `classification_report`.
  var scikitLearn: String {
    let width = nameWidth("weighted avg")
    var text = padded("", width) + " " + columns(["precision", "recall", "f1-score", "support"])
    text += "\n\n"
    for (name, scores) in rows {
      let figures = [scores.precision, scores.recall, scores.f1].map(figure)
      text += padded(name, width) + " " + columns(figures + [count(scores.support)]) + "\n"
    }
    text += "\n"
    let total = count(report.rowCount)
    text +=
      padded("accuracy", width) + " " + columns(["", "", figure(report.accuracy), total]) + "\n"
    for (name, average) in [("macro avg", report.macro), ("weighted avg", report.weighted)] {
      let figures = [average.precision, average.recall, average.f1].map(figure)
      text += padded(name, width) + " " + columns(figures + [total]) + "\n"
    }
    return text
  }

  /// The text of imbalanced-learn's `classification_report_imbalanced`.
  var imbalancedLearn: String {
    let width = nameWidth("avg / total")
    let headings = ["pre", "rec", "spe", "f1", "geo", "iba", "sup"]
    var text = padded("", width) + " " + columns(headings) + "\n\n"
    for (name, scores) in rows {
      let figures = Self.figures(scores).map(figure)
      text += padded(name, width) + " " + columns(figures + [count(scores.support)]) + "\n"
    }
    let total = report.rowCount
    let averages = (0..<6).map { index in
      // A figure that is not there makes its average one that is not there: no class is left out.
      rows.reduce(0) { $0 + Self.figures($1.scores)[index] * $1.scores.support } / total
    }
    text += "\n" + padded("avg / total", width) + " "
    return text + columns(averages.map(figure) + [count(report.rowCount)]) + "\n"
  }

  private static func figures(_ scores: ClassScores) -> [Double] {
    [
      scores.precision, scores.recall, scores.specificity, scores.f1, scores.gMean,
      scores.balancedIndex,
    ]
  }

  private func nameWidth(_ longest: String) -> Int {
    max(rows.map(\.name.unicodeScalars.count).max() ?? 0, longest.count, decimals)
  }

  private func columns(_ texts: [String]) -> String { Self.columns(texts) }

  private static func columns(_ texts: [String]) -> String {
    texts.map { " " + padded($0, 9) }.joined()
  }

  private func padded(_ text: String, _ width: Int) -> String { Self.padded(text, width) }

  /// Blanks before a text, by its code points as Python counts them.
  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.unicodeScalars.count)) + text
  }

  /// A number of rows; where no prediction is right, both libraries give it a decimal.
  private func count(_ rows: Double) -> String {
    report.accuracy == 0 ? "\(Int(rows)).0" : "\(Int(rows))"
  }

  private func figure(_ value: Double) -> String {
    DecimalFormatter.fixed(decimals: decimals).text(of: value)
  }
}

extension LibraryReport {
  /// The text of scikit-learn's `classification_report` where rows have several labels.
  static func scikitLearn(
    _ report: MultilabelReport, names: [String], decimals: Int
  ) -> String {
    let formatter = DecimalFormatter.fixed(decimals: decimals)
    let width = max(names.map(\.unicodeScalars.count).max() ?? 0, "weighted avg".count, decimals)
    func line(_ name: String, _ figures: [Double], _ support: Double) -> String {
      padded(name, width) + " " + columns(figures.map(formatter.text) + ["\(Int(support))"]) + "\n"
    }
    var text = padded("", width) + " " + columns(["precision", "recall", "f1-score", "support"])
    text += "\n\n"
    for (name, scores) in zip(names, report.labels) {
      text += line(name, [scores.precision, scores.recall, scores.f1], scores.support)
    }
    text += "\n"
    let total = report.micro.support
    text += line(
      "micro avg", [report.micro.precision, report.micro.recall, report.micro.f1], total)
    for (name, mean) in [
      ("macro avg", report.macro), ("weighted avg", report.weighted),
      ("samples avg", report.samples),
    ] {
      text += line(name, [mean.precision, mean.recall, mean.f1], total)
    }
    return text
  }
}
