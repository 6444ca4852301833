/// The parts of a man page that the options do not tell.
///
/// Prose for a reader: a text may have several paragraphs, each a line. `--help` prints it after the options, and
/// `make man` makes man pages of it.
public struct Manual: Sendable {
  /// What the filter does and when it is the right one.
  public var description: String
  /// The options that most people need, by their long names: what `-h` shows.
  public var essentials: [String]
  /// Commands as a user types them, each with a line on what it does.
  public var examples: [(command: String, purpose: String)]
  /// In which order rows come out.
  public var order: String
  /// What is held in memory.
  public var memory: String
  /// Further sections, each a heading and paragraphs.
  public var notes: [(heading: String, text: String)]

  /// Creates the parts of a man page.
  public init(
    description: String = "", essentials: [String],
    examples: [(command: String, purpose: String)], order: String, memory: String,
    notes: [(heading: String, text: String)] = []
  ) {
    self.description = description
    self.essentials = essentials
    self.examples = examples
    self.order = order
    self.memory = memory
    self.notes = notes
  }

  /// The sections of prose, in the order in which they are read.
  private var sections: [(heading: String, text: String)] {
    [("Description", description)] + notes
      + [("Input", Manual.input), ("Order", order), ("Memory", memory), ("Files", Manual.files)]
  }

  /// What holds for the input of every tool.
  private static let input = """
    Without --delimiter fields are separated by commas, unless the first ten records differ in the number of commas and have \
    one number of tabs, semicolons or bars, or the header has no comma but one of these: then that is the delimiter, for new \
    rows, too. Each file is looked at for itself; what comes through a pipe is read once. With --no-headers, and for files \
    named .tsv or .tab, nothing is looked for. A first line like sep=; is obeyed and kept. --skip and --comment take lines \
    before the header out of the table; a tool that writes rows writes them first. Between rows, a line that begins as a \
    comment is a row like any other.
    The first line is data where no text stands over a column of numbers and numbers stand over at least half of these (but \
    years, and 0, 1, 2 and so on, are names), or where there are no columns of numbers and over half of the texts come again \
    below. As much is looked at as the first 256 KiB hold, at most 5000 rows; one row where a number stands under a text. The \
    first line is then read as with --no-headers, and a note says so; --headers undoes it.
    If no option names the class it is the last column. Tools that decide by classes refuse it, before they write \
    anything, where it has numbers with decimals, more than ten values that are more than half as many as the rows, more \
    than 50 of which most occur once or twice, or more than 50 whole numbers of which one is in a single row; where it is \
    called predicted or weight; and where --group or --candidates names it, or --where with a single value. The message names the \
    columns that look like classes. With --label any column is taken. csv-counts counts whatever the last column holds. \
    What reads its input once (csv-smear, and --counts) goes only by the names, since the classes are known before: \
    --positive and the counts say them.
    A file that begins with @relation, comments aside, is WEKA's ARFF or KEEL's kind of it, and is written as such; see \
    csv-balance(7). --no-headers cannot be used there.
    Values of short options may be joined to them: -d';', -lclass, -k3.
    """

  /// What holds for the files of every tool.
  private static let files = """
    A file that is written has no name until it is whole; then it takes the place of what is there, \
    with its mode, once its bytes are on the disk: even a power cut leaves the old file or the new one. A \
    symbolic link stays, and the file that it leads to is replaced. A failure or a signal leaves \
    nothing behind. Devices and pipes are written directly.
    Of input that is no plain file, what is needed twice is kept in a file without a name in TMPDIR \
    (or /tmp), which nobody else can read.
    Values are bytes: what a spreadsheet would take for a formula passes as it is.
    """

  /// The sections as `--help` prints them, after the options.
  var text: String {
    var lines: [String] = []
    for (heading, text) in sections where !text.isEmpty {
      lines += ["\(heading.uppercased()):"]
      lines += paragraphs(of: text).map { wrapped($0, width: 76, indent: 2) }
      lines += [""]
    }
    lines += ["EXAMPLES:"]
    for (command, purpose) in examples {
      lines += [wrapped(purpose + ":", width: 76, indent: 2)]
      lines += command.split(separator: "\n").map { "    " + $0 } + [""]
    }
    lines += ["EXIT STATUS:"] + Manual.exitStatuses.map { "  \($0)  \($1)" }
    return lines.joined(separator: "\n")
  }

  /// The same for programs, one thing a line: what it is, a heading or command, a paragraph, between tabs.
  var records: String {
    var records = [["version", version, versionDate]]
    for (heading, text) in sections {
      records += paragraphs(of: text).map { ["section", heading, $0] }
    }
    for (command, purpose) in examples {
      records += command.split(separator: "\n").map { ["example", String($0), purpose] }
    }
    records += Manual.exitStatuses.map { ["status", String($0), $1] }
    return records.map { $0.joined(separator: "\t") }.joined(separator: "\n")
  }

  private static let exitStatuses = [
    (0, "success"), (1, "bad data, or a file that cannot be read or written"), (2, "bad usage"),
  ]

  private func paragraphs(of text: String) -> [String] {
    text.split(separator: "\n").map(String.init)
  }
}
