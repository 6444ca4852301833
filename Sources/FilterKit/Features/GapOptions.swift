public import ArgumentParser
public import TableKit

/// Which texts stand for missing values.
public struct GapOptions: ParsableArguments {
  @Option(
    name: .customLong("na"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Texts that count as missing in columns of numbers, as --na NA,-999. Empty cells do anyway. Repeatable. Default: NA, N/A, NaN, null, None, ?, - and their like.",
      valueName: "LIST"))
  var lists: [String] = []

  /// Creates the options; the parser fills them.
  public init() {}

  /// Whether texts were given.
  public var isGiven: Bool { !lists.isEmpty }

  /// The texts that were given; `nil` where none were.
  public var texts: [String]? {
    isGiven
      ? lists.flatMap { $0.split(separator: ",", omittingEmptySubsequences: true).map(String.init) }
      : nil
  }

  /// The texts that count as missing.
  public var spellings: GapSpellings { GapSpellings(given: texts) }
}
