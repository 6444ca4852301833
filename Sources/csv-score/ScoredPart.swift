import Resampling

extension ScoredRows {
  /// The rows of one value of the column that divides them.
  struct Part {
    /// How often each pair of classes came.
    var matrix = ConfusionMatrix()
    /// What is known of each row of the class that the probabilities are of, and of each other row.
    var hits = Sample(), misses = Sample()
    /// The probabilities of all classes, row by row.
    var classShares = ClassProbabilities.Rows()
    /// How many rows there are, and the sum of their weights.
    var rowCount = 0, weight = 0.0
    /// How often each prediction came with each other prediction.
    var comparisons: [Comparison: Int] = [:]
    /// How often each pair of classes came in each group.
    var groupPairs: [GroupPair: Int] = [:]
    /// When events are, and when they are predicted.
    var events = Events()

    /// Adds the rows after these; the numbers are those here of their classes and groups.
    mutating func append(
      _ later: Part, classes: [UInt32], clusters: [UInt32], recordings: [UInt32]
    ) {
      matrix.add(later.matrix.renumbered(classes))
      hits.append(later.hits, clusters: clusters, recordings: recordings)
      misses.append(later.misses, clusters: clusters, recordings: recordings)
      events.append(later.events, recordings: recordings)
      classShares.probabilities += later.classShares.probabilities
      classShares.labels += later.classShares.labels
      rowCount += later.rowCount
      weight += later.weight
      for (key, count) in later.comparisons {
        comparisons[key.renumbered(classes), default: 0] += count
      }
      for (key, count) in later.groupPairs {
        groupPairs[key.renumbered(classes, clusters: clusters), default: 0] += count
      }
    }

    /// Gives classes other numbers; several may become one.
    mutating func renumber(_ classes: [UInt32]) {
      matrix = matrix.renumbered(classes)
      comparisons = [Comparison: Int](
        comparisons.map { ($0.key.renumbered(classes), $0.value) }, uniquingKeysWith: +)
      groupPairs = [GroupPair: Int](
        groupPairs.map { ($0.key.renumbered(classes, clusters: nil), $0.value) },
        uniquingKeysWith: +)
    }
  }

  /// Rows of one kind: what is known of each, where it is asked for.
  struct Sample {
    /// How likely each row is of the class.
    var scores: [Double] = []
    /// How likely others have it.
    var others: [Double] = []
    /// The weight of each row.
    var weights: [Double] = []
    /// The group of each row.
    var clusters: [UInt32] = []
    /// Where each row is in time.
    var moments: [Events.Row] = []

    mutating func append(_ later: Sample, clusters numbers: [UInt32], recordings: [UInt32]) {
      scores += later.scores
      others += later.others
      weights += later.weights
      clusters += later.clusters.map { numbers[Int($0)] }
      moments += later.moments.map {
        Events.Row(time: $0.time, recording: recordings[Int($0.recording)])
      }
    }
  }

  /// The class of a row, and two predictions.
  struct Comparison: Hashable {
    var truth, prediction, other: UInt32

    func renumbered(_ numbers: [UInt32]) -> Comparison {
      Comparison(
        truth: numbers[Int(truth)], prediction: numbers[Int(prediction)],
        other: numbers[Int(other)])
    }
  }

  /// The group of a row, its class and the prediction.
  struct GroupPair: Hashable {
    var cluster, truth, prediction: UInt32

    func renumbered(_ numbers: [UInt32], clusters: [UInt32]?) -> GroupPair {
      GroupPair(
        cluster: clusters?[Int(cluster)] ?? cluster, truth: numbers[Int(truth)],
        prediction: numbers[Int(prediction)])
    }
  }
}
