import Resampling
import Testing

@Suite("Splits are scikit-learn's, row for row")
struct SplittingGoldenTests {
  @Test func allCasesAreHere() {
    #expect(GoldenCase.of("split", "stratified-split").count == 84)
    #expect(GoldenCase.of("kfold", "stratified-kfold").count == 24)
    #expect(GoldenCase.of("group-kfold", "stratified-group-kfold").count == 6)
    #expect(GoldenCase.of("group-shuffle").count == 2)
  }

  @Test(arguments: GoldenCase.of("split", "stratified-split"))
  func trainTestSplit(_ golden: GoldenCase) throws {
    let data = try golden.data()
    var method = TrainTestSplit.Method.shuffled
    if golden.method == "stratified-split" { method = .stratified }
    if golden.params["shuffle"]?.bool == false { method = .unshuffled }
    var split = TrainTestSplit(method, seed: golden.seed)
    split.training = golden.size("train_size")
    split.test = golden.size("test_size")
    split.compatibility = .imbalancedLearn
    let rows = try split.split(
      labels: data.labels, classCount: data.classes.count, ordered: true)

    let found =
      rows.training.map { ["train", data.ids[Int($0)]] }
      + rows.test.map { ["test", data.ids[Int($0)]] }
    let expected = try golden.expected().rows
    #expect(found == expected)
    let unordered = try split.split(labels: data.labels, classCount: data.classes.count)
    #expect(unordered.parts == rows.parts)
    #expect(expected.count == rows.parts.filter { $0 != SplitPart.none.rawValue }.count)
  }

  @Test(
    arguments: GoldenCase.of("kfold", "stratified-kfold", "group-kfold", "stratified-group-kfold"))
  func folds(_ golden: GoldenCase) throws {
    let data = try golden.data()
    let foldCount = try #require(golden.params["n_splits"]?.int)
    let seed = golden.params["shuffle"]?.bool == true ? golden.seed : nil
    let classCount = data.classes.count
    let groups = data.groups ?? []
    let folds =
      switch golden.method {
      case "kfold": try KFold(foldCount: foldCount, seed: seed).folds(labels: data.labels)
      case "stratified-kfold":
        try StratifiedKFold(foldCount: foldCount, seed: seed)
          .folds(labels: data.labels, classCount: classCount)
      case "group-kfold":
        try GroupKFold(foldCount: foldCount, seed: seed).folds(labels: data.labels, groups: groups)
      default:
        try StratifiedGroupKFold(foldCount: foldCount, seed: seed)
          .folds(labels: data.labels, classCount: classCount, groups: groups)
      }
    let found = (0..<foldCount).flatMap { fold in
      data.ids.indices.filter { folds[$0] == fold }.map { ["\(fold)", data.ids[$0]] }
    }
    #expect(found == (try golden.expected().rows))
  }

  @Test(arguments: GoldenCase.of("group-shuffle"))
  func groupShuffle(_ golden: GoldenCase) throws {
    let data = try golden.data()
    let split = GroupShuffleSplit(test: golden.size("test_size"))
    var random = RandomState(seed: golden.seed)
    var found: [[String]] = []
    for number in 0..<(golden.params["n_splits"]?.int ?? 1) {
      let rows = try split.split(
        labels: data.labels, groups: data.groups ?? [], using: &random)
      found += rows.training.map { ["\(number)", "train", data.ids[Int($0)]] }
      found += rows.test.map { ["\(number)", "test", data.ids[Int($0)]] }
    }
    #expect(found == (try golden.expected().rows))
  }
}

extension GoldenCase {
  /// A size parameter: a whole number is a count.
  fileprivate func size(_ name: String) -> SplitSize? {
    switch params[name] {
    case .int(let count): .count(count)
    case .double(let fraction): .fraction(fraction)
    default: nil
    }
  }
}
