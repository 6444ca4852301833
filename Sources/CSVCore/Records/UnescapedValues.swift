/// The values of a batch that are not a part of the buffer, because doubled quotes in them had to be made single, or
/// backslashes undone.
struct UnescapedValues {
  /// The values, one after the other.
  private(set) var bytes: [UInt8] = []
  private var positions: [(record: Int, selected: Int, end: Int)] = []

  /// Collects the selected fields that have a doubled quote, or a backslash that matters.
  mutating func gather(
    _ index: RecordIndex, _ selection: FieldSelection, from buffer: Span<UInt8>,
    in dialect: Dialect
  ) {
    bytes.removeAll(keepingCapacity: true)
    positions.removeAll(keepingCapacity: true)
    guard index.hasDoubledQuotes || dialect.attributes != nil else { return }
    for record in index.records.indices {
      for selected in 0..<selection.count {
        let bounds = selection.bounds(selected, of: record, in: index)
        let before = bytes.count
        let hasChanged: Bool
        if let syntax = dialect.attributes {
          let field = buffer.extracting(bounds)
          guard index.hasDoubledQuotes || syntax.hidesQuotes(field) else { continue }
          let value = AttributeSyntax.value(of: field)
          guard value.isQuoted else { continue }
          hasChanged = AttributeSyntax.appendUnescaped(
            field.extracting(value.bounds), quote: field[value.bounds.lowerBound - 1], to: &bytes)
        } else {
          guard bounds.count > 3 && buffer[bounds.lowerBound] == Byte.quote else { continue }
          let inner = buffer.extracting((bounds.lowerBound + 1)..<(bounds.upperBound - 1))
          hasChanged = FieldText.appendUnescaped(inner, to: &bytes)
        }
        if hasChanged {
          positions.append((record, selected, bytes.count))
        } else {
          bytes.removeLast(bytes.count - before)
        }
      }
    }
  }

  /// Where in `bytes` the value of a field lies; `nil` where it is a part of the buffer.
  func position(of selected: Int, in record: Int) -> Range<Int>? {
    if positions.isEmpty { return nil }
    var low = 0
    var high = positions.count
    while low < high {
      let middle = (low + high) / 2
      if (positions[middle].record, positions[middle].selected) < (record, selected) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < positions.count, positions[low].record == record,
      positions[low].selected == selected
    else {
      return nil
    }
    return (low == 0 ? 0 : positions[low - 1].end)..<positions[low].end
  }
}
