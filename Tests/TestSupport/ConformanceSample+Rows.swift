extension ConformanceSample {
  /// The rows of all samples with two columns and no fault: what belongs under one header.
  package static let rows: [UInt8] = {
    var rows: [UInt8] = []
    for sample in all {
      guard case .table(let names, let records) = sample.expected, names.count == 2,
        !records.isEmpty, !sample.bytes.starts(with: [0xEF, 0xBB, 0xBF])
      else { continue }
      let lines = sample.bytes.drop { $0 == 10 || $0 == 13 }
      rows += lines.drop { $0 != 10 }.dropFirst()
      if rows.last != 10 { rows.append(10) }
    }
    return rows
  }()
}
