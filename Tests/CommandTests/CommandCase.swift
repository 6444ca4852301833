import TestSupport
import Testing

/// A line of bash, and all that comes of it.
struct CommandCase: CustomTestStringConvertible, Sendable {
  /// What is typed.
  let command: String
  /// All that comes on standard output.
  var output = ""
  /// All that comes on standard error.
  var messages = ""
  /// The exit status.
  var status = 0

  var testDescription: String { command }

  /// A command that must fail without a byte of output.
  static func failure(_ command: String, _ messages: String, status: Int = 1) -> CommandCase {
    CommandCase(command: command, messages: messages + "\n", status: status)
  }

  /// A command line that must be refused before any input is read.
  static func refusal(_ command: String, _ message: String) -> CommandCase {
    let tool = command.prefix { $0 != " " }
    return failure(command, "\(tool): \(message)\ntry \(tool) -h", status: 2)
  }

  /// Runs the command and compares everything.
  func check(in folder: WorkFolder) async throws {
    let result = try await folder.shell(command)
    #expect(result.output == output)
    #expect(result.messages == messages)
    #expect(result.status == status)
  }
}
