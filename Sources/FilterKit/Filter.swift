public import ArgumentParser
import CSVCore
import Glibc

/// A filter: a command with the exit statuses and the messages of this house.
///
/// Exit status 0 is success, 1 bad data or a failed read or write, 2 bad usage. Every failure is one line on standard
/// error that begins with the filter's name; where something can be done about it, a second line says what.
public protocol Filter: ParsableCommand {
  /// What `--help` and the man page say beyond the options.
  static var manual: Manual { get }
}

/// The parts of a man page that the options do not tell.
public struct Manual: Sendable {
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
    examples: [(command: String, purpose: String)], order: String, memory: String,
    notes: [(heading: String, text: String)] = []
  ) {
    self.examples = examples
    self.order = order
    self.memory = memory
    self.notes = notes
  }

  /// The sections as `--help` prints them, after the options.
  var text: String {
    var lines: [String] = []
    for (heading, text) in notes + [("Order", order), ("Memory", memory)] {
      lines += [heading.uppercased() + ":"]
      for paragraph in text.split(separator: "\n") {
        lines += wrapped(String(paragraph), width: 76).map { "  " + $0 }
      }
      lines += [""]
    }
    lines += ["EXAMPLES:"]
    for (command, purpose) in examples {
      lines += wrapped(purpose + ":", width: 76).map { "  " + $0 }
      lines += ["    " + command, ""]
    }
    lines += [
      "EXIT STATUS:", "  0  success",
      "  1  bad data, or a file that cannot be read or written",
      "  2  bad usage",
    ]
    return lines.joined(separator: "\n")
  }
}

extension Filter {
  /// Parses the command line, runs the filter and ends the process.
  public static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    ignoreBrokenPipes()
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch let error as CSVError {
      if error.kind == .closedPipe { endAsCatDoes() }
      note(error.description)
      Glibc.exit(1)
    } catch {
      guard exitCode(for: error) != .success else {
        var text = fullMessage(for: error)
        if arguments.contains("--help") { text += "\n\n" + manual.text }
        print(text)
        Glibc.exit(0)
      }
      note(message(for: error) + "\ntry \(name) -h")
      Glibc.exit(2)
    }
    Glibc.exit(0)
  }

  /// The command's name.
  public static var name: String { configuration.commandName ?? "csv" }

  /// Writes a line to standard error, after the filter's name.
  public static func note(_ text: String) {
    writeToStandardError("\(name): \(text)\n")
  }
}

/// Breaks a paragraph into lines of at most `width` characters.
func wrapped(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    if !line.isEmpty && line.count + 1 + word.count > width {
      lines.append(line)
      line = ""
    }
    line += (line.isEmpty ? "" : " ") + word
  }
  return line.isEmpty ? lines : lines + [line]
}

/// Writes to standard error; that nobody reads it is no reason to fail.
public func writeToStandardError(_ text: String) {
  var text = text
  text.withUTF8 { bytes in
    _ = unsafe write(STDERR_FILENO, bytes.baseAddress, bytes.count)
  }
}

/// Ends the process as `cat` ends when the reader of its output has gone: killed by SIGPIPE, without a word.
private func endAsCatDoes() -> Never {
  signal(SIGPIPE, SIG_DFL)
  raise(SIGPIPE)
  Glibc.exit(1)
}
