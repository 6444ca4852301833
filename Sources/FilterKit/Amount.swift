public import CSVCore
public import Resampling

/// How many rows each class shall have, before it is known which classes there are.
public struct Amount {
  enum Goal {
    case known(BalanceGoal)
    /// Later targets overrule earlier ones.
    case byName([Target])
  }

  struct Target {
    var label: [UInt8]
    var count: Int
    /// Where the user named the class.
    var place: String
  }

  let goal: Goal
  /// Whether imbalanced-learn is to be followed to the letter.
  public let compatibility: Compatibility

  /// How many rows each class of `input` shall have.
  ///
  /// - Throws: that the goal cannot be met, and why.
  public func targets(
    for input: borrowing LabeledInput, direction: ResamplingDirection
  ) throws(CSVError) -> ClassTargets {
    let goal: BalanceGoal
    switch self.goal {
    case .known(let known): goal = known
    case .byName(let targets):
      var wanted = [Int?](repeating: nil, count: input.classes.count)
      for target in targets {
        wanted[try input.number(of: target.label, from: target.place)] = target.count
      }
      goal = .explicit(wanted)
    }
    do {
      return try ClassTargets(
        counts: input.classes.counts, goal: goal, direction: direction, compatibility: compatibility
      )
    } catch { throw input.error(error) }
  }
}

/// A CSV file of targets.
enum TargetFile {
  /// Reads the columns `value` and `count`.
  static func read(_ path: String) throws(CSVError) -> [Amount.Target] {
    let dialect = Dialect(delimiter: Dialect.delimiter(forFileNamed: path))
    var reader = try RecordReader(ByteInput(path: path, looks: .once), dialect: dialect)
    let count = try reader.header.column(ColumnReference("count"))
    reader.select([try reader.header.column(ColumnReference("value")), count])
    var targets: [Amount.Target] = []
    var labels = Set<[UInt8]>()
    while try reader.advance() {
      for record in 0..<reader.count {
        guard let number = Int(decimal: reader.value(1, of: record)), number >= 0 else {
          let text = String(decoding: reader.value(1, of: record).array.prefix(60), as: UTF8.self)
          throw reader.error("\"\(text)\" is not a number of rows", in: record, column: count)
        }
        let label = reader.value(0, of: record).array
        guard labels.insert(label).inserted else {
          let name = String(decoding: label, as: UTF8.self)
          throw reader.error("names the class \"\(name)\" a second time", in: record)
        }
        targets.append(Amount.Target(label: label, count: number, place: path))
      }
    }
    return targets
  }
}

extension LabeledInput {
  /// The number of a class that the user named.
  func number(of label: [UInt8], from place: String) throws(CSVError) -> Int {
    Int(try classes.number(named: label, in: place, of: reader, column: labelColumn))
  }

  /// What to tell the user of a refusal.
  public func error(_ error: ResamplingError) -> CSVError {
    CSVError(
      error.message { name(of: $0) }, file: reader.name,
      column: error.isAboutSizes ? nil : labelColumn.map { reader.header.label(of: $0) },
      hint: error.remedy)
  }
}

extension ResamplingError {
  /// Whether rows or parts do not fit, whatever the labels are.
  fileprivate var isAboutSizes: Bool {
    switch self {
    case .badFraction, .badCount, .partsExceedWhole, .emptyPart, .badFoldCount, .moreFoldsThanRows,
      .moreFoldsThanGroups, .noRows, .tooManyRows:
      true
    default: false
    }
  }
}
