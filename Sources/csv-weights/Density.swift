import ArgumentParser
import CSVCore
import FilterKit
import Resampling
import TableKit

extension FormulaOptions {
  /// Whether the label is a number, whose density is what weighs.
  var isForNumbers: Bool { scheme == .density }

  /// Refuses what is for the other kind of label.
  func validateDensity() throws {
    if let densityAlpha {
      guard isForNumbers else { throw ValidationError("--density-alpha is for --scheme density") }
      if !(densityAlpha >= 0 && densityAlpha.isFinite) {
        throw ValidationError("--density-alpha must be at least 0, not \(densityAlpha)")
      }
    }
    if isForNumbers && normalize != nil {
      throw ValidationError(
        "--scheme density has weights whose mean over the rows is 1: --normalize has no effect")
    }
  }
}

extension CSVWeights {
  /// The numbers of a label with their weights.
  ///
  /// - Throws: that the label has no numbers, or a single one.
  func densityTable(of rows: borrowing ClassifiedRows) throws(CSVError) -> WeightTable {
    let classes = rows.classes
    var values: [Double] = []
    for number in classes.counts.indices {
      let text = classes.label(UInt32(number))
      guard let value = DecimalReading(trimming: text.span).number else {
        throw rows.reader.error(
          "\"\(text.span.shown)\" is not a number, and --scheme density is for a label of numbers",
          column: rows.labelColumn, hint: remedy(forText: text, in: rows.reader, rows.labelColumn))
      }
      values.append(value)
    }
    let method = DensityWeights(alpha: formula.densityAlpha ?? 1)
    do throws(ResamplingError) {
      return WeightTable(
        classes, totals: nil, weights: try method.weights(values: values, counts: classes.counts))
    } catch {
      throw rows.reader.error(
        "all rows have the same number: there is nothing to weigh", column: rows.labelColumn)
    }
  }

  private func remedy(
    forText text: [UInt8], in reader: borrowing RecordReader, _ column: Int
  ) -> String {
    guard GapSpellings.common.contains(text.span) else {
      return "name a column of numbers with -l, or use another --scheme"
    }
    return "use --where "
      + ColumnSpelling(of: reader.header).condition(column, isNot: text.span.shown)
  }
}
