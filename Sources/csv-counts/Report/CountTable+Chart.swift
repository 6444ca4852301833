import FilterKit
import TableKit

extension CountTable {
  /// The table as a picture.
  ///
  /// A class has a bar for each file or, of a single file, for each group; with `stacked` these are the pieces of one bar.
  /// Where there are files and groups, each group gets a panel of its own; stacked, groups are the pieces of the files'
  /// bars.
  func chart(stacked: Bool) -> BarChart {
    let comparison = Comparison(self)
    let groupNames = comparison.groups.map { groupName($0) }
    let allValues = allValues
    let layout = ChartLayout(
      fileCount: counts.count, groupCount: byName == nil ? nil : groupNames.count, stacked: stacked)
    var chart = BarChart(
      title: title, summary: sums().joined(separator: " "),
      series: layout.colorsAreGroups ? groupNames : counts.map(\.printableName))
    if blocks.isEmpty { return chart }
    for bars in layout.panels {
      let group = layout.panels.count > 1 ? bars.first?.first?.group : nil
      // The same order in all panels, so that they can be compared.
      let values =
        group.map { comparison.values(ofGroup: comparison.groups[$0], in: allValues) } ?? allValues
      chart.panels.append(
        BarChart.Panel(
          heading: group.map { groupNames[$0] },
          categories: values.map { value in
            BarChart.Category(
              name: String(printable: value),
              bars: bars.map { bar(of: value, $0, comparison, layout) })
          }))
    }
    return chart
  }

  private func bar(
    of value: [UInt8], _ pieces: [ChartLayout.Piece], _ comparison: Comparison,
    _ layout: ChartLayout
  ) -> BarChart.Bar {
    var bar = BarChart.Bar(segments: [], text: "")
    var rows = 0
    for piece in pieces {
      let group = comparison.groups[piece.group]
      let entry = comparison.entry(value, group: group, file: piece.file)
      let count = entry?.count ?? 0
      rows += count
      var names = [String(printable: value)]
      if namesFiles { names.append(counts[piece.file].printableName) }
      if byName != nil { names.append(groupName(group)) }
      bar.segments.append(
        BarChart.Segment(
          series: layout.colorsAreGroups ? piece.group : piece.file, value: Double(count),
          text: String(count),
          explanation: "\(names.joined(separator: ", ")): \(counted(count, "row"))"))
      if pieces.count == 1 && !namesFiles && !layout.colorsAreGroups {
        bar.text = entry.map { " (\($0.shortPercent) %)" } ?? ""
      }
    }
    // Where a single piece is all of the bar, the number behind it says all.
    if bar.segments.count(where: { $0.value > 0 }) == 1 {
      for index in bar.segments.indices { bar.segments[index].text = "" }
    }
    bar.text = String(rows) + bar.text
    if layout.colorsAreGroups && namesFiles {
      bar.name = pieces.first.map { counts[$0.file].printableName }
    }
    return bar
  }

  /// The classes of all files and groups: those of the first file in their order, then what others have besides.
  private var allValues: [[UInt8]] {
    var seen = Set<[UInt8]>()
    return counts.flatMap { $0.tally.values(in: order) }.filter { seen.insert($0).inserted }
  }

  private func groupName(_ group: [UInt8]?) -> String {
    guard let byName, let group else { return "" }
    return "\(String(printable: Array(byName.utf8))) \(String(printable: group))"
  }

  private var title: String {
    var title = "Rows per class of \(String(printable: Array(field.utf8)))"
    if let byName { title += ", by \(String(printable: Array(byName.utf8)))" }
    if !namesFiles, let file = counts.first, file.name != Array("-".utf8), !file.name.isEmpty {
      title += ", in \(file.printableName)"
    }
    return title
  }
}
