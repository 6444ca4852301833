extension SynthesisMethod {
  /// The methods that make rows.
  public static let all: [SynthesisMethod] = [
    SynthesisMethod(
      name: "smote", heeds: [.usual, .spread, .recall],
      about: """
        smote (Chawla and others 2002) takes every row of the class for a parent, and one of its --neighbors nearest \
        of the class for a partner: the made row lies at random on the line between them. --spread even takes parents \
        in turn, as the paper has it. All others choose parents or partners by what lives around them.
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
        borderline-1 and borderline-2 (Han, Wang and Mao 2005) take parents on the border, where at least half of the \
        --border-neighbors nearest rows, but not all, are of other classes; borderline-2 takes partners of other \
        classes, too, and stays nearer to the parent then. --spread is heeded.
        """,
      differences: """
        Of borderline-1 and borderline-2: a class without a border is an error; there it gets no rows, silently. \
        borderline-2 joins a parent to its nearest rows of the class and to the nearest of other classes, with a step \
        below a half; there to the nearest of whatever class, shortened by a second draw.
        """,
      make: { borderline(.classOnly, $0) }),
    SynthesisMethod(
      name: "borderline-2", heeds: [.usual, .borderNeighbors, .spread],
      make: { borderline(.foreignToo, $0) }),
    SynthesisMethod(
      name: "svm", heeds: [.usual, .borderNeighbors],
      about: """
        svm (Nguyen, Cooper and Kamei 2009) finds the border by the support vectors of a machine with radial kernel (C \
        = 1, gamma by the variance), which is trained here by sequential minimal optimization (Fan, Chen and Lin \
        2005): between neighbors where at least half of the --border-neighbors are of other classes, and up to half a \
        step beyond the parent where the class is at home.
        """,
      differences: """
        Of svm: where no support vector is on the border, or none is at home, the other kind makes up for it; there \
        its share of the rows is lost. The support vectors are our machine's; in about one table of fifty the \
        library's machine ends with another set.
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
        kmeans (Last, Douzas and Bacao 2017) parts the table into --clusters and makes rows within those in which the \
        class prevails, most in the sparse ones. --imbalance says how far other classes may outnumber it there. Where \
        the class prevails nowhere, rows are made where it is no rarer than in the whole table, and a note says so.
        """,
      differences: """
        Of kmeans: clusters come from k-means over all rows; there from mini-batches, so that no seed gives the same \
        rows. Clusters with as few as two rows of the class take part. Shares are the paper's; there all are rounded \
        up, and a class that prevails nowhere is an error.
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
        Of adasyn: shares make up the total exactly; there each is rounded, and the total is what comes out. A class \
        far from all others shares evenly; there it is an error.
        """,
      make: { parameters in
        with(ADASYN(seed: parameters.seed)) { $0.neighborCount = parameters.neighborCount }
      }),
    SynthesisMethod(
      name: "safe-level", heeds: .usual, library: .absent,
      about: """
        safe-level (Bunkhumpornpat and others 2009) does the contrary: rows lie nearer to the parent, or to the \
        partner, around which the class is at home among the --neighbors.
        """,
      make: { parameters in
        with(SafeLevelSMOTE(seed: parameters.seed)) { $0.neighborCount = parameters.neighborCount }
      }),
    SynthesisMethod(
      name: "prowsyn", heeds: .usual, library: .absent,
      about: """
        prowsyn (Barua and others 2013) peels the class into layers, of rows that are among the --neighbors nearest to \
        a row of another class, and makes most rows in the first.
        """,
      make: { parameters in
        with(ProWSyn(seed: parameters.seed)) { $0.neighborCount = parameters.neighborCount }
      }),
    SynthesisMethod(
      name: "polynom-mesh", heeds: [.rejection, .seed], library: .absent,
      about: """
        polynom-mesh and polynom-star (Gazzah and Essoukri Ben Amara 2008) look for no neighbors: they join each row \
        to all others of the class at random places, or to its mean at even ones, which leaves nothing to chance.
        """,
      make: { PolynomFitSMOTE(network: .mesh, seed: $0.seed) }),
    SynthesisMethod(
      name: "polynom-star", heeds: .rejection, library: .absent,
      make: { PolynomFitSMOTE(network: .star, seed: $0.seed) }),
    SynthesisMethod(
      name: "smotenc", columns: .mixed, heeds: [.usual, .spread],
      about: """
        --categorical names columns of categories and makes SMOTENC of smote: a made row has the category that most \
        --neighbors of its parent have, and rows that differ in a category are as far apart as if they differed by the \
        median of the standard deviations of the numbers; with --metric gower by Gower's measure (1971): each column \
        counts equally, a number by its share of the column's range. Where all features are categories it is SMOTEN, \
        with distances between categories by the classes that they occur with.
        """,
      differences: """
        Of SMOTENC: the distance that a differing category adds is never cut to an integer; there it is where all \
        numbers are integers. Where all numbers are constant it is 1; there 0. Tables with equal distances may give \
        other rows with --compat, too.
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
        Of SMOTEN: a row always has a vote about itself; there not where other rows are as near as itself.
        """,
      make: { parameters in
        with(SMOTEN(seed: parameters.seed)) {
          $0.neighborCount = parameters.neighborCount
          $0.spread = parameters.spread
        }
      }),
  ]

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
