public import CSVCore
public import Resampling

/// A CSV file of control points of relevance: the columns `value`, `relevance` and, where there is one, `slope`.
public enum RelevanceFile {
  /// Reads the file.
  ///
  /// - Throws: that a cell is no number, or that the points make no relevance.
  public static func read(_ path: String) throws(CSVError) -> Relevance {
    var reader = try CountFile.open(path)
    var columns = ColumnSelection()
    var positions: [Int] = []
    for name in ["value", "relevance"] {
      positions.append(try reader.header.column(ColumnReference(name)))
    }
    if let slope = reader.header.position(ofName: "slope") { positions.append(slope) }
    let handles = columns.add(positions)
    var points: [Relevance.ControlPoint] = []
    try reader.forEachRecord(columns) { (reader, record) throws(CSVError) in
      var numbers: [Double?] = []
      for (column, handle) in zip(positions, handles) {
        let text = reader.value(handle, of: record)
        let number = DecimalReading(text.extracting(text.unblankedRange)).number
        if number == nil && !(text.isEmpty && numbers.count == 2) {
          throw reader.error("\"\(text.shown)\" is not a number", in: record, column: column)
        }
        numbers.append(number)
      }
      points.append(
        Relevance.ControlPoint(
          value: numbers[0] ?? 0, relevance: numbers[1] ?? 0,
          slope: numbers.count > 2 ? numbers[2] : nil))
    }
    do throws(RelevanceError) {
      return try Relevance(points)
    } catch { throw reader.error(error.message) }
  }
}
