public import ArgumentParser
public import CSVCore
import Resampling
import SystemPackage
public import TableKit
import Threading

/// Where rows go, and what is said of it.
public struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "Write to FILE, with gzip if its name ends in .gz. The file gets its name only when it is whole.",
      valueName: "FILE"),
    completion: .file())
  var outputFile: String?

  @Flag(name: [.customShort("z"), .long], help: "Compress standard output with gzip.")
  var gzip = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Use at most N threads. The output is the same for any N. Default: as many as there are processors.",
      valueName: "N"))
  var threads: Int?

  @Flag(
    name: .shortAndLong,
    help:
      "Say what was done, on standard error. Class counts before and after, for example.")
  var verbose = false

  @Flag(
    name: .shortAndLong, help: "Say nothing on standard error but errors.")
  var quiet = false

  @Flag(
    inversion: .prefixedNo,
    help: "Show progress on standard error. Default: on a terminal, after two seconds.")
  var progress: Bool?

  /// Creates the options; the parser fills them.
  public init() {}

  /// What is told on standard error.
  public var report: ReportOptions { ReportOptions(verbose: verbose, progress: progress) }

  /// Where the output goes; `nil` is standard output.
  private var output: String? { outputFile == "-" ? nil : outputFile }

  /// Refuses two outputs to one file, and outputs that would overwrite what is read. Only the rows themselves may replace
  /// the input that they come from.
  ///
  /// - Parameters:
  ///   - others: further options that name outputs, with what they name.
  ///   - input: the input.
  ///   - sides: options that name further inputs, with what they name.
  public func validate(
    against others: [(option: String, file: String?)], reading input: InputOptions,
    _ sides: [(option: String, file: String?)] = []
  ) throws {
    let named = [("--output", output)] + others.map { ($0.option, $0.file) }
    var options: [FilePath: String] = [:]
    for case (let option, let file?) in named {
      if file == "-" { throw ValidationError("\(option) takes a file: - is taken by the output") }
      let path = FilePath(file).lexicallyNormalized()
      if let other = options.updateValue(option, forKey: path) {
        throw ValidationError("\(other) and \(option) name one file")
      }
    }
    if let file = input.path, let option = options[FilePath(file).lexicallyNormalized()],
      option != "--output"
    {
      throw ValidationError("\(option) would overwrite the input")
    }
    for case (let side, let file?) in sides {
      guard let option = options[FilePath(file).lexicallyNormalized()] else { continue }
      throw ValidationError("\(option) would overwrite the file of \(side)")
    }
  }

  /// Refuses options that say nothing together.
  public mutating func validate() throws {
    if gzip && output != nil {
      throw ValidationError(
        "--gzip is for standard output; a file is compressed when its name ends in .gz")
    }
    if quiet && verbose {
      throw ValidationError("--quiet and --verbose: leave out one of them")
    }
    if quiet { Notes.silence() }
    if let threads {
      guard 1...1024 ~= threads else {
        throw ValidationError("--threads must be from 1 to 1024, not \(threads)")
      }
      Threads.limit(to: threads)
    }
  }

  /// Whether the output is read on a terminal.
  public var writesToTerminal: Bool { output == nil && !gzip && Terminal.isStandardOutput }

  /// Opens the output for rows in the style of `reader`'s, and writes the header, with further columns after it.
  ///
  /// - Parameter kinds: what the values of some columns are from now on, whatever an ARFF or KEEL file declares.
  public func open(
    like reader: borrowing RecordReader, appending columns: [AppendedColumn] = [],
    declaring kinds: [Int: AppendedColumn.Kind] = [:]
  ) throws(CSVError) -> RecordWriter {
    try RecordWriter(
      openBytes(reading: reader), like: reader, appending: columns, declaring: kinds)
  }

  /// Opens the output for bytes.
  ///
  /// - Throws: that standard output is the very file that is read: its rows would be gone before they are copied.
  public func openBytes(reading reader: borrowing RecordReader) throws(CSVError) -> ByteOutput {
    try refuseAsOutput(reader)
    return try openBytes()
  }

  /// Refuses an input that is standard output, too.
  public func refuseAsOutput(_ reader: borrowing RecordReader) throws(CSVError) {
    if output == nil && reader.isSameFile(as: .standardOutput) {
      throw CSVError(
        "is standard output too, and would be overwritten before it is read", file: reader.name,
        hint: "use -o FILE, which replaces a file when the output is whole")
    }
  }

  /// Opens the output for bytes that come from no single file.
  public func openBytes() throws(CSVError) -> ByteOutput {
    guard let output else {
      return try ByteOutput(.standardOutput, gzip: gzip, threadCount: Threads.count)
    }
    return try ByteOutput.file(output)
  }
}

extension ByteOutput {
  /// Opens a file that gets its name when it is whole, compressed if its name says so.
  public static func file(_ path: String) throws(CSVError) -> ByteOutput {
    try ByteOutput(.file(path), gzip: path.hasSuffix(".gz"), threadCount: Threads.count)
  }

  /// Writes a text that is all there is, and gives a file its name.
  public consuming func complete(with text: [UInt8]) throws(CSVError) {
    var output = self
    try output.write(text.span)
    try output.commit()
  }
}

/// What a filter tells on standard error. No group of options of its own: each takes a twentieth of the time to start.
public struct ReportOptions {
  /// Whether to say what was done.
  public let verbose: Bool
  /// Whether to show how far the work is; `nil` leaves it to the terminal.
  public let progress: Bool?
}

/// The seed of the random numbers.
public struct SeedOptions: ParsableArguments {
  @Option(
    name: .customLong("seed"), parsing: .unconditional,
    help: ArgumentHelp(
      "The same seed gives the same rows. From 0 to 4294967295; no effect where nothing is left to chance. Default: 0.",
      valueName: "N"))
  var given: UInt32?

  /// Creates the options; the parser fills them.
  public init() {}

  /// The seed.
  public var seed: UInt32 { given ?? 0 }
}

extension ArgumentHelp {
  /// The help on a seed where nothing is left to chance: a Makefile may have one for all tools.
  public static let unusedSeed = ArgumentHelp(
    "Accepted as by the other tools. Nothing is left to chance here.", valueName: "N")
}

/// Columns that tell new rows from those that came in.
public struct SyntheticRowOptions: ParsableArguments {
  /// The column that marks new rows.
  @Option(
    help: ArgumentHelp(
      "Append a column: true for new rows, else false. If the file has the column, only new rows are changed: they get true.",
      valueName: "NAME"))
  public var mark: String?

  /// The column that explains new rows.
  @Option(
    help: ArgumentHelp(
      "Append a column that says how each new row was made: the method, the numbers of its input rows from 1, and what was done. If the file has the column, only new rows are changed.",
      valueName: "NAME"))
  public var provenance: String?

  /// Whether new rows come among the others.
  @Flag(
    help:
      "Mix the new rows among the others, at random by the seed. Rows that came in keep their order. Default: new rows come last."
  )
  public var shuffle = false

  /// Creates the options; the parser fills them.
  public init() {}

  /// Refuses one name for two columns.
  public mutating func validate() throws {
    if let mark, mark == provenance {
      throw ValidationError("--mark and --provenance name one column")
    }
  }

  /// Finds the columns in the header of an input.
  ///
  /// - Parameter label: the position of the label column.
  public func columns(
    of reader: borrowing RecordReader, label: Int?
  ) throws(CSVError) -> SyntheticRowColumns {
    try SyntheticRowColumns(mark: mark, provenance: provenance, of: reader, label: label)
  }
}
