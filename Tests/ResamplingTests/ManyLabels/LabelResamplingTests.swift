import Testing

@testable import Resampling

/// ML-ROS and ML-RUS beside models that do what the paper says, one step at a time, with another generator.
@Suite struct LabelResamplingTests {
  /// The paper's loop: the rows that are copied, or dropped, to the number asked for.
  private static func model(
    _ sample: LabelSample, percent: Double, copies: Bool, seed: UInt64
  ) -> [Int] {
    var random = Xorshift(seed: seed)
    var table = sample
    var drawn: [Int] = []
    let wanted = Int((Double(sample.rows.count) * percent / 100).rounded())
    let mean = sample.meanRatio
    func isMeant(_ label: Int) -> Bool {
      guard table.count(label) > 0 else { return false }
      return copies ? table.ratio(label) > mean : table.ratio(label) < mean
    }
    var labels = (0..<sample.labelCount).filter { sample.count($0) > 0 && isMeant($0) }
    while drawn.count < wanted && !labels.isEmpty {
      for label in labels where drawn.count < wanted {
        let bag = sample.rows.indices.filter { row in
          sample.rows[row].contains(label) && (copies || !drawn.contains(row))
        }
        guard !bag.isEmpty else {
          labels.removeAll { $0 == label }
          continue
        }
        let row = bag[random.below(bag.count)]
        drawn.append(row)
        // Dropped rows leave their labels behind.
        if copies { table.rows.append(sample.rows[row]) } else { table.rows[row] = [] }
        if !isMeant(label) { labels.removeAll { $0 == label } }
      }
    }
    return drawn
  }

  private static func drawn(
    _ sample: LabelSample, percent: Double, copies: Bool, seed: UInt32
  ) -> ResampledRows {
    if copies {
      var method = MLROS(seed: seed)
      method.percent = percent
      return method.copiedRows(of: sample.sets)
    }
    var method = MLRUS(seed: seed)
    method.percent = percent
    return method.droppedRows(of: sample.sets)
  }

  /// Over a thousand seeds each row is drawn as often as by the model.
  @Test(arguments: [true, false]) func distribution(copies: Bool) {
    for (number, percent) in [(1, 10.0), (2, 25), (3, 60)] {
      let sample = LabelSample(rowCount: 50, labelCount: 5, seed: UInt32(number))
      var ours = [Int](repeating: 0, count: 50)
      var theirs = ours
      for seed in 1...1000 {
        for row in Self.drawn(sample, percent: percent, copies: copies, seed: UInt32(seed)).rows {
          ours[Int(row)] += 1
        }
        for row in Self.model(sample, percent: percent, copies: copies, seed: UInt64(seed)) {
          theirs[row] += 1
        }
      }
      #expect(ours.reduce(0, +) > 0)
      // The statistic of two samples; draws of one table depend on each other, which makes it smaller if anything.
      let pairs = zip(ours, theirs).filter { $0 + $1 > 0 }
      let statistic = pairs.reduce(0) {
        $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) / Double($1.0 + $1.1)
      }
      let freedom = Double(pairs.count)
      #expect(statistic < freedom + 4 * (2 * freedom).squareRoot(), "\(ours) \(theirs)")
      #expect(zip(ours, theirs).allSatisfy { ($0 == 0) == ($1 == 0) })
    }
  }

  /// The number is exact, and what is said of the labels afterwards is true.
  @Test func counts() {
    for number in 1...20 {
      let sample = LabelSample(rowCount: 40 + number, labelCount: 6, seed: UInt32(number))
      for copies in [true, false] {
        let found = Self.drawn(sample, percent: 15, copies: copies, seed: 7)
        let wanted = Int((Double(sample.rows.count) * 0.15).rounded())
        #expect(found.wanted == wanted && found.rows.count <= wanted)
        var after = sample
        for row in found.rows {
          if copies { after.rows.append(sample.rows[Int(row)]) } else { after.rows[Int(row)] = [] }
        }
        #expect(found.imbalance.counts == (0..<6).map { after.count($0) })
        if !copies { #expect(Set(found.rows).count == found.rows.count) }
      }
    }
  }

  /// mldr.resampling never looks at IRLbl again: its rare labels get copies however frequent they have become. Here a label
  /// that has come down to MeanIR gets none, and all come to an end.
  @Test func labelsAreLeftOutWhenTheyAreNoLongerRare() {
    // Twelve rows of a, four of b, one of c: IRLbl 1, 3, 12, MeanIR 16/3; c is rare until it has three rows.
    let rows = (0..<12).map { _ in Set([0]) } + (0..<4).map { _ in Set([1]) } + [Set([2])]
    let sample = LabelSample(rows, labelCount: 3)
    var method = MLROS(seed: 0)
    method.percent = 1000
    let copied = method.copiedRows(of: sample.sets)
    #expect(copied.rows == [16, 16])
    #expect(copied.wanted == 170)
    #expect(copied.imbalance.counts == [12, 4, 3])

    // ML-RUS: a is frequent, and b, until IRLbl of b is at MeanIR: 12 / 2 > 16 / 3.
    var drops = MLRUS(seed: 0)
    drops.percent = 99
    let dropped = drops.droppedRows(of: sample.sets)
    #expect(dropped.rows.count < dropped.wanted)
    #expect(!dropped.rows.contains(16))
  }

  /// mldr.resampling draws the rows to drop with replacement, so that fewer go.
  @Test func asManyRowsGoAsWasSaid() {
    let sample = LabelSample(rowCount: 400, labelCount: 4, seed: 5)
    for seed in 0..<50 {
      let dropped = Self.drawn(sample, percent: 20, copies: false, seed: UInt32(seed))
      #expect(dropped.rows.count == 80 && Set(dropped.rows).count == 80)
    }
  }

  @Test func labelsWithoutRowsAndRowsWithoutLabels() {
    let none = LabelSample([[], [], []], labelCount: 2)
    #expect(MLROS(seed: 1).copiedRows(of: none.sets).rows.isEmpty)
    #expect(MLRUS(seed: 1).droppedRows(of: none.sets).rows.isEmpty)
    let imbalance = LabelImbalance(counts: [4, 0, 2])
    #expect(imbalance.ratios == [1, nil, 2])
    #expect(imbalance.meanRatio == 1.5)
    #expect(imbalance.minorities == [2] && imbalance.majorities == [0])
    #expect(LabelImbalance(counts: [0, 0]).meanRatio == nil)
  }
}
