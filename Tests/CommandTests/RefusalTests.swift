import TestSupport
import Testing

/// Bad usage is found before anything is read: every file named here is missing, which would be another error.
@Suite("Options that mean nothing together are refused before any input is read")
struct RefusalTests {
  /// A command line, and what is said of it.
  struct Refusal: CustomTestStringConvertible, Sendable {
    var line: String
    var message: String

    init(_ line: String, _ message: String) {
      self.line = line
      self.message = message
    }

    var testDescription: String { line }
  }

  static let shared = [
    Refusal("--xyzzy-frobnicate", "unknown option '--xyzzy-frobnicate'"),
    Refusal("--verbos", "unknown option '--verbos'. Did you mean '--verbose'?"),
    Refusal("another.csv", "unexpected argument 'another.csv'"),
    Refusal("-d ab", "the value 'ab' is invalid for '-d <C>'"),
    Refusal("-d '\"'", "the value '\"' is invalid for '-d <C>'"),
    Refusal("-d é", "the value 'é' is invalid for '-d <C>'"),
    Refusal("-d ''", "the value '' is invalid for '-d <C>'"),
    Refusal("--seed -1", "the value '-1' is invalid for '--seed <N>'"),
    Refusal("--seed 4294967296", "the value '4294967296' is invalid for '--seed <N>'"),
    Refusal("--seed x", "the value 'x' is invalid for '--seed <N>'"),
    Refusal("--where f1", "the value 'f1' is invalid for '--where <COND>'"),
    Refusal("--where =3", "the value '=3' is invalid for '--where <COND>'"),
    Refusal("--where '!=3'", "the value '!=3' is invalid for '--where <COND>'"),
    Refusal(
      "--unlabeled ignore",
      "the value 'ignore' is invalid for '--unlabeled <drop|keep>': it is one of drop, keep"),
    Refusal(
      "-z -o out.csv",
      "--gzip is for standard output; a file is compressed when its name ends in .gz"),
    Refusal("-l", "missing value for '-l <COL>'"),
  ]

  static let amounts = [
    Refusal(
      "--strategy best",
      "the value 'best' is invalid for '--strategy <NAME>': it is one of auto, minority, majority, "
        + "not-minority, not-majority, all"),
    Refusal("--ratio 0", "--ratio must be above 0 and at most 1, not 0.0"),
    Refusal("--ratio 1.01", "--ratio must be above 0 and at most 1, not 1.01"),
    Refusal("--ratio -0.5", "--ratio must be above 0 and at most 1, not -0.5"),
    Refusal("--ratio nan", "--ratio must be above 0 and at most 1, not nan"),
    Refusal("--per-class 0", "--per-class must be at least 1, not 0"),
    Refusal("--per-class -3", "--per-class must be at least 1, not -3"),
    Refusal(
      "--ratio 1 --per-class 5",
      "only one of --ratio, --per-class can say how many rows"),
    Refusal(
      "--ratio 1 --strategy all",
      "only one of --strategy, --ratio can say how many rows"),
    Refusal(
      "--per-class 3 --target x=3",
      "only one of --per-class, --target can say how many rows"),
    Refusal(
      "--strategy all --targets t.csv",
      "only one of --strategy, --targets can say how many rows"),
    Refusal("--target x", "the value 'x' is invalid for '--target <LABEL=N>'"),
    Refusal("--target x=-1", "the value 'x=-1' is invalid for '--target <LABEL=N>'"),
    Refusal("--target x=1.5", "the value 'x=1.5' is invalid for '--target <LABEL=N>'"),
    Refusal("--target x=1 --target x=2", "--target names \"x\" twice"),
    Refusal(
      "--compat sklearn",
      "the value 'sklearn' is invalid for '--compat <imblearn>': it is one of imblearn"),
  ]

  @Test(arguments: ErrorTests.tools, shared)
  func everyTool(_ tool: String, _ refusal: Refusal) async throws {
    try await expectRefused(tool, refusal)
  }

