extension ManyClassRanking {
  /// The standard errors of ``oneVersusRest(_:)``; `nil` where there is no mean, or a class has one row.
  ///
  /// A row moves the mean by what a little more weight of it would: by the share of the others that it is above, or that are
  /// above it, in each area that it takes part in, and by what it adds to the weight of its class. The squares of this add up to
  /// the variance (the infinitesimal jackknife: B. Efron, "The jackknife, the bootstrap and other resampling plans", 1982). Of two
  /// classes it is DeLong's variance.
  ///
  /// - Complexity: O(classes · rows · log rows) time, 16 bytes a row.
  public func oneVersusRestErrors(_ areas: [Double?]) -> Means? {
    guard let means = oneVersusRest(areas) else { return nil }
    let present = rows.indices.filter { areas[$0] != nil }
    var effects = Effects(rowCount: rows.reduce(0) { $0 + $1.count })
    let total = Double(present.reduce(0) { $0 + rows[$1].count })
    for label in present {
      let weight = (1 / Double(present.count), Double(rows[label].count) / total)
      add(areaOf: label, against: rows.indices.filter { $0 != label }, weight, to: &effects)
      effects.add((0, ((areas[label] ?? 0) - means.weighted) / total), to: rows[label])
    }
    return effects.errors(rows)
  }

  /// The standard errors of ``oneVersusOne``, in the same way.
  public var oneVersusOneErrors: Means? {
    guard let means = oneVersusOne else { return nil }
    let present = rows.indices.filter { !rows[$0].isEmpty }
    var effects = Effects(rowCount: rows.reduce(0) { $0 + $1.count })
    let pairCount = Double(present.count * (present.count - 1) / 2)
    let total = Double(present.reduce(0) { $0 + rows[$1].count } * (present.count - 1))
    for (index, first) in present.enumerated() {
      for second in present[(index + 1)...] {
        let weight = (0.5 / pairCount, Double(rows[first].count + rows[second].count) / 2 / total)
        let one = add(areaOf: first, against: [second], weight, to: &effects)
        let other = add(areaOf: second, against: [first], weight, to: &effects)
        let share = ((one + other) / 2 - means.weighted) / total
        effects.add((0, share), to: rows[first])
        effects.add((0, share), to: rows[second])
      }
    }
    return effects.errors(rows)
  }

  /// Adds what each row adds to the area of a class against others, times the weights of that area in both means.
  ///
  /// - Returns: the area.
  @discardableResult
  private func add(
    areaOf label: Int, against others: [Int], _ weight: Means, to effects: inout Effects
  ) -> Double {
    let (hits, misses) = (rows[label], others.flatMap { rows[$0] })
    func scores(_ rows: [Int]) -> [Double] {
      rows.map { probabilities[$0 * self.rows.count + label] }
    }
    let (ofHits, ofMisses) = (scores(hits), scores(misses))
    let above = DeLong.shares(of: ofHits, above: ofMisses)
    let area = pairwiseSum(above[...]) / Double(hits.count)
    for (row, share) in zip(hits, above) {
      effects.add((share - area) / Double(hits.count), weight, to: row)
    }
    for (row, share) in zip(misses, DeLong.shares(of: ofMisses, above: ofHits)) {
      effects.add((1 - share - area) / Double(misses.count), weight, to: row)
    }
    return area
  }

  /// What each row adds to the plain mean and to the weighted one.
  private struct Effects {
    private var plain, weighted: [Double]

    init(rowCount: Int) {
      plain = [Double](repeating: 0, count: rowCount)
      weighted = plain
    }

    mutating func add(_ effect: Double, _ weight: Means, to row: Int) {
      plain[row] += effect * weight.plain
      weighted[row] += effect * weight.weighted
    }

    mutating func add(_ effect: Means, to rows: [Int]) {
      for row in rows {
        plain[row] += effect.plain
        weighted[row] += effect.weighted
      }
    }

    /// The roots of the sums of squares. Within a class they are of a sample.
    func errors(_ classes: [[Int]]) -> Means? {
      if classes.contains(where: { $0.count == 1 }) { return nil }
      func error(_ effects: [Double]) -> Double {
        var sum = 0.0
        for rows in classes where !rows.isEmpty {
          let count = Double(rows.count)
          let values = rows.map { effects[$0] }
          let mean = pairwiseSum(values[...]) / count
          let squares = values.map { ($0 - mean) * ($0 - mean) }
          sum += pairwiseSum(squares[...]) * count / (count - 1) + count * mean * mean
        }
        return sum.squareRoot()
      }
      return (error(plain), error(weighted))
    }
  }
}
