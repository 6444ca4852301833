/// A method that makes rows: a row of ``SynthesisMethod/all``, the table of them.
public struct SynthesisMethod: NamedMethod {
  /// What a user calls the method.
  public var name: String
  /// The columns that it learns from.
  public var columns = Columns.numbers
  /// What the label is that it balances.
  public var label = Label.classes
  /// What it heeds.
  public var heeds: Options
  /// What imbalanced-learn has of it.
  public var library = LibraryCoverage.repeated
  /// A paragraph for a manual, which names the options by which a command sets the parameters. Where methods are
  /// described together, the first of them has the text.
  public var about = ""
  /// A paragraph on what differs from imbalanced-learn where no compatibility is asked for.
  public var differences = ""
  /// Sets the method up.
  public var make: @Sendable (Parameters) -> any Synthesizer

  /// The columns that a method learns from.
  public enum Columns: Sendable {
    /// Numbers alone.
    case numbers
    /// Numbers and categories.
    case mixed
    /// Categories alone.
    case categories
  }

  /// What a label is.
  public enum Label: Sendable {
    /// A class.
    case classes
    /// A number to predict: the last of the numbers, whose runs of rare and usual values are the classes.
    case number
  }

  /// What a method may heed.
  public struct Options: OptionSet, Sendable {
    /// A bit for each.
    public let rawValue: Int

    /// Creates a set of its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// How many neighbors a row can pair with.
    public static let neighbors = Options(rawValue: 1 << 0)
    /// What near means.
    public static let metric = Options(rawValue: 1 << 1)
    /// Columns brought to one scale.
    public static let scale = Options(rawValue: 1 << 2)
    /// Rejection of candidates.
    public static let rejection = Options(rawValue: 1 << 3)
    /// Random numbers.
    public static let seed = Options(rawValue: 1 << 4)
    /// How many neighbors find the border.
    public static let borderNeighbors = Options(rawValue: 1 << 5)
    /// How many clusters there are, and how mixed they may be.
    public static let clusters = Options(rawValue: 1 << 6)
    /// How parents are chosen.
    public static let spread = Options(rawValue: 1 << 7)
    /// A search that may miss some neighbors.
    public static let recall = Options(rawValue: 1 << 8)

    /// What nearly all methods heed.
    public static let usual: Options = [.neighbors, .metric, .scale, .rejection, .seed]
  }

  /// What methods are set up with.
  public struct Parameters: Sendable {
    /// Where generators start.
    public var seed: UInt32
    /// How many neighbors a row can pair with.
    public var neighborCount = 5
    /// How many neighbors find the border.
    public var borderNeighborCount = 10
    /// How many clusters there are.
    public var clusterCount = 8
    /// How far other classes may outnumber the class in a cluster; `nil` for what the method says.
    public var imbalanceThreshold: Double?
    /// How parents are chosen.
    public var spread = ParentSpread.random
    /// Whether all numbers are integers.
    public var numbersAreIntegers = false
    /// How neighbors are looked for.
    public var rules = NeighborRules()

    /// The usual parameters.
    public init(seed: UInt32) {
      self.seed = seed
    }
  }

  /// The method, ready to run.
  public func synthesizer(_ parameters: Parameters) -> any Synthesizer {
    var method = make(parameters)
    method.rules = parameters.rules
    return method
  }

  /// What learns from numbers, among which a user chooses.
  public static let choices = all.filter { $0.columns == .numbers }

  /// The method that learns from the columns of a table: this one, or where there are categories, the one for these.
  public func suiting(_ points: MixedMatrix) -> SynthesisMethod {
    if points.codes.columnCount == 0 || label == .number { return self }
    let columns: Columns = points.numbers.columnCount == 0 ? .categories : .mixed
    return Self.all.first { $0.columns == columns } ?? self
  }
}

/// Sets the properties of a method.
func with<Method>(_ method: Method, _ change: (inout Method) -> Void) -> Method {
  var method = method
  change(&method)
  return method
}
