extension UndersamplingMethod {
  /// The methods that drop rows.
  public static let choices: [UndersamplingMethod] = [
    UndersamplingMethod(
      name: "random", heeds: [.seed, .replacement],
      make: { parameters in
        with(RandomUndersampling(seed: parameters.seed)) {
          $0.isReplacing = parameters.isReplacing
        }
      }),
    UndersamplingMethod(
      name: "nearmiss-1", heeds: .usual,
      about: """
        nearmiss-1, nearmiss-2 and nearmiss-3 (Zhang and Mani 2003) keep the rows nearest to the minority: by the mean \
        distance to its --neighbors nearest rows, to as many of its farthest, or among those on the short lists of its \
        rows, which are --shortlist long.
        """,
      make: { nearMiss(.nearest, $0) }),
    UndersamplingMethod(
      name: "nearmiss-2", heeds: .usual, make: { nearMiss(.farthest, $0) }),
    UndersamplingMethod(
      name: "nearmiss-3", heeds: [.usual, .shortlist],
      differences: """
        Of nearmiss-3: as many rows stay as are asked for, with longer short lists where they must be; there fewer.
        """,
      make: { nearMiss(.shortlist, $0) }),
    UndersamplingMethod(
      name: "instance-hardness", heeds: [.usual, .seed, .folds], usualNeighborCount: 5,
      library: .unrepeatable("random forests"),
      about: """
        instance-hardness (Smith and others 2014) keeps the rows that are told most easily: by the share of their \
        class among their --neighbors in the other --hardness-folds.
        """,
      differences: """
        Of instance-hardness: nearest neighbors tell how hard a row is; there a random forest, so no seed gives the \
        same rows. As many rows stay as are asked for.
        """,
      make: { parameters in
        with(InstanceHardness(seed: parameters.seed)) {
          $0.neighborCount = parameters.neighborCount
          $0.foldCount = parameters.foldCount
          $0.rules = parameters.rules
        }
      }),
    UndersamplingMethod(
      name: "cluster-centroids", heeds: [.features, .seed, .voting],
      library: .unrepeatable("clusters"),
      about: """
        cluster-centroids parts a class into as many clusters as rows stay, by k-means from k-means++ starts, and \
        keeps the row nearest to each center; --voting soft writes the centers.
        """,
      differences: """
        Of cluster-centroids: the clusters are our own, so no seed gives the same rows. The rows that are kept are \
        distinct; there two centers can share one.
        """,
      make: { parameters in
        with(ClusterCentroids(seed: parameters.seed)) {
          $0.clustering.threadCount = parameters.rules.threadCount
          $0.clustering.progress = parameters.rules.progress
        }
      }),
    UndersamplingMethod(
      name: "tomek", heeds: [.features, .metric],
      about: """
        tomek (Tomek 1976) drops rows of which the nearest is of another class and finds them nearest, too. Of both, \
        only rows of the classes that --strategy names go.
        """,
      make: { parameters in with(TomekLinks()) { $0.rules = parameters.rules } }),
    UndersamplingMethod(
      name: "enn", heeds: [.usual, .agreement],
      about: """
        enn (Wilson 1972) drops rows with whom their --neighbors disagree: --kind all drops a row if one of them is of \
        another class, mode if most are. renn (Tomek 1976) does so until nothing changes, --passes times at most; \
        allknn with 1, 2 and so on up to --neighbors, and ends before a class gets smaller than the smallest unless \
        --allow-minority.
        """,
      differences: """
        Of enn, renn, allknn and ncr: a row stays where its class has as many votes as any other; there if its class \
        comes first. Which classes are cleaned is chosen once; there renn and allknn choose anew in each pass. A pass \
        that would lose a class is not made. In ncr a row of the minority has no vote about itself, and a class of \
        just --threshold times the minority is cleaned, as in the paper; there it has a vote, and the class must have \
        more.
        """,
      make: { editing($0) }),
    UndersamplingMethod(
      name: "renn", heeds: [.usual, .agreement, .passes],
      make: { parameters in
        with(RepeatedEditedNearestNeighbors()) {
          $0.editing = editing(parameters)
          $0.passLimit = parameters.passLimit
        }
      }),
    UndersamplingMethod(
      name: "allknn", heeds: [.usual, .agreement, .minority],
      make: { parameters in
        with(AllKNN()) {
          $0.editing = editing(parameters)
          $0.allowsMinority = parameters.allowsMinority
        }
      }),
    UndersamplingMethod(
      name: "ncr", heeds: [.usual, .threshold],
      about: """
        ncr (Laurikkala 2001) drops what enn --kind mode drops, and the neighbors by which rows of the minority are \
        misjudged, as far as their class has --threshold times the rows of the minority.
        """,
      make: { parameters in
        with(NeighborhoodCleaningRule()) {
          $0.neighborCount = parameters.neighborCount
          $0.threshold = parameters.threshold
          $0.rules = parameters.rules
        }
      }),
    UndersamplingMethod(
      name: "cnn", heeds: [.usual, .seed, .seedRows], usualNeighborCount: 1,
      about: """
        cnn (Hart 1968) begins with the minority and --seeds rows of each other class, and adds rows that their \
        --neighbors among the kept ones misjudge, until none is: those near the border stay. oss (Kubat and Matwin \
        1997) does so in one pass and drops Tomek links after that.
        """,
      differences: """
        Of cnn: passes are repeated until nothing changes; there the first is the last, and it mistakes positions for \
        row numbers. Of cnn and oss: a seed drawn twice is kept once; equal votes judge right.
        """,
      make: { parameters in
        with(CondensedNearestNeighbor(seed: parameters.seed)) {
          $0.neighborCount = parameters.neighborCount
          $0.seedCount = parameters.seedCount
          $0.rules = parameters.rules
        }
      }),
    UndersamplingMethod(
      name: "oss", heeds: [.usual, .seed, .seedRows], usualNeighborCount: 1,
      make: { parameters in
        with(OneSidedSelection(seed: parameters.seed)) {
          $0.neighborCount = parameters.neighborCount
          $0.seedCount = parameters.seedCount
          $0.rules = parameters.rules
        }
      }),
  ]

  private static func nearMiss(_ version: NearMiss.Version, _ parameters: Parameters) -> NearMiss {
    with(NearMiss()) {
      $0.version = version
      $0.neighborCount = parameters.neighborCount
      $0.shortlistNeighborCount = parameters.shortlistNeighborCount
      $0.rules = parameters.rules
    }
  }

  private static func editing(_ parameters: Parameters) -> EditedNearestNeighbors {
    with(EditedNearestNeighbors()) {
      $0.neighborCount = parameters.neighborCount
      $0.agreement = parameters.agreement
      $0.rules = parameters.rules
    }
  }
}
