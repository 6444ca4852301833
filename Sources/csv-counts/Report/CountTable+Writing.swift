import CSVCore
import FilterKit

extension CountTable {
  /// Writes the table, and gives a file its name.
  func write(
    to output: consuming ByteOutput, as format: Format, stacked: Bool
  ) throws(CSVError) {
    switch format {
    case .csv: try writeCSV(to: output)
    case .json: try output.complete(with: json())
    case .table: try output.complete(with: text(width: Terminal.width).utf8Bytes)
    case .svg: try output.complete(with: chart(stacked: stacked).svg().utf8Bytes)
    }
  }

  private func writeCSV(to output: consuming ByteOutput) throws(CSVError) {
    var rows = RowText.plain
    for name in columnNames { rows.appendField(name) }
    rows.endRow()
    for block in blocks {
      for entry in block.entries {
        for key in keys(of: block) { rows.appendField(key.span) }
        rows.appendField(block.field)
        rows.appendField(entry.value.span)
        for figure in figures(of: entry) { rows.appendField(figure) }
        rows.endRow()
      }
    }
    try output.complete(with: rows.bytes)
  }

  /// An array of objects, one for each line of the CSV, with the same names.
  private func json() -> [UInt8] {
    var text = Array("[".utf8)
    var separator = "\n"
    let names = columnNames.map { Array($0.utf8) }
    for block in blocks {
      for entry in block.entries {
        text += separator.utf8
        separator = ",\n"
        let texts = keys(of: block) + [Array(block.field.utf8), entry.value]
        for (index, name) in names.enumerated() {
          text += (index == 0 ? "  {" : ", ").utf8
          JSONText.append(name, to: &text)
          text += ": ".utf8
          if index < texts.count {
            JSONText.append(texts[index], to: &text)
          } else {
            text += figures(of: entry)[index - texts.count].utf8
          }
        }
        text.append(UInt8(ascii: "}"))
      }
    }
    return text + (blocks.isEmpty ? "]\n" : "\n]\n").utf8
  }

  private func keys(of block: Block) -> [[UInt8]] {
    (namesFiles ? [counts[block.file].name] : []) + (block.group.map { [$0] } ?? [])
  }

  /// Count, percent and deficit. Four decimals show one row in a million.
  private func figures(of entry: Entry) -> [String] {
    [
      String(entry.count), DecimalFormatter.fixed(decimals: 4).text(of: entry.percent),
      String(entry.deficit),
    ]
      + (entry.weight.map { [DecimalFormatter.shortest.text(of: $0)] } ?? [])
      + (entry.weightPercent.map { [DecimalFormatter.fixed(decimals: 4).text(of: $0)] } ?? [])
  }
}
