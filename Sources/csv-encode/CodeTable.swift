import CSVCore
import FilterKit
import Resampling
import TableKit

/// Which value of which column has which code: what --save writes and --load reads.
struct CodeTable: Codable, Equatable {
  /// A column that is encoded.
  struct Column: Codable, Equatable {
    /// Its name; in a file without a header its number, from 1.
    var name: String
    /// Its values; the code of each is its position.
    var values: [String]
  }

  /// The column that holds the class.
  var label: Column
  /// The other columns that are encoded.
  var categories: [Column]
  /// The columns of numbers in which other texts count as missing.
  var numeric: [String]
  /// The columns that are left out.
  var dropped: [String]
  /// What is written for a missing cell; where it is not given, missing categories have codes.
  var missing: String?
  /// The texts that stand for missing cells, where they are not the usual ones.
  var gaps: [String]?
}

extension CodeTable {
  /// Reads a file of codes.
  ///
  /// - Throws: that it is no such file, or that two values are one.
  init(path: String) throws(CSVError) {
    self = try LearnedFile.read(path, of: "csv-encode", as: "file of codes")
    for column in [label] + categories
    where Set(column.values.map(\.utf8Bytes)).count < column.values.count {
      throw CSVError("a value has two codes", file: path, column: column.name)
    }
    let names = ([label] + categories).map(\.name)
    if let twice = names.first(where: { name in names.count { $0.utf8Bytes == name.utf8Bytes } > 1 }
    ) {
      throw CSVError("the codes of a column stand there twice", file: path, column: twice)
    }
  }

  /// Opens a file and writes the codes; the file gets its name with the other outputs.
  func writer(_ path: String) throws(CSVError) -> RecordWriter {
    try LearnedFile.writer(self, to: path)
  }
}
