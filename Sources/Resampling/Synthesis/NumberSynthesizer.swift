/// A method that makes new rows of a class from the numbers of a table.
public protocol NumberSynthesizer: Synthesizer {
  /// Learns where new rows of one class may lie.
  ///
  /// - Parameters:
  ///   - label: the class that grows.
  ///   - points: all rows of the table; the plans' row numbers are theirs.
  ///   - labels: the class of every row.
  /// - Throws: ``SynthesisError`` if the class cannot grow in this way.
  func source(
    growing label: UInt32, in points: Matrix, labels: [UInt32]
  ) throws(SynthesisError) -> any SynthesisSource
}

extension NumberSynthesizer {
  /// Learns from the numbers of a table; categories are not looked at.
  public func source(
    growing label: UInt32, in points: MixedMatrix, labels: [UInt32]
  ) throws(SynthesisError) -> any SynthesisSource {
    try source(growing: label, in: points.numbers, labels: labels)
  }

  /// Prepares to look around by the numbers, by the metric of the rules.
  public func candidateSearch(
    growing label: UInt32, in points: MixedMatrix, labels: [UInt32]
  ) -> (any CandidateSearch)? {
    NeighborSearch(
      points.numbers, metric: rules.metric, threadCount: rules.threadCount,
      progress: rules.progress)
  }

  /// Plans the new rows of several classes of a table of numbers: see ``Synthesizer``.
  ///
  /// - Parameters:
  ///   - targets: the classes that grow, and by how many rows.
  ///   - points: the features of all rows.
  ///   - labels: the class of each row.
  ///   - rejection: which candidates are left out; by default none.
  /// - Throws: ``SynthesisError`` if a class cannot grow in this way.
  public func plans(
    _ targets: [GrowthTarget], in points: Matrix, labels: [UInt32],
    rejection: LeeRejection? = nil
  ) throws(SynthesisError) -> [SynthesisPlan] {
    try plans(targets, in: MixedMatrix(numbers: points), labels: labels, rejection: rejection)
  }
}
