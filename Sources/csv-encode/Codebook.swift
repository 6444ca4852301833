import CSVCore
import Resampling

/// The values of a column, each of which has its position as its code.
struct Codebook: Sendable {
  /// The column's name, as files of codes have it.
  let name: String
  /// The values, by code.
  private(set) var values: Interner
  /// The codes as they are written.
  private(set) var texts: [[UInt8]]

  /// Gives values codes in this order.
  init(name: String, values: [[UInt8]]) {
    self.name = name
    self.values = Interner()
    for value in values { self.values.add(value.span) }
    texts = values.indices.map { String($0).utf8Bytes }
  }

  /// Gives the values of a column codes.
  init(name: String, values: ClassTable, order: CodeOrder) {
    let numbers: [UInt32]
    switch order {
    case .class: numbers = values.classOrder()
    case .first: numbers = Array(0..<UInt32(values.count))
    case .count:
      // As often as each other: the order of classes.
      numbers = values.classOrder().enumerated().sorted {
        let (first, second) = (values.counts[Int($0.element)], values.counts[Int($1.element)])
        return (-first, $0.offset) < (-second, $1.offset)
      }.map(\.element)
    }
    self.init(name: name, values: numbers.map { values.label($0) })
  }

  /// The code of a value.
  func code(of value: Span<UInt8>) -> [UInt8]? { values.find(value).map { texts[Int($0)] } }

  /// The value of a code, which may be written as `1` or `1.0`; `nil` where there is none.
  func value(ofCode text: Span<UInt8>) -> [UInt8]? {
    guard let number = DecimalReading(trimming: text).number, number >= 0,
      number < Double(texts.count), number == number.rounded()
    else { return nil }
    return values.label(UInt32(number))
  }

  /// The values as a file of codes has them; `nil` where one is not UTF-8.
  var column: CodeTable.Column? {
    var column = CodeTable.Column(name: name, values: [])
    for code in texts.indices {
      guard let value = String(validating: values.label(UInt32(code)), as: UTF8.self) else {
        return nil
      }
      column.values.append(value)
    }
    return column
  }
}
