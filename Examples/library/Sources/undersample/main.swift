// Balances the classes in the last column of a CSV file: undersample data.csv > balanced.csv
import CSVCore
import Resampling

var reader = try RecordReader(ByteInput(path: CommandLine.arguments[1], access: .rewindable))
var columns = ColumnSelection()
let label = columns.add(reader.columnCount - 1)
reader.select(columns)

var classes = ClassTable()
var labels: [UInt32] = []
while try reader.advance() {
  for row in 0..<reader.count { labels.append(classes.add(reader.value(label, of: row))) }
}
classes.sortClasses(renumbering: &labels)

let targets = try ClassTargets(
  counts: classes.counts, goal: .strategy(.auto), direction: .undersampling)
let kept = RowSet(
  RandomUndersampling(seed: 42).keptRows(labels: labels, targets: targets), rowCount: labels.count)

try reader.rewind()
let writer = try RecordWriter(ByteOutput(.standardOutput), like: reader)
while try reader.advance() {
  var rows = writer.newRows
  for row in 0..<reader.count where kept.contains(RowNumber(reader.recordsBefore + row)) {
    rows.append(reader.bytes(of: row))
  }
  try writer.write(rows)
}
try RecordWriter.complete([writer])
