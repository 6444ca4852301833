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
        nearmiss-1, nearmiss-2 and nearmiss-3 (Zhang and Mani 2003) keep the rows nearest to the minority. \
        nearmiss-1 goes by the mean distance to the --neighbors nearest minority rows, nearmiss-2 to the farthest \
        ones; nearmiss-3 first puts the --shortlist nearest rows of each minority row on a short list.
        """,
      make: { nearMiss(.nearest, $0) }),
    UndersamplingMethod(
      name: "nearmiss-2", heeds: .usual, make: { nearMiss(.farthest, $0) }),
    UndersamplingMethod(
      name: "nearmiss-3", heeds: [.usual, .shortlist],
      differences: """
        nearmiss-3: the requested number of rows stay, with longer short lists if necessary; there it may be fewer.
        """,
      make: { nearMiss(.shortlist, $0) }),
    UndersamplingMethod(
      name: "instance-hardness", heeds: [.usual, .seed, .folds], usualNeighborCount: 5,
      library: .unrepeatable("random forests"),
      about: """
        instance-hardness (Smith and others 2014) keeps the rows that are easiest to classify: those with the \
        largest share of their own class among their --neighbors in the other --hardness-folds.
        """,
      differences: """
        instance-hardness: nearest neighbors measure how hard a row is; there a random forest does, so no seed gives \
        the same rows. Exactly the requested number of rows stay.
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
        cluster-centroids divides a class into as many clusters as rows are to stay, by k-means with k-means++ \
        starts, and keeps the row nearest to each center; --voting soft writes the centers instead.
        """,
      differences: """
        cluster-centroids: the clusters are our own, so no seed gives the same rows. No row is kept twice; there two \
        centers can share one.
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
        tomek (Tomek 1976) finds pairs of rows of different classes that are each other's nearest neighbors. Of each \
        pair it drops the rows whose classes --strategy names.
        """,
      make: { parameters in with(TomekLinks()) { $0.rules = parameters.rules } }),
    UndersamplingMethod(
      name: "enn", heeds: [.usual, .agreement],
      about: """
        enn (Wilson 1972) drops rows whose --neighbors are of other classes: with --kind all if one of them is, with \
        --kind mode if most are. renn (Tomek 1976) repeats this until nothing changes, at most --passes times; \
        allknn repeats it with 1, 2 and so on up to --neighbors, and stops before a class becomes smaller than the \
        smallest, unless --allow-minority is given.
        """,
      differences: """
        enn, renn, allknn and ncr: a row stays if its class has as many votes as any other; there only if its class also \
        comes first. The classes to be cleaned are chosen once; there renn and allknn choose them again in each pass. In \
        renn and allknn a pass that would remove a whole class is not made. In ncr a minority row does not vote on itself, \
        and a class of exactly --threshold times the minority is cleaned, as in the paper; there the row votes, and the \
        class must be larger.
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
        ncr (Laurikkala 2001) drops what enn --kind mode drops, and also the neighbors that misclassify a minority \
        row, if their class has at least --threshold times the rows of the minority.
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
        cnn (Hart 1968) starts with the minority and --seeds rows of each other class, and adds rows that their \
        --neighbors among the kept rows misclassify, until there are none: rows near the border stay. oss (Kubat and \
        Matwin 1997) does this in one pass and then drops Tomek links.
        """,
      differences: """
        cnn: passes are repeated until nothing changes; there only one is made, and it mistakes positions for row \
        numbers. cnn and oss: a seed row drawn twice is kept once; a tied vote counts as correct.
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