  @Test(arguments: ErrorTests.tools.dropFirst(), amounts)
  func howMuch(_ tool: String, _ refusal: Refusal) async throws {
    try await expectRefused(tool, refusal)
  }

  @Test(arguments: ErrorTests.tools.dropFirst())
  func twoUsesOfStandardInput(_ tool: String) async throws {
    let folder = try WorkFolder()
    let result = try await folder.shell("\(tool) --targets - < /dev/null")
    #expect(
      result.messages
        == "\(tool): --targets and the input cannot both be standard input\ntry \(tool) -h\n")
    #expect(result.status == 2)
  }

  static let splits = [
    Refusal("--test-size 0", "the value '0' is invalid for '--test-size <SIZE>'"),
    Refusal("--test-size -3", "the value '-3' is invalid for '--test-size <SIZE>'"),
    Refusal("--test-size 1.0", "the value '1.0' is invalid for '--test-size <SIZE>'"),
    Refusal(
      "--validation-size 0.0", "the value '0.0' is invalid for '--validation-size <SIZE>'"),
    Refusal(
      "--test-size 0.6 --validation-size 0.4",
      "--test-size 0.6 and --validation-size 0.4 leave no training part"),
    Refusal(
      "--validation v.csv --test t.csv --test-size 0.8",
      "--test-size 0.8 and --validation-size 0.2 leave no training part"),
    Refusal("--test t.csv --validation ./t.csv", "--test and --validation name one file"),
    Refusal("--test t.csv -o t.csv", "--output and --test name one file"),
    Refusal("--validation a/../t.csv -o t.csv", "--output and --validation name one file"),
    Refusal("--test -", "--test takes a file: - is taken by the output"),
    Refusal(
      "--part rest",
      "the value 'rest' is invalid for '--part <PART>': it is one of train, validation, test"),
    Refusal(
      "--part test --test t.csv", "--part test and --test both say where the test part goes"),
    Refusal(
      "--part validation --validation v.csv",
      "--part validation and --validation both say where that part goes"),
    Refusal("--folds 1 --fold 1", "--folds must be from 2 to 65535, not 1"),
    Refusal("--folds -5 --fold 1", "--folds must be from 2 to 65535, not -5"),
    Refusal("--folds 70000 --fold 1", "--folds must be from 2 to 65535, not 70000"),
    Refusal("--fold 1", "--fold needs --folds"),
    Refusal("--folds 5", "--folds needs --fold I, or --append NAME for all folds at once"),
    Refusal("--folds 5 --fold 0", "--fold must be from 1 to 5, not 0"),
    Refusal("--folds 5 --fold 6", "--fold must be from 1 to 5, not 6"),
    Refusal(
      "--folds 5 --fold 1 --append fold", "--append gives every row its fold: --fold has no effect"),
    Refusal(
      "--folds 5 --fold 1 --test-size 0.3",
      "--folds makes a training and a test part whose sizes are given by K"),
    Refusal(
      "--folds 5 --fold 1 --validation v.csv",
      "--folds makes a training and a test part whose sizes are given by K"),
    Refusal(
      "--append part --test t.csv",
      "--append writes all rows to one output: no part goes anywhere else"),
    Refusal(
      "--append part --part test",
      "--append writes all rows to one output: no part goes anywhere else"),
    Refusal(
      "--append part --shuffle", "folds and --append keep input order: --shuffle has no effect"),
    Refusal(
      "--folds 5 --fold 2 --shuffle",
      "folds and --append keep input order: --shuffle has no effect"),
    Refusal(
      "--group g --stratify --test-size 10",
      "groups with --stratify are split by shares of the rows: a size is a fraction, not a count"),
    Refusal(
      "--by-order --stratify", "a split by order is not stratified: only --folds can be both"),
    Refusal("--repeats 3 --folds 2 --fold 1 --repeat 4", "--repeat must be from 1 to 3, not 4"),
    Refusal(
      "--repeats 3 --folds 2 --fold 1",
      "--repeats needs --repeat I, which says which of them is meant"),
    Refusal("--repeats 3 --repeat 1", "--repeats needs --folds"),
    Refusal("--repeat 1 --folds 2 --fold 1", "--repeat needs --repeats"),
    Refusal("--repeats 0 --folds 2 --fold 1", "--repeats must be from 1 to 100000, not 0"),
    Refusal(
      "--repeats 3 --repeat 1 --folds 2 --fold 1 --by-order",
      "--by-order takes no chance, and all repeats are alike: --repeats has no effect"),
    Refusal(
      "--compat sklearn --group g",
      "the split is scikit-learn's in any case: --compat has no effect"),
    Refusal("--pool 2", "--pool must be above 0 and below 1, not 2.0"),
    Refusal(
      "--pool 0.1 --no-stratify",
      "the split does not keep proportions of classes: --pool has no effect"),
    Refusal("--bins 1", "--bins must be from 2 to 100000, not 1"),
    Refusal("--bins 3 --bin-width 2", "--bins and --bin-width: leave out one of them"),
    Refusal("--bin-edges 1,3,2", "--bin-edges must rise, and 2 comes after 3"),
    Refusal("--bin-edges 1", "--bin-edges needs two edges at least"),
    Refusal("--by-order --group g", "--by-order cuts by position: --group has no effect"),
    Refusal(
      "--by-order --shuffle", "--by-order takes the rows as they come: --shuffle has no effect"),
    Refusal(
      "--group g --unlabeled drop", "the split does not look at classes: --unlabeled has no effect"),
    Refusal("--by-hash id -l y", "the split does not look at classes: --label has no effect"),
    Refusal("--by-hash id --shuffle", "--by-hash decides row by row: --shuffle has no effect"),
    Refusal("--by-hash id --group g", "--by-hash decides row by row: --group has no effect"),
    Refusal("--by-hash id --by-order", "--by-hash decides row by row: --by-order has no effect"),
    Refusal("--by-hash id --stratify", "--by-hash decides row by row: --stratify has no effect"),
    Refusal("--by-hash id --test-size 100", "--by-hash takes fractions, not counts"),
  ]

  @Test(arguments: splits)
  func split(_ refusal: Refusal) async throws {
    try await expectRefused("csv-split", refusal)
  }

  static let oversamples = [
    Refusal("--shrinkage -1", "--shrinkage must be at least 0, not -1.0"),
    Refusal("--shrinkage inf", "--shrinkage must be at least 0, not inf"),
    Refusal("--exclude a", "copies are made byte for byte: --shrinkage or --rose is missing"),
    Refusal(
      "--decimals full", "copies are made byte for byte: --shrinkage or --rose is missing"),
    Refusal(
      "--missing copy", "copies are made byte for byte: --shrinkage or --rose is missing"),
    Refusal(
      "--rose --compat imblearn", "imbalanced-learn has no --rose: leave out one of them"),
    Refusal("--strategy majority", "--strategy majority is for filters that drop rows"),
    Refusal("--mark new --provenance new", "--mark and --provenance name one column"),
  ]

  @Test(arguments: oversamples)
  func oversample(_ refusal: Refusal) async throws {
    try await expectRefused("csv-oversample", refusal)
  }

  static let undersamples = [
    Refusal("-k 3", "--neighbors has no effect on random"),
    Refusal("--method tomek -k 3", "--neighbors has no effect on tomek"),
    Refusal("--method cluster-centroids -k 3", "--neighbors has no effect on cluster-centroids"),
    Refusal("--method enn -k 0", "--neighbors must be from 1 to 1048576, not 0"),
    Refusal("--method tomek --kind mode", "--kind has no effect on tomek"),
    Refusal("--method enn --seeds 2", "--seeds has no effect on enn"),
    Refusal("--method cnn --seeds 0", "--seeds must be from 1 to 1048576, not 0"),
    Refusal("--method nearmiss-1 --shortlist 2", "--shortlist has no effect on nearmiss-1"),
    Refusal("--method enn --threshold 0.5", "--threshold has no effect on enn"),
    Refusal("--method ncr --threshold -1", "--threshold must be at least 0, not -1.0"),
    Refusal("--method allknn --passes 3", "--passes has no effect on allknn"),
    Refusal("--method renn --allow-minority", "--allow-minority has no effect on renn"),
    Refusal("--method ncr --hardness-folds 3", "--hardness-folds has no effect on ncr"),
    Refusal(
      "--method instance-hardness --hardness-folds 1",
      "--hardness-folds must be from 2 to 65535, not 1"),
    Refusal("--method enn --voting soft", "--voting has no effect on enn"),
    Refusal("--method enn --replacement", "--replacement has no effect on enn"),
    Refusal(
      "--method enn --candidates a=1", "--candidates are for random choice: --method has no effect"),
    Refusal(
      "--method tomek --ratio 0.5",
      "the method decides itself how many rows go: --ratio has no effect"),
    Refusal(
      "--method cnn --target x=5",
      "the method decides itself how many rows go: --target has no effect"),
    Refusal("--method enn --strategy minority", "--strategy minority is for filters that add rows"),
    Refusal("--exclude id", "random choice does not use features: --method is missing"),
    Refusal("--missing copy", "random choice does not use features: --method is missing"),
    Refusal("--metric cosine", "random choice does not use features: --method is missing"),
    Refusal(
      "--method cluster-centroids --metric cosine",
      "cluster-centroids computes means: --metric has no effect"),
    Refusal(
      "--method cluster-centroids --compat imblearn",
      "cluster-centroids cannot repeat imbalanced-learn's clusters: leave out --compat"),
    Refusal(
      "--method instance-hardness --compat imblearn",
      "instance-hardness cannot repeat imbalanced-learn's random forests: leave out --compat"),
    Refusal(
      "--method enn --compat imblearn --scale minmax",
      "imbalanced-learn measures unscaled Euclidean distances: leave out --compat, or --metric and --scale"
    ),
    Refusal("--strategy minority", "--strategy minority is for filters that add rows"),
    Refusal("--short", "--short needs --candidates"),
    Refusal(
      "--candidates a=1 --replacement",
      "--candidates are dropped, not drawn: --replacement has no effect"),
    Refusal(
      "--candidates a=1 --compat imblearn",
      "imbalanced-learn knows no candidates: leave out --compat or --candidates"),
    Refusal("--candidates a", "the value 'a' is invalid for '--candidates <COND>'"),
    Refusal("--dropped d.csv -o d.csv", "--output and --dropped name one file"),
    Refusal("--dropped -", "--dropped takes a file: - is taken by the output"),
  ]

  @Test(arguments: undersamples)
  func undersample(_ refusal: Refusal) async throws {
    try await expectRefused("csv-undersample", refusal)
  }

  static let smotes = [
    Refusal("--reject 0", "--reject must be above 0 and at most 1, not 0.0"),
    Refusal("--reject 1.5", "--reject must be above 0 and at most 1, not 1.5"),
    Refusal("--approximate 0", "--approximate must be above 0 and below 1, not 0.0"),
    Refusal("--approximate 1", "--approximate must be above 0 and below 1, not 1.0"),
    Refusal("--approximate nan", "--approximate must be above 0 and below 1, not nan"),
    Refusal(
      "--approximate 0.9 --variant svm",
      "--approximate is for smote with numbers and Euclidean distance"),
    Refusal(
      "--approximate 0.9 --metric manhattan",
      "--approximate is for smote with numbers and Euclidean distance"),
    Refusal(
      "--approximate 0.9 --categorical a",
      "--approximate is for smote with numbers and Euclidean distance"),
    Refusal(
      "--approximate 0.9 --compat imblearn",
      "imbalanced-learn has no --approximate: leave out one of them"),
    Refusal("--border-neighbors 0", "--border-neighbors must be at least 1, not 0"),
    Refusal("--border-neighbors 4", "--border-neighbors has no effect on smote"),
    Refusal(
      "--variant adasyn --border-neighbors 4", "--border-neighbors has no effect on adasyn"),
    Refusal("--clusters 4", "--clusters and --imbalance have no effect on smote"),
    Refusal(
      "--variant svm --imbalance 4", "--clusters and --imbalance have no effect on svm"),
    Refusal("--variant kmeans --imbalance 0", "--imbalance must be above 0, not 0.0"),
    Refusal(
      "--variant kmeans --metric cosine", "kmeans computes means: --metric has no effect"),
    Refusal("--variant adasyn --spread even", "--spread has no effect on adasyn"),
    Refusal(
      "--variant polynom-mesh -k 3", "polynom-mesh looks for no neighbors: -k has no effect"),
    Refusal(
      "--variant polynom-star --scale standard",
      "polynom-star measures no distance: no --metric, no --scale"),
    Refusal(
      "--metric gower --scale minmax",
      "gower divides by the ranges itself: --scale has no effect"),
    Refusal(
      "--compat imblearn --metric cosine",
      "imbalanced-learn measures unscaled Euclidean distances: leave out --compat, or --metric and --scale"
    ),
    Refusal(
      "--compat imblearn --scale robust",
      "imbalanced-learn measures unscaled Euclidean distances: leave out --compat, or --metric and --scale"
    ),
    Refusal(
      "--compat imblearn --variant prowsyn",
      "imbalanced-learn has no prowsyn: leave out --compat"),
    Refusal(
      "--compat imblearn --variant safe-level",
      "imbalanced-learn has no safe-level: leave out --compat"),
    Refusal(
      "--compat imblearn --variant kmeans",
      "imbalanced-learn's mini-batch clusters cannot be reproduced: leave out --compat"),
    Refusal(
      "--compat imblearn --reject 0.5", "imbalanced-learn has no --reject: leave out one of them"),
    Refusal(
      "--compat imblearn --spread even",
      "imbalanced-learn has no --spread: leave out one of them"),
    Refusal(
      "--categorical c --variant svm",
      "--categorical makes SMOTENC or SMOTEN: --variant has no effect"),
    Refusal(
      "--categorical c --metric manhattan",
      "categories have no manhattan distance: use --metric gower"),
    Refusal("--strategy majority", "--strategy majority is for filters that drop rows"),
    Refusal("--mark new --provenance new", "--mark and --provenance name one column"),
    Refusal("-k 0", "--neighbors must be at least 1, not 0"),
    Refusal("-k -1", "--neighbors must be at least 1, not -1"),
    Refusal(
      "--features a --exclude b",
      "--features names all columns to learn from: --exclude has no effect"),
    Refusal(
      "--lone copy --compat imblearn",
      "imbalanced-learn refuses a class of one row: leave out --compat or --lone"),
    Refusal(
      "--decimals 3", "the value '3' is invalid for '--decimals <full>': it is one of full"),
    Refusal(
      "--missing mean", "the value 'mean' is invalid for '--missing <copy>': it is one of copy"),
    Refusal(
      "--lone drop",
      "the value 'drop' is invalid for '--lone <copy|error>': it is one of copy, error"),
  ]

  @Test(arguments: smotes)
  func smote(_ refusal: Refusal) async throws {
    try await expectRefused("csv-smote", refusal)
  }

  private func expectRefused(_ tool: String, _ refusal: Refusal) async throws {
    let folder = try WorkFolder()
    let result = try await folder.shell("\(tool) missing.csv \(refusal.line)")
    let lines = result.messages.split(separator: "\n").map(String.init)
    try #require(lines.count == 2)
    #expect(lines[0] == "\(tool): \(refusal.message)")
    // Where a value is wrong, and the right ones are not in the message, the help on the option says them.
    let parts = refusal.message.split(separator: "'")
    if refusal.message.hasSuffix(">'"), refusal.message.contains("' is invalid for '"),
      let option = parts.last?.split(separator: " ").first
    {
      #expect(lines[1].hasPrefix("\(option): "))
      #expect(lines[1].count > option.count + 12)
    } else {
      #expect(lines[1] == "try \(tool) -h")
    }
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(try folder.fileNames() == [])
  }
}
