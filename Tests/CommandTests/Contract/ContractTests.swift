import TestSupport
import Testing

/// The contract as a matrix: every tool keeps every promise.
///
/// `swift test --filter ContractTests` prints the matrix.
@Suite struct ContractTests {
  @Test func everyToolHasARow() {
    #expect(ContractTool.all.map(\.name).sorted() == toolNames)
  }

  @Test func everyToolKeepsEveryPromise() async {
    let cells = await withTaskGroup(of: (cell: Cell, said: String?).self) { group in
      for tool in ContractTool.all {
        for promise in Promise.allCases where tool.exceptions[promise] == nil {
          group.addTask {
            (Cell(tool: tool.name, promise: promise), await Self.fault(of: tool, promise))
          }
        }
      }
      return await group.reduce(into: [Cell: String?]()) { $0[$1.cell] = .some($1.said) }
    }
    for (cell, said) in cells {
      #expect(said == nil, "\(cell.tool), \(cell.promise.rawValue):\n\(said ?? "")")
    }
    print(Self.matrix(cells))
  }

  private struct Cell: Hashable {
    let tool: String
    let promise: Promise
  }

  /// What a script has to say; `nil` where the promise is kept.
  private static func fault(of tool: ContractTool, _ promise: Promise) async -> String? {
    do {
      let folder = try ContractTable.folder()
      let script = promise.script(for: tool)
      if script.contains("large.csv") { try folder.write(ContractTable.large, to: "large.csv") }
      let result = try await folder.shell(Promise.preamble(for: tool) + script)
      let said = result.output + result.messages
      return said.isEmpty ? nil : said
    } catch {
      return "\(error)"
    }
  }

  /// A row for each tool: kept, broken, or a promise that means nothing there.
  private static func matrix(_ cells: [Cell: String?]) -> String {
    var lines = Promise.allCases.enumerated().map { index, promise in
      "".padded(to: 17) + String(repeating: "│ ", count: index) + "┌ \(promise.rawValue)"
    }
    for tool in ContractTool.all {
      let marks = Promise.allCases.map { promise in
        switch cells[Cell(tool: tool.name, promise: promise)] {
        case .none: "–"
        case .some(.none): "✓"
        case .some(.some): "✗"
        }
      }
      lines.append(tool.name.padded(to: 17) + marks.joined(separator: " "))
    }
    for tool in ContractTool.all {
      for (promise, reason) in tool.exceptions.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        lines.append("\(tool.name), \(promise.rawValue): \(reason)")
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
