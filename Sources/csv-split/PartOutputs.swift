import CSVCore
import FilterKit

/// Where the rows of each slot go, and how many went.
struct PartOutputs {
  /// The writers, one a slot; slots may share one.
  private(set) var writers: [RecordWriter] = []
  /// What is appended to the rows of each slot.
  private(set) var suffixes: [[UInt8]] = []
  private let places: [Int]
  private var counts: [Int]
  /// What the slots are called in messages.
  let titles: [String]
  private let names: [String]
  /// How to get the rows of each slot, where they may go nowhere.
  private let options: [String]

  /// Opens the outputs.
  init(
    _ parts: PartOptions, _ output: OutputOptions, like reader: borrowing RecordReader
  ) throws(CSVError) {
    if let name = parts.append {
      let writer = try output.open(like: reader, appending: [name])
      names = parts.folds.map { (1...$0).map(String.init) } ?? PartName.allCases.map(\.rawValue)
      titles = parts.folds == nil ? names : names.map { "fold \($0)" }
      for slotName in names + [""] {
        writers.append(writer)
        suffixes.append([reader.dialect.delimiter] + slotName.utf8)
      }
      places = Array(writers.indices)
      options = []
    } else {
      let onStandardOutput = PartName.allCases.firstIndex(of: parts.part ?? .train) ?? 0
      names = PartName.allCases.map(\.rawValue)
      titles = names
      let files = [nil, parts.validation, parts.test]
      var places = [-1, -1, -1, 0]
      writers = [try output.open(like: reader)]
      for slot in 0..<Partition.partCount {
        if slot == onStandardOutput {
          places[slot] = 0
        } else if let file = files[slot] {
          places[slot] = writers.count
          writers.append(try RecordWriter(ByteOutput.file(file), like: reader))
        }
      }
      self.places = places
      options = ["--part train", "--validation FILE", "--test FILE"]
    }
    counts = [Int](repeating: 0, count: names.count + 1)
  }

  /// The position of the writer for a row of this slot, or -1; counts the row.
  mutating func place(ofSlot slot: Int) -> Int {
    counts[slot] += 1
    return places[slot]
  }

  /// The writer of a slot; `nil` where its rows go nowhere.
  func writer(ofSlot slot: Int) -> RecordWriter? {
    places[slot] < 0 ? nil : writers[places[slot]]
  }

  /// The slot of rows that take no part.
  var otherSlot: Int { names.count }

  /// Completes all outputs, and only then gives files their names.
  func finish() throws(CSVError) { try RecordWriter.complete(writers) }

  /// Says how many rows of which part went nowhere, and how to get them; with `verbose` how many each part has.
  func report(verbose: Bool, seed: UInt32?, as note: (String) -> Void) {
    for (slot, name) in names.enumerated() {
      if verbose && counts[slot] > 0 { note("\(titles[slot]): \(counted(counts[slot], "row"))") }
      if places[slot] < 0 && counts[slot] > 0 {
        note(
          "\(counted(counts[slot], "\(name) row")) \(counts[slot] == 1 ? "is" : "are") not written: "
            + "use \(options[slot])")
      }
    }
    if verbose, let seed { note("seed \(seed)") }
  }
}
