public import ArgumentParser
public import Resampling

/// A method is chosen by its name.
extension ExpressibleByArgument where Self: NamedMethod {
  /// Finds the method of a name.
  public init?(argument: String) {
    guard let method = Self.named(argument) else { return nil }
    self = method
  }

  /// All names.
  public static var allValueStrings: [String] { choices.map(\.name) }

  /// Shells offer all names.
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  /// The name.
  public var defaultValueDescription: String { name }
}

extension SynthesisMethod: ExpressibleByArgument {}
extension UndersamplingMethod: ExpressibleByArgument {}
