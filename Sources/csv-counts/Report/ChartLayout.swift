/// Which count is drawn where in a picture: panels, in them a row of bars for every class, in a bar its pieces.
struct ChartLayout {
  /// A piece of a bar: the count of a group in a file.
  struct Piece {
    let file: Int
    let group: Int
  }

  /// For each panel the bars of a class, for each bar its pieces.
  let panels: [[[Piece]]]
  /// Whether colours stand for groups rather than for files.
  let colorsAreGroups: Bool

  /// More bars than this of one class cannot be told apart by their colours.
  private static let mostBars = 8

  /// - Parameter groupCount: how many groups there are; `nil` where rows are not grouped.
  init(fileCount: Int, groupCount: Int?, stacked: Bool) {
    let files = Array(0..<fileCount)
    let groups = Array(0..<(groupCount ?? 1))
    if groupCount != nil && stacked {
      colorsAreGroups = true
      panels = [files.map { file in groups.map { Piece(file: file, group: $0) } }]
    } else if groupCount != nil && fileCount == 1 && groups.count <= ChartLayout.mostBars {
      colorsAreGroups = true
      panels = [groups.map { [Piece(file: 0, group: $0)] }]
    } else {
      colorsAreGroups = false
      panels = groups.map { group in
        let pieces = files.map { Piece(file: $0, group: group) }
        return stacked ? [pieces] : pieces.map { [$0] }
      }
    }
  }
}
