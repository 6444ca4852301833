public import CSVCore
import Glibc
import Resampling

extension LabeledTable {
  /// Says on standard error how many rows each class had and has, at which rate, and the seed.
  ///
  /// The rate is what corrects the probabilities of a model that learned from the sampled rows. Of hundreds of classes the
  /// first twenty have a line.
  public func report(_ after: [Int], seed: UInt32?, as note: (String) -> Void) {
    let most = 20
    for number in classes.counts.indices.prefix(most) {
      let before = classes.counts[number]
      let rate = Double(after[number]) / Double(max(before, 1))
      note(
        "class \"\(name(of: UInt32(number)))\": \(before) -> \(counted(after[number], "row")), rate \(fourDigits(rate))"
      )
    }
    if classes.counts.count > most {
      let rest = counted(classes.counts.count - most, "more class", plural: "more classes")
      note("\(rest): csv-counts shows the rows of each")
    }
    if let seed { note("seed \(seed)") }
    reader.reportSpool(as: note)
  }
}

extension RecordReader {
  /// Says on standard error how much of the input had to be kept in a temporary file.
  public func reportSpool(as note: (String) -> Void) {
    // The last megabyte is kept in memory.
    if spooledBytes > 1 << 20 {
      note("\(fourDigits(Double(spooledBytes) / 1e6)) MB kept in a temporary file to be read twice")
    }
  }
}

/// A count with its noun: `1 row`, `2 rows`.
public func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? "\(noun)s")"
}

/// A number to four significant digits, and without the decimals of a whole number.
public func fourDigits(_ number: Double) -> String {
  if number == 0 { return "0" }
  guard number > 0 && number < 1e12 else { return "\(number)" }
  let scale = pow(10, max(0, 3 - floor(log10(number))))
  let rounded = (number * scale).rounded() / scale
  return Int(exactly: rounded).map { "\($0)" } ?? "\(rounded)"
}
