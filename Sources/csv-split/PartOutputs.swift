import CSVCore
import FilterKit
import TableKit

/// Where the rows of each slot go.
struct PartOutputs {
  /// The writers, one a slot; slots may share one.
  private var writers: [RecordWriter] = []
  /// What is appended to the rows of each slot.
  private var suffixes: [[UInt8]] = []
  /// The position of each slot's writer; -1 where its rows go nowhere. Behind the parts are the slot of rows that take no
  /// part, and that of rows that are left out of all.
  let slots: [Int]
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
      try reader.header.requireNew([name], hint: "use --append with another name")
      names = parts.folds.map { (1...$0).map(String.init) } ?? PartName.allCases.map(\.rawValue)
      titles = parts.folds == nil ? names : names.map { "fold \($0)" }
      let values = names + (parts.folds == nil ? [] : ["0"])
      let column = AppendedColumn(name, .values(values.map(\.utf8Bytes)))
      let writer = try output.open(like: reader, appending: [column])
      for slotName in names + ["", parts.folds == nil ? "" : "0"] {
        writers.append(writer)
        suffixes.append(FieldText.suffix(slotName.utf8Bytes, as: reader.dialect))
      }
      slots = Array(writers.indices)
      options = []
    } else {
      let onStandardOutput = PartName.allCases.firstIndex(of: parts.part ?? .train) ?? 0
      names = PartName.allCases.map(\.rawValue)
      titles = names
      let files = [nil, parts.validation, parts.test]
      var slots = [-1, -1, -1, 0, -1]
      writers = [try output.open(like: reader)]
      for slot in 0..<Partition.partCount {
        if slot == onStandardOutput {
          slots[slot] = 0
        } else if let file = files[slot] {
          slots[slot] = writers.count
          writers.append(try RecordWriter(ByteOutput.file(file), like: reader))
        }
      }
      self.slots = slots
      options = ["--part train", "--validation FILE", "--test FILE"]
    }
  }

  /// Where rows can go; ``slots`` has positions among these.
  var destinations: RowDestinations {
    RowDestinations(
      writers.indices.map { (writers[$0], suffixes.isEmpty ? [] : suffixes[$0]) })
  }

  /// The writer of a slot; `nil` where its rows go nowhere.
  func writer(ofSlot slot: Int) -> RecordWriter? {
    slots[slot] < 0 ? nil : writers[slots[slot]]
  }

  /// The slot of rows that take no part.
  var otherSlot: Int { names.count }

  /// Completes all outputs, and only then gives files their names.
  func finish() throws(CSVError) { try RecordWriter.complete(writers) }

  /// Says how many rows of which part went nowhere, and how to get them; with `verbose` how many each part has.
  ///
  /// - Parameter counts: how many rows each slot has.
  func report(counts: [Int], verbose: Bool, seed: UInt32?, as note: (String) -> Void) {
    for (slot, name) in names.enumerated() {
      if verbose && counts[slot] > 0 { note("\(titles[slot]): \(counted(counts[slot], "row"))") }
      if slots[slot] < 0 && counts[slot] > 0 {
        note(
          "\(counted(counts[slot], "\(name) row")) \(counts[slot] == 1 ? "is" : "are") not written: "
            + "use \(options[slot])")
      }
    }
    if verbose && counts[otherSlot + 1] > 0 {
      let place = slots[otherSlot + 1] < 0 ? "in no part" : "in no fold"
      note("\(place): \(counted(counts[otherSlot + 1], "row"))")
    }
    if verbose, let seed { note("seed \(seed)") }
  }
}
