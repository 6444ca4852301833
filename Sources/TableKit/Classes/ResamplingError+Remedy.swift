public import Resampling

extension ResamplingError {
  /// What the user of a filter can do about it; `nil` where the message says it all.
  public var remedy: String? {
    switch self {
    case .tooManyPresent: "use csv-undersample to drop rows"
    case .tooFewPresent: "use csv-oversample or csv-smote to add rows"
    case .tooFewCandidates: "use --short to drop what may be dropped"
    case .ratioNeedsTwoClasses, .ratioLeavesNothingToDo, .loneClass, .tooFewRowsToSearch:
      "leave out --compat"
    case .partBelowClassCount, .nothingToStratify: "use --no-stratify, or another size"
    case .moreFoldsThanAnyClass, .moreFoldsThanTimes: "use fewer folds"
    default: nil
    }
  }
}
