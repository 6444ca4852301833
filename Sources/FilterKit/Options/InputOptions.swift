public import ArgumentParser
public import CSVCore
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
    try RecordReader(ByteInput(path: path, access: access), dialect: format.dialect(for: path))
  }
}

/// How the fields of an input are separated.
public struct FormatOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The byte between fields, or tab. Default: a comma; a tab for files named .tsv or .tab.",
      valueName: "C"))
  var delimiter: Delimiter?

  /// Whether the first line is data.
  @Flag(
    name: [.customShort("n"), .customLong("no-headers")],
    help: "The first line is data. Columns are named by number.")
  public var noHeaders = false

  /// Creates the options; the parser fills them.
  public init() {}

  /// The dialect of an input.
  public func dialect(for path: String?) -> Dialect {
    Dialect(
      delimiter: delimiter?.byte ?? Dialect.delimiter(forFileNamed: path ?? ""),
      hasHeader: !noHeaders)
  }

  /// Opens an input and reads its first line.
  ///
  /// - Parameter path: the input's name; `nil` or `-` is standard input.
  public func open(
    _ path: String?, _ access: ByteInput.Access
  ) throws(CSVError) -> RecordReader {
    let bytes = try ByteInput(path: path, access: access)
    // An empty file has no size that is known before.
    if bytes.size == nil && !bytes.isGzip && bytes.isSameFile(as: .standardOutput) {
      throw CSVError(
        "is standard output too, so that the shell has emptied it", file: bytes.name,
        hint: "use -o FILE, which replaces a file when the output is whole")
    }
    return try RecordReader(bytes, dialect: dialect(for: path))
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
    guard let label else { return header.columnCount - 1 }
    return try header.column(label)
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
  /// - Parameter remedy: what to do about a row without a class, where that is not `--unlabeled` alone.
  public func rows(
    where options: ConditionOptions, in header: Header, remedy: String? = nil
  ) throws(CSVError) -> RowChoice {
    try RowChoice(
      label: column(in: header), unlabeledRows: unlabeled, where: options.conditions, in: header,
      remedy: remedy)
  }
}

extension ConditionOptions {
  /// Which rows of a table take part: those that pass the conditions, whatever their class.
  public func rows(in header: Header) throws(CSVError) -> RowChoice {
    try RowChoice(label: nil, where: conditions, in: header)
  }
}

extension UnlabeledRows: ExpressibleByArgument {}
