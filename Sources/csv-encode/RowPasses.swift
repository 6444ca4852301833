import CSVCore
import Resampling
import TableKit

/// The values of all columns that get codes.
struct ColumnValues: RowAccumulator {
  /// The values of each codebook's columns.
  private(set) var tables: [ClassTable]
  let columns: ColumnSelection
  private let cells: [(handle: ColumnHandle, book: Int)]
  private let choice: RowChoice
  private let missing: GapSpellings?

  init(_ plan: EncodingPlan) {
    var (columns, cells) = (plan.choice.columns, [(handle: ColumnHandle, book: Int)]())
    for (position, treatment) in plan.treatments.enumerated() {
      if case .encoded(let book) = treatment { cells.append((columns.add(position), book)) }
    }
    tables = Array(repeating: ClassTable(), count: 1 + (cells.map(\.book).max() ?? 0))
    (self.columns, self.cells, choice) = (columns, cells, plan.choice)
    missing = plan.missing == nil ? nil : plan.gaps
  }

  mutating func add(_ reader: borrowing RecordReader) throws(CSVError) {
    for record in 0..<reader.count {
      if try choice.fate(of: record, in: reader) == .dropped { continue }
      for (handle, book) in cells {
        let value = reader.value(handle, of: record)
        // A class that is missing has no code.
        if book == 0 ? value.isEmpty : missing?.contains(value) ?? false { continue }
        tables[book].add(value)
      }
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) throws(ResamplingError) {
    for book in tables.indices { try tables[book].add(later.tables[book]) }
  }
}

/// Refuses cells that cannot be written.
struct CodeCheck: RowAccumulator {
  let columns: ColumnSelection
  private let plan: EncodingPlan
  private let gaps: GapSpellings
  private let handles: [(handle: ColumnHandle, position: Int)]

  init(_ plan: EncodingPlan) {
    var columns = plan.choice.columns
    handles = plan.writtenCells(selecting: &columns)
    (self.columns, self.plan, gaps) = (columns, plan, plan.gaps)
  }

  mutating func add(_ reader: borrowing RecordReader) throws(CSVError) {
    for record in 0..<reader.count {
      if try plan.choice.fate(of: record, in: reader) == .dropped { continue }
      for (handle, position) in handles {
        let value = reader.value(handle, of: record)
        switch plan.treatments[position] {
        case .number(allowsTexts: false):
          if DecimalReading(trimming: value).number != nil || gaps.contains(value) { continue }
          throw reader.error(
            "\"\(value.shown)\" is not a number", in: record, column: position,
            hint:
              "the codes have no values for this column, so it must hold numbers: take it out, or make the codes anew"
          )
        case .encoded(let book):
          if plan.isCoded(value, in: book, gaps) || plan.unknown != nil { continue }
          throw reader.error(
            "\"\(value.shown)\" has no code", in: record, column: position,
            hint: "use --unknown CODE to write a code for such values, as --unknown -1")
        case .decoded(let book):
          if plan.isMissing(value) || plan.books[book].value(ofCode: value) != nil { continue }
          throw reader.error(
            "\"\(value.shown)\" is no code", in: record, column: position,
            hint: "there are the codes 0 to \(plan.books[book].texts.count - 1)")
        case .kept, .number, .dropped: continue
        }
      }
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) {}
}

extension EncodingPlan {
  /// Whether a cell is written as missing, not as a code.
  func isMissing(_ value: Span<UInt8>) -> Bool {
    value.isEmpty || missing.map { value.array == $0.utf8Bytes } ?? false
  }

  /// Whether something can be written for a value.
  func isCoded(_ value: Span<UInt8>, in book: Int, _ gaps: GapSpellings) -> Bool {
    if books[book].code(of: value) != nil { return true }
    return book == 0 ? value.isEmpty : missing != nil && gaps.contains(value)
  }
}

/// Writes rows with codes for values, or values for codes.
struct EncodingRouter: RowRouter {
  let columns: ColumnSelection
  private let plan: EncodingPlan
  private let cells: [(handle: ColumnHandle, position: Int)]
  private let gaps: GapSpellings
  private let missing: [UInt8]
  private let unknown: [UInt8]
  /// How many values had no code, by column.
  private var unknownCounts: [Int]

  init(_ plan: EncodingPlan) {
    var columns = plan.choice.columns
    cells = plan.writtenCells(selecting: &columns)
    (self.columns, self.plan, gaps) = (columns, plan, plan.gaps)
    missing = (plan.missing ?? "").utf8Bytes
    unknown = plan.unknown.map { String($0).utf8Bytes } ?? []
    unknownCounts = plan.treatments.map { _ in 0 }
  }

  mutating func route(
    _ reader: borrowing RecordReader, to outputs: inout [RowText]
  ) throws(CSVError) {
    for record in 0..<reader.count {
      if try plan.choice.fate(of: record, in: reader) == .dropped { continue }
      for (handle, position) in cells {
        switch plan.treatments[position] {
        case .kept where reader.dialect.attributes != nil:
          outputs[0].appendField(reader.value(handle, of: record))
        case .kept: outputs[0].appendField(raw: reader.field(handle, of: record))
        case .number: append(number: reader.value(handle, of: record), to: &outputs[0])
        case .encoded(let book):
          append(reader.value(handle, of: record), in: book, at: position, to: &outputs[0])
        case .decoded(let book):
          let code = reader.value(handle, of: record)
          let value = plan.books[book].value(ofCode: code) ?? []
          outputs[0].appendField(value.span)
        case .dropped: break
        }
      }
      outputs[0].endRow()
    }
  }

  /// Trainers read numbers without quotes and blanks.
  private func append(number value: Span<UInt8>, to rows: inout RowText) {
    let text = value.extracting(value.unblankedRange)
    if DecimalReading(text).number != nil && !(gaps.includeNumbers && gaps.contains(text)) {
      rows.appendField(raw: text)
    } else {
      rows.appendField(missing.span)
    }
  }

  private mutating func append(
    _ value: Span<UInt8>, in book: Int, at position: Int, to rows: inout RowText
  ) {
    if let code = plan.books[book].code(of: value) {
      rows.appendField(raw: code.span)
    } else if plan.isCoded(value, in: book, gaps) {
      rows.appendField(missing.span)
    } else {
      rows.appendField(raw: unknown.span)
      unknownCounts[position] += 1
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) {
    for column in unknownCounts.indices { unknownCounts[column] += later.unknownCounts[column] }
  }

  /// How many values had no code, a line for each column.
  func notes(on header: Header) -> [String] {
    unknownCounts.enumerated().filter { $0.element > 0 }.map { column, count in
      "\(header.label(of: column)): \(count == 1 ? "1 value has" : "\(count) values have") no code"
    }
  }
}
