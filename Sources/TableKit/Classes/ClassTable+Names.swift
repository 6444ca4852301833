public import CSVCore
public import Resampling

extension ClassTable {
  /// The name of a class, as messages say it.
  public func name(of number: UInt32) -> String {
    String(decoding: label(number), as: UTF8.self)
  }

  /// The number of a class that the user named.
  ///
  /// - Parameters:
  ///   - source: where the user named it.
  ///   - column: the position of the label column.
  /// - Throws: that no row of what `reader` reads is of this class, with the classes that there are.
  public func number(
    named label: [UInt8], in source: String, of reader: borrowing RecordReader, column: Int?
  ) throws(CSVError) -> UInt32 {
    try number(named: label, in: source, of: reader, columns: column.map { [$0] } ?? [])
  }

  /// The number of a class that the user named, where several columns can be the class.
  ///
  /// - Parameter columns: the positions of the label columns.
  public func number(
    named label: [UInt8], in source: String, of reader: borrowing RecordReader, columns: [Int]
  ) throws(CSVError) -> UInt32 {
    if let number = find(label.span) { return number }
    let names = (0..<UInt32(min(count, 20))).map { name(of: $0) }
    throw CSVError(
      "no row has the class \"\(String(decoding: label, as: UTF8.self))\" that \(source) names",
      file: reader.name, column: columns.isEmpty ? nil : reader.header.label(of: columns),
      hint: "the classes are: \(names.joined(separator: ", "))\(count > 20 ? ", …" : "")")
  }
}
