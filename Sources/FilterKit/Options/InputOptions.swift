public import ArgumentParser
public import CSVCore
public import Resampling
import SystemPackage
public import TableKit

/// The one input of a filter, and how its fields are separated.
public struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The CSV file, gzip or not. None or - is standard input.", valueName: "FILE"),
    completion: .file())
  var file: String?

  @OptionGroup var format: FormatOptions

  /// Creates the options; the parser fills them.
  public init() {}

  /// The input's name; `nil` is standard input.
  public var path: String? { file == "-" ? nil : file }

  /// Opens the input and reads its first line.
  public func open(_ access: ByteInput.Access) throws(CSVError) -> RecordReader {
    try format.open(path, access)
  }

  /// Opens another file beside the input, its fields separated as these options say.
  public func open(beside path: String, _ access: ByteInput.Access) throws(CSVError) -> RecordReader
  {
    try format.read(ByteInput(path: path, access: access), named: path, isAmongOthers: true)
  }
}

/// How the fields of an input are separated, and what comes before its rows.
public struct FormatOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The byte between fields, or tab. Default: a comma, or the tab, semicolon or bar that the first ten records show; a tab for files named .tsv or .tab.",
      valueName: "C"))
  var delimiter: Delimiter?

  /// Whether the first line is data.
  @Flag(
    name: [.customShort("n"), .customLong("no-headers")],
    help:
      "The first line is data. Columns are named by number. Default: the rows below decide, and a note says so."
  )
  public var noHeaders = false

  @Flag(help: "The first line names the columns in any case.")
  var headers = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Keep lines before the header that begin with C apart. They are no part of the table; a tool that writes rows writes them first, as they are.",
      valueName: "C"))
  var comment: Delimiter?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Keep the first N lines apart. They are no part of the table; a tool that writes rows writes them first, as they are.",
      valueName: "N"))
  var skip: Int?

  /// Creates the options; the parser fills them.
  public init() {}

  /// Refuses options that say nothing together.
  public mutating func validate() throws {
    if headers && noHeaders {
      throw ValidationError("--headers and --no-headers: leave out one of them")
    }
    if let skip, !(1...1_000_000 ~= skip) {
      throw ValidationError("--skip must be from 1 to 1000000, not \(skip)")
    }
    if let comment, comment.byte == delimiter?.byte {
      throw ValidationError("--comment and --delimiter name one byte")
    }
  }

  /// What is known of the format of an input before it is read.
  func format(for path: String?) -> InputFormat {
    var format = InputFormat(
      delimiter: delimiter?.byte, hasHeader: !noHeaders, skippedLines: skip ?? 0,
      comment: comment?.byte)
    let named = Dialect.delimiter(forFileNamed: path ?? "")
    if format.delimiter == nil && named != Dialect().delimiter {
      format.delimiter = named
    }
    return format
  }

  /// Opens an input and reads its first line.
  ///
  /// - Parameters:
  ///   - path: the input's name; `nil` or `-` is standard input.
  ///   - isAmongOthers: whether a note on it should say which file is meant.
  public func open(
    _ path: String?, _ access: ByteInput.Access, isAmongOthers: Bool = false
  ) throws(CSVError) -> RecordReader {
    if [nil, "-"].contains(path) && Terminal.isStandardInput {
      Notes.say("waits for a table from the terminal; Control-D ends it, a FILE is read instead")
    }
    let bytes = try ByteInput(path: path, access: access)
    // An empty file has no size that is known before.
    if bytes.size == nil && !bytes.isGzip && bytes.isSameFile(as: .standardOutput) {
      throw CSVError(
        "is standard output too, so that the shell has emptied it", file: bytes.name,
        hint: "use -o FILE, which replaces a file when the output is whole")
    }
    return try read(bytes, named: path, isAmongOthers: isAmongOthers)
  }

  /// Reads the first line, and tells whether it is a header.
  func read(
    _ bytes: consuming ByteInput, named path: String?, isAmongOthers: Bool
  ) throws(CSVError) -> RecordReader {
    var reader = try RecordReader(bytes, format: format(for: path))
    // Such a file says itself what its columns are.
    if reader.dialect.attributes != nil { return reader }
    try reader.refuseOrangeHeader()
    if delimiter == nil, let hint = reader.hintOnBlanks() {
      Notes.say("\(isAmongOthers ? "\(reader.name): " : "")there is one column", hint: hint)
    }
    if !headers && HeaderGuess.firstLineIsData(of: &reader) {
      reader.takeFirstLineAsData()
      let line = reader.dataStart.line
      Notes.say(
        "\(isAmongOthers ? "\(reader.name): " : "")line \(line) is data, read as with -n (--headers undoes it)"
      )
    }
    return reader
  }
}

/// A delimiter as a user writes it: one ASCII character, or `tab`, or `\t`.
struct Delimiter: ExpressibleByArgument {
  let byte: UInt8

  init?(argument: String) {
    if argument == "tab" || argument == "\\t" {
      byte = UInt8(ascii: "\t")
      return
    }
    let forbidden: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0]
    guard argument.utf8.count == 1, let first = argument.utf8.first, first < 0x80,
      !forbidden.contains(first)
    else { return nil }
    byte = first
  }

  var defaultValueDescription: String { String(UnicodeScalar(byte)) }
}

