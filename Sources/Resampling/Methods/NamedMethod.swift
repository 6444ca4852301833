/// A row of a table of methods: what a user can choose by its name.
public protocol NamedMethod: Sendable {
  /// All that can be chosen, the default first.
  static var choices: [Self] { get }
  /// What a user calls the method.
  var name: String { get }
}

extension NamedMethod {
  /// Finds a method by its name, whatever the case of its letters and the sign between its words.
  public static func named(_ name: String) -> Self? {
    let plain = name.plainName
    return choices.first { $0.name == plain }
  }

  /// The names of the methods that fulfill a condition, one after the other.
  public static func names(where condition: (Self) -> Bool) -> String {
    choices.filter(condition).map(\.name).joined(separator: ", ")
  }
}

/// What imbalanced-learn has of a method.
public enum LibraryCoverage: Equatable, Sendable {
  /// The same method: with compatibility its answers are repeated.
  case repeated
  /// The same method with a part that cannot be repeated, such as its clusters.
  case unrepeatable(String)
  /// Nothing like it.
  case absent
}
