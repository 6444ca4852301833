/// Why a file could not be read, understood or written: one clear line for the user, and where there
/// is one a second line that says what to do.
///
///     data.csv:17: column "V3": "abc" is not a number
///     use --exclude V3, or --categorical V3
public struct CSVError: Error, Equatable, Sendable {
  /// What a caller may want to tell apart: everything else is the message.
  public enum Kind: Sendable {
    /// The bytes are not what they should be.
    case data
    /// The system refused to open, read, write or rename.
    case system
    /// The reader of our output has gone, as in `| head -1`: no message is owed.
    case closedPipe
  }

  /// What kind of failure this is.
  public var kind: Kind
  /// The file as the user named it; `nil` where no file is to blame.
  public var file: String?
  /// The line of the file, from 1, as a text editor counts; for a record, the line where it begins.
  public var line: Int?
  /// The name of the column, as the header has it.
  public var column: String?
  /// What is wrong, in a few words, without a full stop.
  public var message: String
  /// What the user can do about it; ``thisTool`` stands for the command that says it.
  public var hint: String?

  /// Stands for the name of the command in a hint that is a command line.
  public static let thisTool = "…"

  /// A command line that reads what another command makes of an input, for a hint.
  ///
  /// - Parameters:
  ///   - file: the input's name as messages say it.
  ///   - command: what converts it, ready for a shell, without the name of the file.
  ///   - takesNames: whether the command reads files that are named; else only standard input.
  public static func reading(
    _ file: String, through command: String, takesNames: Bool = true
  ) -> String {
    let name =
      file == ByteInput.nameOfStandardInput
      ? "" : "\(takesNames ? "" : " <") \(ShellWord.quoted(file))"
    return "\(command)\(name) | \(thisTool)"
  }

  /// Creates an error; by default one about the data.
  public init(
    _ message: String, kind: Kind = .data, file: String? = nil, line: Int? = nil,
    column: String? = nil, hint: String? = nil
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
  }
}

extension CSVError: CustomStringConvertible {
  /// `file:line: column "name": message`, then the hint on a line of its own.
  public var description: String { sentence + (hint.map { "\n\($0)" } ?? "") }

  /// `file:line: column "name": message`.
  public var sentence: String {
    var text = ""
    if let file { text += line.map { "\(file):\($0): " } ?? "\(file): " }
    if let column { text += "column \"\(column)\": " }
    text += message
    return text
  }
}
