/// A method that drops rows: a row of ``UndersamplingMethod/choices``, the table of them.
public struct UndersamplingMethod: NamedMethod {
  /// What a user calls the method.
  public var name: String
  /// What it heeds.
  public var heeds: Options
  /// How many neighbors are asked where nothing is said; of no matter where the method asks none.
  public var usualNeighborCount = 3
  /// What imbalanced-learn has of it.
  public var library = LibraryCoverage.repeated
  /// A paragraph for a manual, which names the options by which a command sets the parameters. Where methods are
  /// described together, the first of them has the text.
  public var about = ""
  /// A paragraph on what differs from imbalanced-learn where no compatibility is asked for.
  public var differences = ""
  /// Sets the method up.
  public var make: @Sendable (Parameters) -> any Undersampler

  /// What a method may heed.
  public struct Options: OptionSet, Sendable {
    /// A bit for each.
    public let rawValue: Int

    /// Creates a set of its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The features of rows: which columns they are, and what becomes of empty cells.
    public static let features = Options(rawValue: 1 << 0)
    /// What near means.
    public static let metric = Options(rawValue: 1 << 1)
    /// How many neighbors are asked.
    public static let neighbors = Options(rawValue: 1 << 2)
    /// Random numbers.
    public static let seed = Options(rawValue: 1 << 3)
    /// Drawing with replacement.
    public static let replacement = Options(rawValue: 1 << 4)
    /// Which neighbors must agree.
    public static let agreement = Options(rawValue: 1 << 5)
    /// How many rows a class begins with.
    public static let seedRows = Options(rawValue: 1 << 6)
    /// How long short lists are.
    public static let shortlist = Options(rawValue: 1 << 7)
    /// Which classes are left alone.
    public static let threshold = Options(rawValue: 1 << 8)
    /// How many passes there are at most.
    public static let passes = Options(rawValue: 1 << 9)
    /// Classes that shrink below the smallest.
    public static let minority = Options(rawValue: 1 << 10)
    /// How many folds there are.
    public static let folds = Options(rawValue: 1 << 11)
    /// What stands for a cluster.
    public static let voting = Options(rawValue: 1 << 12)

    /// What nearly all methods heed.
    public static let usual: Options = [.features, .metric, .neighbors]
  }

  /// What methods are set up with.
  public struct Parameters: Sendable {
    /// Where generators start.
    public var seed: UInt32
    /// Whether a row can be drawn more than once.
    public var isReplacing = false
    /// How many neighbors are asked.
    public var neighborCount: Int
    /// Which neighbors must agree.
    public var agreement = NeighborAgreement.all
    /// How many rows a class begins with.
    public var seedCount = 1
    /// How many neighbors of each minority row are on its short list.
    public var shortlistNeighborCount = 3
    /// How large a class must be to be cleaned, as a multiple of the minority.
    public var threshold = 0.5
    /// How many passes there are at most.
    public var passLimit = 100
    /// Whether classes may become smaller than the smallest.
    public var allowsMinority = false
    /// How many folds there are.
    public var foldCount = 5
    /// How neighbors are looked for, and whose answer is given.
    public var rules = NeighborRules()

    /// The usual parameters of a method: see ``UndersamplingMethod/parameters(seed:)``.
    fileprivate init(seed: UInt32, neighborCount: Int) {
      self.seed = seed
      self.neighborCount = neighborCount
    }
  }

  /// The method's usual parameters.
  public func parameters(seed: UInt32) -> Parameters {
    Parameters(seed: seed, neighborCount: usualNeighborCount)
  }

  /// Whether the method meets the counts that are asked for, or decides itself how many rows go.
  public var direction: ResamplingDirection { make(parameters(seed: 0)).direction }
}
