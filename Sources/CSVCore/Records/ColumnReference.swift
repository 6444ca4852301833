/// A column as a user names it: a header name, or a number from 1, or from the end by -1.
public struct ColumnReference: Hashable, Sendable {
  /// What the user wrote.
  public let text: String

  /// Takes what the user wrote.
  public init(_ text: String) { self.text = text }

  /// The number that the text spells, if it spells one other than 0.
  var number: Int? {
    guard let number = Int(text), number != 0 else { return nil }
    return number
  }
}

/// Several columns as a user lists them: `age,V1-V28,"a,b",-1`, names and numbers and ranges of either.
public struct ColumnList: Sendable {
  /// The items, without the quotes around them.
  public let items: [ColumnReference]

  /// Splits a list at its commas; an item in quotes may have commas in it.
  public init(_ text: String) {
    var bytes = Array(text.utf8)
    if bytes.isEmpty { bytes = [Byte.quote, Byte.quote] }
    items = FieldText.split(bytes.span, delimiter: UInt8(ascii: ",")).map {
      ColumnReference(String(decoding: $0.value, as: UTF8.self))
    }
  }

  /// Lists a single column.
  public init(_ item: ColumnReference) { items = [item] }

  /// Joins lists that were given one by one.
  public init(joining lists: [ColumnList]) { items = lists.flatMap(\.items) }

  /// Whether nothing is listed.
  public var isEmpty: Bool { items.isEmpty }
}
