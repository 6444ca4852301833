/// A man page in mdoc, the language of BSD's manuals, which both mandoc and groff understand.
struct ManualPage {
  private var lines: [String] = []

  /// The page as a file has it.
  var text: String { lines.joined(separator: "\n") + "\n" }

  /// Writes the page of a tool.
  ///
  /// - Parameter names: the tools that the page refers to.
  init(_ tool: Tool, among names: [String]) {
    lines = [
      ".\\\" Made by `make man` from what \(tool.name) says of itself. Do not edit.",
      ".Dd \(writtenOut(tool.manual.date))",
      ".Dt \(tool.name.uppercased()) 1",
      ".Os csv-balance \(tool.manual.version)",
      ".Sh NAME",
      ".Nm \(tool.name)",
      ".Nd \(literal(tool.abstract.loweredAtStart.withoutStop))",
      ".Sh SYNOPSIS",
      ".Nm",
      ".Op Ar option ...",
    ]
    for option in tool.options where !option.isOptional {
      lines.append(".Fl \(option.name.dropFirst()) Ar \(option.valueName)")
    }
    for operand in tool.arguments where operand.names.isEmpty {
      lines.append(".Op Ar \(operand.valueName)\(operand.isRepeating ? " ..." : "")")
    }
    let (descriptions, notes) = tool.manual.sections.divided { $0.heading == "Description" }
    add("DESCRIPTION", descriptions.first?.paragraphs ?? [tool.abstract])
    addOptions(of: tool)
    for note in notes { add(note.heading.uppercased(), note.paragraphs) }
    addExitStatuses(tool.manual.exitStatuses)
    addExamples(tool.manual.examples)
    addReferences(to: names.filter { $0 != tool.name }.sorted())
  }

  private mutating func add(_ heading: String, _ paragraphs: [String]) {
    lines.append(".Sh \(heading)")
    for (place, paragraph) in paragraphs.enumerated() {
      if place > 0 { lines.append(".Pp") }
      lines += prose(paragraph)
    }
  }

  private mutating func addOptions(of tool: Tool) {
    lines.append(".Sh OPTIONS")
    var section = ""
    for argument in tool.arguments {
      if argument.section != section {
        if !section.isEmpty { lines.append(".El") }
        section = argument.section
        lines += [".Ss \(section)", ".Bl -tag -width Ds"]
      }
      lines.append(".It \(label(of: argument))")
      lines += prose(argument.completeText)
    }
    lines.append(".El")
  }

  private func label(of argument: ToolArgument) -> String {
    let names = argument.names.map { "Fl \($0.dropFirst())" }.joined(separator: " , ")
    let value: String
    switch argument.value {
    case .none: value = ""
    case .oneOf(let values) where argument.valueName == values.joined(separator: "|"):
      value = values.map { "Cm \($0)" }.joined(separator: " | ")
    default:
      value =
        "Ar \(argument.valueName)\(argument.names.isEmpty && argument.isRepeating ? " ..." : "")"
    }
    return [names, value].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private mutating func addExitStatuses(_ statuses: [(status: String, meaning: String)]) {
    lines += [".Sh EXIT STATUS", ".Bl -tag -width Ds -compact"]
    for (status, meaning) in statuses { lines += [".It \(status)", literal(meaning)] }
    lines.append(".El")
  }

  private mutating func addExamples(_ examples: [(lines: [String], purpose: String)]) {
    if examples.isEmpty { return }
    lines.append(".Sh EXAMPLES")
    for (place, example) in examples.enumerated() {
      if place > 0 { lines.append(".Pp") }
      lines += prose(example.purpose + ":")
      lines += [".Bd -literal -offset indent"] + example.lines.map(literal) + [".Ed"]
    }
  }

  private mutating func addReferences(to names: [String]) {
    lines.append(".Sh SEE ALSO")
    for name in names { lines.append(".Xr \(name) 1 ,") }
    lines.append(".Xr csv-balance 7 ,")
    lines.append(".Xr csv-balance-trainers 7")
  }
}

extension Array {
  /// The elements for which a test holds, and the others.
  fileprivate func divided(by test: (Element) -> Bool) -> ([Element], [Element]) {
    (filter(test), filter { !test($0) })
  }
}
