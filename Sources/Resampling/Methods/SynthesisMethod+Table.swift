extension SynthesisMethod {
  /// The methods that make rows.
  public static let all: [SynthesisMethod] = [
    SynthesisMethod(
      name: "smote", heeds: [.usual, .spread, .recall],
      about: """
        smote (Chawla and others 2002) draws a parent from all rows of the class, and a partner from its --neighbors \
        nearest rows of the class: the new row is a random point on the line between them. --spread even takes the \
        parents in turn, as in the paper. The other methods choose parents or partners by the classes around them.
        """,
      make: { parameters in
        with(SMOTE(seed: parameters.seed)) {
          $0.neighborCount = parameters.neighborCount
          $0.spread = parameters.spread
        }
      }),
    SynthesisMethod(
      name: "borderline-1", heeds: [.usual, .borderNeighbors, .spread],
      about: """
        borderline-1 and borderline-2 (Han, Wang and Mao 2005) take parents on the border, where at least half of \
        the --border-neighbors nearest rows, but not all, are of other classes; borderline-2 also takes partners of \
        other classes, and then stays closer to the parent. Both heed --spread.
        """,
      differences: """
        borderline-1 and borderline-2: a class without a border is an error; there it silently gets no rows. \
        borderline-2 joins a parent to its nearest rows of the class, and to the nearest of other classes with a \
        step below one half; there to the nearest rows of any class, with a step shortened by a second draw.
        """,
      make: { borderline(.classOnly, $0) }),
    SynthesisMethod(
      name: "borderline-2", heeds: [.usual, .borderNeighbors, .spread],
      make: { borderline(.foreignToo, $0) }),
    SynthesisMethod(
      name: "svm", heeds: [.usual, .borderNeighbors],
      about: """
        svm (Nguyen, Cooper and Kamei 2009) finds the border by the support vectors of a machine with radial kernel \
        (C = 1, gamma by the variance), trained by sequential minimal optimization (Fan, Chen and Lin 2005). If at \
        least half of a parent's --border-neighbors are of other classes, new rows lie between it and a neighbor; \
        otherwise up to half a step beyond it, away from the neighbor.
        """,
      differences: """
        svm: if no parent is among other classes, or none among its own, the other kind makes all rows; there that \
        share of the rows is lost. The support vectors come from our own solver; in about one table of fifty the \
        library's solver ends with another set.
        """,
      make: { parameters in
        with(SVMSMOTE(seed: parameters.seed)) {
          $0.neighborCount = parameters.neighborCount
          $0.borderNeighborCount = parameters.borderNeighborCount
        }
      }),
    SynthesisMethod(
      name: "kmeans", heeds: [.neighbors, .scale, .rejection, .seed, .clusters],
      library: .unrepeatable("mini-batch clusters"),
      about: """
        kmeans (Last, Douzas and Bacao 2017) divides the table into --clusters and makes rows within those in which \
        the class is the majority, most of them in sparse clusters. --imbalance sets how far other classes may \
        outnumber it there. If the class is nowhere the majority, rows are made where it is no rarer than in the \
        whole table, and a note says so.
        """,
      differences: """
        kmeans: clusters come from k-means over all rows; there from mini-batches, so no seed gives the same rows. \
        Clusters with only two rows of the class take part. Shares are those of the paper; there all are rounded up, \
        and a class that is nowhere the majority is an error.
        """,
      make: { parameters in
        with(KMeansSMOTE(seed: parameters.seed)) {
          $0.neighborCount = parameters.neighborCount
          $0.clusterCount = parameters.clusterCount
          $0.imbalanceThreshold = parameters.imbalanceThreshold
        }
      }),
    SynthesisMethod(
      name: "adasyn", heeds: .usual,
      about: """
        adasyn (He and others 2008) makes most rows where most of the --neighbors nearest rows are of other classes.
        """,
      differences: """
        adasyn: the total is exact; there each share is rounded, and the total may differ. In a class far from all \
        others each row gets an equal share; there that is an error.
        """,
      make: { parameters in
        with(ADASYN(seed: parameters.seed)) { $0.neighborCount = parameters.neighborCount }
      }),
    SynthesisMethod(
      name: "safe-level", heeds: .usual, library: .absent,
      about: """
        safe-level (Bunkhumpornpat and others 2009) does the opposite: new rows lie closer to whichever of parent \
        and partner has more of its own class among its --neighbors.
        """,
      make: { parameters in
        with(SafeLevelSMOTE(seed: parameters.seed)) { $0.neighborCount = parameters.neighborCount }
      }),
    SynthesisMethod(
      name: "prowsyn", heeds: .usual, library: .absent,
      about: """
        prowsyn (Barua and others 2013) divides the class into layers by the distance to other classes: a layer has \
        the rows that are among the --neighbors nearest to a row of another class. It makes most rows in the first \
        layer.
        """,
      make: { parameters in
        with(ProWSyn(seed: parameters.seed)) { $0.neighborCount = parameters.neighborCount }
      }),
    SynthesisMethod(
      name: "polynom-mesh", heeds: [.rejection, .seed], library: .absent,
      about: """
        polynom-mesh and polynom-star (Gazzah and Essoukri Ben Amara 2008) do not search for neighbors: mesh joins \
        each row to all others of the class, with new rows at random points; star joins each row to the mean of the \
        class, with new rows at even steps and nothing random.
        """,
      make: { PolynomFitSMOTE(network: .mesh, seed: $0.seed) }),
    SynthesisMethod(
      name: "polynom-star", heeds: .rejection, library: .absent,
      make: { PolynomFitSMOTE(network: .star, seed: $0.seed) }),
    SynthesisMethod(
      name: "smogn", label: .number, heeds: [.neighbors, .metric, .scale, .seed], library: .absent,
      about: """
        smogn (Branco, Torgo and Ribeiro 2017) is for a label that is a number to predict: --relevance says which \
        values are rare. Each run of rare or of usual values gets or keeps as many rows as the others: the rows \
        divided by the runs, or --per-class. A run that has fewer gets new rows, each row in turn being a parent. If \
        one of its --neighbors, drawn at random, is nearer than half the median distance within the run, the new row \
        lies on the line to it, with a label between theirs by the inverse of the distances; otherwise around the \
        parent, with normal noise of that half median, at most 0.02, times the standard deviation of each column. \
        Categories come from either end of the line, or with noise from a random row of the run. A run that has more \
        rows loses some at random. smoter (Torgo and others 2013) is the same without noise.
        """,
      make: { smogn(makesNoise: true, $0) }),
    SynthesisMethod(
      name: "smoter", label: .number, heeds: [.neighbors, .metric, .scale, .seed], library: .absent,
      make: { smogn(makesNoise: false, $0) }),
    SynthesisMethod(
      name: "smotenc", columns: .mixed, heeds: [.usual, .spread],
      about: """
        --categorical names columns of categories and turns smote into SMOTENC: a new row has the category that most \
        --neighbors of its parent have, and a difference in a category counts as much as a difference in a number by \
        the median of the numbers' standard deviations. With --metric gower (Gower 1971) each column counts equally, \
        a number by its share of the column's range. If all features are categories it is SMOTEN, in which the \
        distance between categories depends on the classes that they occur with.
        """,
      differences: """
        SMOTENC: the distance that a differing category adds is not cut to an integer; there it is if all numbers \
        are integers. If all numbers are constant it is 1; there 0. Tables with equal distances may give other rows \
        even with --compat.
        """,
      make: { parameters in
        with(SMOTENC(seed: parameters.seed)) {
          $0.neighborCount = parameters.neighborCount
          $0.spread = parameters.spread
          $0.numbersAreIntegers = parameters.numbersAreIntegers
        }
      }),
    SynthesisMethod(
      name: "smoten", columns: .categories, heeds: [.neighbors, .seed, .spread],
      differences: """
        SMOTEN: a row always votes on its own categories; there it does not if other rows are just as near.
        """,
      make: { parameters in
        with(SMOTEN(seed: parameters.seed)) {
          $0.neighborCount = parameters.neighborCount
          $0.spread = parameters.spread
        }
      }),
  ]

  private static func smogn(makesNoise: Bool, _ parameters: Parameters) -> SMOGN {
    with(SMOGN(seed: parameters.seed)) {
      $0.neighborCount = parameters.neighborCount
      $0.makesNoise = makesNoise
    }
  }

  private static func borderline(
    _ kind: BorderlineSMOTE.Kind, _ parameters: Parameters
  ) -> BorderlineSMOTE {
    with(BorderlineSMOTE(kind: kind, seed: parameters.seed)) {
      $0.neighborCount = parameters.neighborCount
      $0.borderNeighborCount = parameters.borderNeighborCount
      $0.spread = parameters.spread
    }
  }
}
