import CSVCore
import TableKit

/// What to type instead of what the parser refuses: the forms that other programs have.
enum UsageAdvice {
  /// Options under the names that other programs have for them.
  static let otherNames = ["--random-state": "--seed", "--random_state": "--seed"]

  /// What is said of options that other programs have.
  private static let answers = [
    "--train": "the training part goes to standard output: use -o FILE",
    "--test-fraction": "use --test-size", "--target-column": "use --label",
    "--n-neighbors": "use --neighbors", "--k-neighbors": "use --neighbors",
    "--sampling-strategy": "use --strategy, --ratio or --target", "--header": "use --headers",
    "--no-header": "use --no-headers", "--sep": "use --delimiter", "--random-seed": "use --seed",
    "--group-by": "use --group", "--groups": "use --group", "--stratified": "use --stratify",
  ]

  /// What to do about a message of the parser; `nil` where it says it all.
  ///
  /// - Parameters:
  ///   - arguments: what was typed.
  ///   - text: what the help says of an option.
  static func hint(
    for message: String, typed arguments: [String], text: (_ option: String) -> String?
  ) -> String? {
    if let option = quoted(in: message, after: "nknown option '") { return answers[option] }
    if message.contains("nexpected argument") { return joinedList(in: arguments) }
    guard let value = quoted(in: message, after: "he value '"),
      let option = quoted(in: message, after: "is invalid for '")?.split(separator: " ").first
        .map(String.init)
    else { return nil }
    if ["--where", "--candidates"].contains(option),
      let condition = condition(option, value)
    {
      return condition
    }
    if let number = number(value) { return "write \(option) \(number)" }
    // The values are in the message if they are few.
    if message.contains(Self.listOfValues) { return nil }
    return text(option).map { "\(option): \($0)" }
  }

  /// What the parser says before the values of an option.
  static let listOfValues = ". Please provide one of "

  /// A message without the option that it proposes, if that is another one altogether.
  static func withoutFarProposal(_ message: String) -> String {
    guard let option = quoted(in: message, after: "nknown option '"),
      let start = message.firstRange(of: ". Did you mean '"),
      let proposal = quoted(in: message, after: "Did you mean '"),
      nearestName(to: option, in: [proposal]) == nil
    else { return message }
    return String(message[..<start.lowerBound])
  }

  /// A list that was typed as several words, as one.
  private static func joinedList(in arguments: [String]) -> String? {
    let lists = ["--exclude", "--features", "--categorical", "--numeric", "--copy", "--drop"]
    for (index, option) in arguments.enumerated() where lists.contains(option) {
      let words = arguments[(index + 1)...].prefix { !$0.hasPrefix("-") }
      // The last one is a file.
      guard words.count > 2 else { continue }
      return "write \(option) \(ShellWord.quoted(words.dropLast().joined(separator: ",")))"
    }
    return nil
  }

  /// A number that was written with a comma or as a share of a hundred.
  private static func number(_ text: String) -> String? {
    let point = text.replacing(",", with: ".")
    if point != text, Double(point) != nil { return point }
    guard text.hasSuffix("%"), let share = Double(point.dropLast()), share > 0, share < 100 else {
      return nil
    }
    return DecimalFormatter.shortest.text(of: share / 100)
  }

  /// A condition that was written with another sign.
  private static func condition(_ option: String, _ text: String) -> String? {
    for (sign, make) in signs {
      guard let range = text.firstRange(of: sign), range.lowerBound > text.startIndex else {
        continue
      }
      let column = text[..<range.lowerBound].trimmed
      let value = text[range.upperBound...].trimmed
      guard !value.isEmpty else { continue }
      let condition = "\(column)\(make(value))"
      let isOpen = sign == ">" || sign == "<"
      return "write \(option) \(ShellWord.quoted(condition))"
        + (isOpen ? ", in which \(value) itself passes" : "")
    }
    return nil
  }

  private static let signs: [(String, @Sendable (Substring) -> String)] = [
    (">=", { "=\($0).." }), ("<=", { "=..\($0)" }), ("<>", { "!=\($0)" }), (">", { "=\($0).." }),
    ("<", { "=..\($0)" }), ("==", { "=\($0)" }), (":", { "=\($0)" }),
  ]

  /// What stands between quotes behind a text.
  private static func quoted(in message: String, after start: String) -> String? {
    guard let range = message.firstRange(of: start) else { return nil }
    let rest = message[range.upperBound...]
    // The value may have quotes itself.
    let end = start.hasPrefix("he value") ? rest.firstRange(of: "' is invalid")?.lowerBound : nil
    return (end ?? rest.firstIndex(of: "'")).map { String(rest[..<$0]) }
  }
}

extension Substring {
  /// The text without the spaces around it.
  fileprivate var trimmed: Substring {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
