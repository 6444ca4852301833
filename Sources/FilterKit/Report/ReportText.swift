import CSVCore

/// Lines of a report as CSV, or as a JSON array of objects, which has the same names and figures.
///
///     var text = ReportText(["value", "count"], as: .json)
///     text.append([.text(Array("cat".utf8)), .count(2)])
///     text.bytes  // [⏎  {"value": "cat", "count": 2}⏎]⏎
public struct ReportText {
  /// How the lines are written.
  public enum Form: Sendable {
    /// A header, and a record for each line.
    case csv
    /// An array of objects.
    case json
  }

  /// One cell of a line.
  public enum Cell: Sendable {
    /// A text.
    case text([UInt8])
    /// A number of things.
    case count(Int)
    /// A figure in full; `nil` where there is none: an empty field, or `null`.
    case number(Double?)
    /// A figure as it is written; `nil` where there is none.
    case spelled(String?)
  }

  private let columns: [[UInt8]]
  private let form: Form
  private var rows = RowText.plain
  private var objects: [UInt8] = []

  /// Begins a report with columns of these names.
  public init(_ columns: [[UInt8]], as form: Form) {
    self.columns = columns
    self.form = form
    guard form == .csv else { return }
    for column in columns { rows.appendField(column.span) }
    rows.endRow()
  }

  /// Begins a report with columns of these names.
  public init(_ columns: [String], as form: Form) { self.init(columns.map(\.utf8Bytes), as: form) }

  /// Adds a line.
  ///
  /// - Parameter cells: one for each column.
  public mutating func append(_ cells: [Cell]) {
    switch form {
    case .csv:
      for cell in cells {
        if case .text(let value) = cell {
          rows.appendField(value.span)
        } else {
          rows.appendField(Self.figure(cell) ?? "")
        }
      }
      rows.endRow()
    case .json:
      objects += (objects.isEmpty ? "\n  {" : ",\n  {").utf8
      for (index, cell) in cells.enumerated() {
        if index > 0 { objects += ", ".utf8 }
        JSONText.append(columns[index], to: &objects)
        objects += ": ".utf8
        if case .text(let value) = cell {
          JSONText.append(value, to: &objects)
        } else {
          objects += (Self.figure(cell) ?? "null").utf8
        }
      }
      objects.append(UInt8(ascii: "}"))
    }
  }

  private static func figure(_ cell: Cell) -> String? {
    switch cell {
    case .text: nil
    case .count(let count): String(count)
    case .number(let number): number.map(DecimalFormatter.shortest.text)
    case .spelled(let text): text
    }
  }

  /// The report as a file.
  public var bytes: [UInt8] {
    switch form {
    case .csv: rows.bytes
    case .json: "[".utf8Bytes + objects + (objects.isEmpty ? "]\n" : "\n]\n").utf8Bytes
    }
  }
}
