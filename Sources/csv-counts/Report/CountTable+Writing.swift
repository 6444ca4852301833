import CSVCore
import FilterKit

extension CountTable {
  /// Writes the table, and gives a file its name.
  func write(
    to output: consuming ByteOutput, as format: Format, stacked: Bool
  ) throws(CSVError) {
    switch format {
    case .csv: try output.complete(with: bytes(as: .csv))
    case .json: try output.complete(with: bytes(as: .json))
    case .table: try output.complete(with: text(width: Terminal.width).utf8Bytes)
    case .svg: try output.complete(with: chart(stacked: stacked).svg().utf8Bytes)
    }
  }

  private func bytes(as form: ReportText.Form) -> [UInt8] {
    var text = ReportText(columnNames, as: form)
    for block in blocks {
      for entry in block.entries {
        let texts = keys(of: block) + [block.field.utf8Bytes, entry.value]
        text.append(texts.map { .text($0) } + figures(of: entry))
      }
    }
    return text.bytes
  }

  private func keys(of block: Block) -> [[UInt8]] {
    (namesFiles ? [counts[block.file].name] : []) + (block.group.map { [$0] } ?? [])
  }

  /// Count, percent and deficit. Four decimals show one row in a million.
  private func figures(of entry: Entry) -> [ReportText.Cell] {
    let percent = DecimalFormatter.fixed(decimals: 4).text
    return [.count(entry.count), .spelled(percent(entry.percent)), .count(entry.deficit)]
      + (entry.weight.map { [.number($0)] } ?? [])
      + (entry.weightPercent.map { [.spelled(percent($0))] } ?? [])
  }
}
