import CSVCore

/// What is done with a column that no option names.
public enum ColumnUse: String, CaseIterable, Sendable {
  /// Distances are measured by it, and a synthetic row has a number in between.
  case number
  /// It counts as equal or different, and a synthetic row has what its neighbors vote for.
  case category
  /// A synthetic row has its parent's.
  case copy
  /// A synthetic row has nothing there.
  case exclude
}

extension ColumnUse {
  /// What is done in place of each use where rows are compared and none is made.
  ///
  /// - Parameter withCategories: whether categories can be compared.
  public static func comparing(withCategories: Bool) -> [ColumnUse: ColumnUse] {
    withCategories ? [.copy: .exclude] : [.copy: .exclude, .category: .exclude]
  }
}

/// What a column was found to be, and what is done with it.
public struct RoleDecision: Equatable, Sendable {
  /// What the column is.
  public let role: ColumnRole
  /// What is done with it.
  public let use: ColumnUse
  /// Whether there are missing cells among numbers; texts that stray among them count as missing.
  public let hasGaps: Bool
  /// Texts that stray among the numbers: the first three. None in a column of any other kind.
  public let strays: [[UInt8]]

  init(_ role: ColumnRole, _ use: ColumnUse, of profile: ColumnProfile, strays: [[UInt8]] = []) {
    self.role = role
    self.use = use
    hasGaps = use == .number && profile.numberCount < profile.cellCount
    self.strays = strays
  }
}

extension ColumnProfile {
  /// What the column is: the first rule that fits.
  ///
  /// With m cells that are not missing, d of them different:
  ///
  /// 1. One value: a constant.
  /// 2. Whole numbers from 0 up under the name of row numbers, or rising under a name that they often have, or rising
  ///    in the first column from 10 or below to 2m + 10 or below: row numbers.
  /// 3. A name that ends in id, and whole numbers or not all numbers: an identifier.
  /// 4. Numbers alone: a code where zeros lead or where they are whole and the name says so, else numbers.
  /// 5. At least 95 % numbers, more than 30 different: numbers, among which texts stray.
  /// 6. At least 95 % dates; at least 90 % quantities and numbers.
  /// 7. 2d ≤ m, d ≤ 3√m and d ≤ 1,000: a category.
  /// 8. Ten or more, all different, at most a tenth of them with a space: an identifier.
  /// 9. A text.
  ///
  /// What an ARFF or KEEL file declares comes before that: a nominal attribute is a category, and a date or a string no number.
  public var decision: RoleDecision {
    switch name.declaredKind {
    case .nominal:
      return isConstant
        ? RoleDecision(.constant, .copy, of: self) : RoleDecision(.category, .category, of: self)
    case .date, .text:
      let inferred = inferredDecision
      guard inferred.use == .number else { return inferred }
      return RoleDecision(name.declaredKind == .date ? .date : .text, .copy, of: self)
    case .number, nil: return inferredDecision
    }
  }

  private var inferredDecision: RoleDecision {
    let present = presentCount
    if isConstant {
      let isPlainNumber = numberCount == cellCount && paddedCount == 0
      return RoleDecision(.constant, isPlainNumber ? .number : .copy, of: self)
    }
    if isRowNumber { return RoleDecision(.rowNumber, .exclude, of: self) }
    let isAllNumbers = numberCount == present
    if name.saysIdentifier && (wholeCount == present || !isAllNumbers) {
      return RoleDecision(.identifier, areAllDifferent ? .exclude : .copy, of: self)
    }
    if isAllNumbers {
      let isCode = paddedCount > 0 || wholeCount == present && name.saysCode
      return RoleDecision(isCode ? .code : .number, isCode ? useOfTexts : .number, of: self)
    }
    if paddedCount == 0 && 100 * numberCount >= 95 * present && values.hasManyNumbers {
      return RoleDecision(.number, .number, of: self, strays: strays)
    }
    if 100 * dateCount >= 95 * present { return RoleDecision(.date, .copy, of: self) }
    if quantityCount > 0 && 10 * (quantityCount + numberCount) >= 9 * present {
      return RoleDecision(.quantity, .copy, of: self)
    }
    let use = useOfTexts
    let role: ColumnRole =
      switch use {
      case .category: .category
      case .exclude: .identifier
      case .copy, .number: .text
      }
    return RoleDecision(role, use, of: self)
  }

  private var isRowNumber: Bool {
    let present = presentCount
    guard wholeCount == present, !hasNegative else { return false }
    if name.isOfRowNumbers { return true }
    guard run.isRising, present > 1, let first = run.first else { return false }
    if name.mayBeOfRowNumbers { return true }
    return name.position == 0 && present >= 10 && first <= 10 && run.last <= 2 * present + 10
      && !name.saysTime
  }

  /// What the column is where nothing else is left to learn from: numbers that rise like row numbers, but do not have their
  /// name, are numbers then.
  var decisionAlone: RoleDecision {
    let decision = decision
    guard decision.role == .rowNumber && !name.isOfRowNumbers && !name.mayBeOfRowNumbers else {
      return decision
    }
    return RoleDecision(.number, .number, of: self)
  }

  /// What is done with values that are names and no measures.
  private var useOfTexts: ColumnUse {
    if valuesAreFew { return .category }
    let isName = 10 * spacedCount <= presentCount || name.isOfRowNames
    return presentCount >= 10 && isName && areAllDifferent ? .exclude : .copy
  }

  /// Whether the values are few enough for categories.
  var valuesAreFew: Bool {
    let (present, count) = (presentCount, valueCount)
    // d ≤ 3√m, squared.
    return count <= ValueTally.limit && 2 * count <= present && count * count <= 9 * present
  }

  /// Whether no value comes twice, as far as values are watched.
  ///
  /// Of more than 1,000 values, numbers are watched only where they are padded or the name calls for it; where they
  /// are the greater part of a column, nothing is said of them.
  private var areAllDifferent: Bool {
    if valueCount <= ValueTally.limit { return valueCount == presentCount }
    if repeats.hasRepeat { return false }
    return watchesNumbers || paddedCount > 0 || 2 * numberCount <= presentCount
  }
}