extension ColumnReference: ExpressibleByArgument {
  /// Takes a column as the user wrote it.
  public init?(argument: String) { self.init(argument) }
}

extension ColumnList: ExpressibleByArgument {
  /// Takes a list of columns as the user wrote it.
  public init?(argument: String) { self.init(argument) }
}

/// The column that holds the class.
public struct LabelColumnOptions: ParsableArguments {
  /// The column as the user named it; `nil` is the last.
  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: ArgumentHelp("The column that holds the class. Default: the last.", valueName: "COL"),
    completion: .column)
  public var label: ColumnReference?

  /// Creates the options; the parser fills them.
  public init() {}

  /// The position of the label column.
  public func column(in header: Header) throws(CSVError) -> Int {
    guard let label else { return header.classColumn }
    return try header.column(label)
  }

  /// The positions of the columns whose values together are the class: one where its numbers are cut into bins.
  public func columns(in header: Header, bins: BinOptions? = nil) throws(CSVError) -> [Int] {
    guard let label else { return [header.classColumn] }
    let columns = try header.columns(together: label)
    try bins?.check(columns, in: header)
    return columns
  }
}

/// The column that holds the class, and what happens to rows where it is empty.
public struct LabelOptions: ParsableArguments {
  @OptionGroup var choice: LabelColumnOptions

  /// What happens to rows without a class; `nil` refuses them.
  @Option(
    help: ArgumentHelp(
      "Drop rows without a class, or keep them untouched. Default: they are an error.",
      valueName: "drop|keep"))
  public var unlabeled: UnlabeledRows?

  /// Creates the options; the parser fills them.
  public init() {}

  /// The first of these options that is given.
  public var given: String? {
    choice.label != nil ? "--label" : unlabeled != nil ? "--unlabeled" : nil
  }

  /// The position of the label column.
  public func column(in header: Header) throws(CSVError) -> Int { try choice.column(in: header) }

  /// Which rows of a table take part: those that pass the conditions and have a class.
  ///
  /// Says on demand which column is the class where no option names it.
  ///
  /// - Parameters:
  ///   - options: conditions that rows must pass; `nil` where there is no such option.
  ///   - bins: how numbers are cut into classes; `nil` where there are no such options.
  ///   - takesSeveral: whether several columns can be the class where there are no such options.
  ///   - relevance: which numbers are rare, where the class is a number.
  ///   - others: columns that other options name, which are never the class by default.
  ///   - remedy: what to do about a row without a class, where that is not `--unlabeled` alone.
  ///   - way: the option by which no class is needed, if there is one.
  public func rows(
    where options: ConditionOptions?, bins: BinOptions? = nil, takesSeveral: Bool = false,
    of reader: inout RecordReader, report: ReportOptions, relevance: RelevanceRule? = nil,
    besides others: KeyValuePairs<String, [ColumnReference]> = [:], remedy: String? = nil,
    or way: String? = nil
  ) throws(CSVError) -> RowChoice {
    let conditions = options?.conditions ?? []
    let columns =
      if bins != nil || takesSeveral { try choice.columns(in: reader.header, bins: bins) } else {
        [try column(in: reader.header)]
      }
    var rows = try RowChoice(
      classColumns: columns, bins: relevance.map { .relevance($0) } ?? bins?.rule,
      isLabelByDefault: choice.label == nil && relevance == nil, unlabeledRows: unlabeled,
      where: conditions, in: reader.header, remedy: remedy)
    rows.valuesInView = try reader.valuesInView(of: conditions)
    rows.wayWithoutClasses = way
    if choice.label == nil {
      var options = Array(others)
      // Rows of one value are no classes; to leave a value out, or to take some, is to choose among classes.
      let single = conditions.filter(\.isOfOneValue).map(\.column)
      options.append((key: "--where", value: single))
      var named: [(option: String, column: Int)] = []
      for (option, columns) in options {
        for column in columns { named.append((option, try reader.header.column(column))) }
      }
      rows.otherColumns = named.map(\.column)
      try refuseLastColumn(of: &reader, named, or: way)
      if report.verbose { Notes.say(reader.noteOnLastColumn(reader.previewedProfiles())) }
    }
    return rows
  }

  /// Refuses a last column that is there for something else, as its name or another option says.
  private func refuseLastColumn(
    of reader: inout RecordReader, _ named: [(option: String, column: Int)], or way: String?
  ) throws(CSVError) {
    let last = reader.header.classColumn
    let others = named.map(\.column)
    for (option, column) in named where column == last {
      throw reader.refusalOfLastColumn(
        because: "is named by \(option)", reader.previewedProfiles(), besides: others, or: way)
    }
    if let name = reader.header.names?[last], ["predicted", "weight"].contains(name) {
      throw reader.refusalOfLastColumn(
        because: "is named as \(name == "weight" ? "weights are" : "predictions are")",
        reader.previewedProfiles(), besides: others, or: way)
    }
  }
}

extension ConditionOptions {
  /// Which rows of a table take part: those that pass the conditions, whatever their class.
  public func rows(of reader: inout RecordReader) throws(CSVError) -> RowChoice {
    var rows = try RowChoice(label: nil, where: conditions, in: reader.header)
    rows.valuesInView = try reader.valuesInView(of: conditions)
    return rows
  }
}

extension UnlabeledRows: ExpressibleByArgument {}
