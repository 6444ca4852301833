public import ArgumentParser
import CSVCore
import Glibc
import Synchronization

/// A filter: a command with the exit statuses and the messages of this house.
///
/// Exit status 0 is success, 1 bad data or a failed read or write, 2 bad usage. Every failure is one line on standard
/// error that begins with the filter's name; where something can be done about it, a second line says what.
public protocol Filter: ParsableCommand {
  /// What `--help` and the man page say beyond the options.
  static var manual: Manual { get }
  /// Names of options that are taken besides those of the help, with those that they stand for.
  static var otherNames: [String: String] { get }
}

extension CommandConfiguration {
  /// How a filter is called, and what it does, in a sentence.
  public init(filter name: String, abstract: String) {
    // As the command of another program a filter is spared the search for options that ask for the parser's own
    // completion scripts: a twentieth of the time to start. Ours are made by write-manuals.
    self.init(
      commandName: name, _superCommandName: programName, abstract: abstract,
      version: FilterKit.version)
  }
}

/// The program that all filters are in.
private let programName = "csv-balance"

extension Filter {
  /// Parses the arguments, runs the filter and gives the exit status.
  ///
  /// Returns, and does not end the process, so that all memory is given back and what a checker finds is truly lost.
  public static func status(of arguments: [String]) -> CInt {
    if arguments == ["---manual"] {
      print(manual.records)
      return 0
    }
    Notes.begin(from: name)
    do {
      var command = try parseAsRoot(words(of: arguments))
      try command.run()
    } catch let error as CSVError {
      if error.kind == .closedPipe { endAsCatDoes() }
      note(error.sentence, hint: error.hint)
      return 1
    } catch {
      guard exitCode(for: error) != .success else {
        let text = fullMessage(for: error)
        let isHelp = text.hasPrefix("OVERVIEW: ")
        print(isHelp ? help(inFull: arguments.contains("--help")) : text)
        return 0
      }
      let text = message(for: error)
      let hint = UsageAdvice.hint(for: text, typed: arguments) { option in
        HelpScreen(helpMessage(columns: HelpScreen.unbroken)).text(of: option)
      }
      note(inOneLine(UsageAdvice.withoutFarProposal(text)), hint: hint ?? "try \(name) -h")
      return 2
    }
    return 0
  }

  /// The arguments as the parser takes them.
  private static func words(of arguments: [String]) -> [String] {
    var words = arguments
    if CommandWords.mayJoin(words) {
      let help = helpMessage(includeHidden: true, columns: HelpScreen.unbroken)
      words = CommandWords(help: help).separated(words)
    }
    return words.map { word in
      let name = word.prefix { $0 != "=" }
      let other = otherNames[String(name)] ?? UsageAdvice.otherNames[String(name)]
      return other.map { $0 + word[name.endIndex...] } ?? word
    }
  }

  /// Further names of options.
  public static var otherNames: [String: String] { [:] }

  /// The command's name.
  public static var name: String { configuration.commandName ?? "csv" }

  /// What `-h` shows, or, in full, `--help`.
  private static func help(inFull isFull: Bool) -> String {
    let screen = HelpScreen(
      helpMessage(columns: HelpScreen.unbroken).replacing(
        "USAGE: \(programName) ", with: "USAGE: ", maxReplacements: 1))
    return isFull
      ? "\(screen.full)\n\n\(manual.text)"
      : "\(screen.brief(of: manual.essentials))\n\n"
        + "--help has all \(screen.optionCount) options, with examples, order of rows, memory and exit status."
  }

  /// Writes a line to standard error, after the filter's name.
  ///
  /// Names and labels of the data may be in the text: whatever they are, a line stays a line, and no terminal obeys it.
  public static func note(_ text: String) {
    if !Notes.areSilent { note(text, hint: nil) }
  }

  private static func note(_ text: String, hint: String?) {
    FilterKit.note(text, hint: hint, from: name)
  }
}

/// Whether notes are wanted. Errors are said in any case.
enum Notes {
  private static let silent = Atomic(false)
  private static let tool = Mutex("")

  /// Whether a user wants none.
  static var areSilent: Bool { silent.load(ordering: .relaxed) }

  /// Says no more from now on.
  static func silence() { silent.store(true, ordering: .relaxed) }

  /// Notes are those of a tool from now on.
  static func begin(from name: String) { tool.withLock { $0 = name } }

  /// Writes a note where no tool is at hand.
  static func say(_ text: String, hint: String? = nil) {
    if !areSilent { note(text, hint: hint, from: tool.withLock { $0 }) }
  }
}

/// Writes a line to standard error, after a program's name, and a second one where there is a hint. A command line in the
/// hint names the program.
public func note(_ text: String, hint: String?, from name: String) {
  let hint = hint?.replacing("| \(CSVError.thisTool)", with: "| \(name)")
  let lines = ["\(name): \(text)", hint].compactMap { $0 }
  writeToStandardError(lines.map { String(inOneLine: $0) + "\n" }.joined())
}

/// What the parser says of bad usage, in the style of this house: one line, and a small letter first.
private func inOneLine(_ message: String) -> String {
  var line = message.split(separator: "\n").joined(separator: " ")
  if let range = line.firstRange(of: UsageAdvice.listOfValues) {
    // Either 'a', 'b' or 'c' in quotes, or a list with hyphens.
    let quoted = line[range.upperBound...].split(separator: "'")
    let values =
      quoted.count > 1
      ? quoted.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
      : line[range.upperBound...].split(separator: "   - ").dropFirst().map { $0 }
    line = line[..<range.lowerBound] + ": it is one of " + values.joined(separator: ", ")
  }
  return line.prefix(1).lowercased() + line.dropFirst()
}

/// Writes to standard error, in place of a line of progress; that nobody reads it is no reason to
/// fail.
public func writeToStandardError(_ text: String) {
  var text = Progress.takeAway() + text
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
