/// The parts of a man page that the options do not tell.
///
/// Prose for a reader: a text may have several paragraphs, each a line. `--help` prints it after the options, and
/// `make man` makes man pages of it.
public struct Manual: Sendable {
  /// What the filter does and when it is the right one.
  public var description: String
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
    description: String = "", examples: [(command: String, purpose: String)], order: String,
    memory: String, notes: [(heading: String, text: String)] = []
  ) {
    self.description = description
    self.examples = examples
    self.order = order
    self.memory = memory
    self.notes = notes
  }

  /// The sections of prose, in the order in which they are read.
  private var sections: [(heading: String, text: String)] {
    [("Description", description)] + notes
      + [("Order", order), ("Memory", memory), ("Files", Manual.files)]
  }

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
