import ArgumentParser
import FilterKit

extension CSVScore {
  /// Refuses options that say nothing together.
  mutating func validate() throws {
    try validateLabels()
    if let fault = inputFault ?? wholeFault ?? rankingFault ?? intervalFault ?? eventFault
      ?? weightFault
    {
      throw ValidationError(fault)
    }
  }

  private var hasProbability: Bool {
    probabilities.probability != nil || probabilities.probabilityFile != nil
  }

  private var inputFault: String? {
    if columns.predicted != nil && columns.predictionFile != nil {
      return "--predicted or --prediction-file: give one"
    }
    if probabilities.threshold != nil {
      if columns.predicted != nil {
        return "--threshold makes the predictions: --predicted has no effect"
      }
      if columns.predictionFile != nil {
        return "--threshold makes the predictions: --prediction-file has no effect"
      }
      if columns.loose { return "--threshold makes the predictions: --loose has no effect" }
    }
    let inputs = [
      input.path == nil ? "the input" : nil,
      columns.predictionFile == "-" ? "--prediction-file" : nil,
      probabilities.probabilityFile == "-" ? "--probability-file" : nil,
      probabilities.costMatrix == "-" ? "--cost-matrix" : nil,
    ].compactMap { $0 }
    return inputs.count > 1
      ? "\(inputs[1]) and \(inputs[0]) cannot both be standard input" : nil
  }

  /// What adds all rows up leaves some options without effect.
  private var wholeFault: String? {
    guard let whole = report.whole else { return nil }
    if columns.by != nil { return "\(whole) adds all rows up: --by has no effect" }
    if let other = intervals.others.first {
      return "\(whole) compares nothing: \(other) has no effect"
    }
    if events.tolerance != nil { return "\(whole) has no events: --tolerance has no effect" }
    if report.ranksAlone { return nil }
    if probabilities.ranks && probabilities.threshold == nil {
      let option =
        probabilities.scores != nil
        ? "--scores" : probabilities.probability != nil ? "--probability" : "--probability-file"
      return option == "--scores"
        ? "\(whole) looks at predictions alone: --scores has no effect"
        : "\(whole) looks at predictions alone: \(option) has no effect without --threshold"
    }
    let others = [
      probabilities.cost != nil ? "--cost" : nil,
      probabilities.probabilities != nil ? "--probabilities" : nil,
      probabilities.costMatrix != nil ? "--cost-matrix" : nil,
    ].compactMap { $0 }
    return others.first.map { "\(whole) looks at predictions alone: \($0) has no effect" }
  }

  private var rankingFault: String? {
    guard report.ranksAlone, let picked = report.picked else { return nil }
    let isReliability = report.reliability != nil
    let others = [
      hasProbability || (probabilities.scores != nil && !isReliability)
        ? nil : "needs --probability",
      probabilities.threshold != nil
        ? (isReliability
          ? "looks at probabilities: --threshold has no effect"
          : "tries all thresholds: --threshold has no effect") : nil,
      columns.predicted != nil ? "makes its own predictions: --predicted has no effect" : nil,
      columns.predictionFile != nil
        ? "makes its own predictions: --prediction-file has no effect" : nil,
      columns.loose ? "makes its own predictions: --loose has no effect" : nil,
      probabilities.costMatrix != nil ? "looks at one class: --cost-matrix has no effect" : nil,
      isReliability && probabilities.cost != nil ? "has no costs: --cost has no effect" : nil,
      report.reliability == .quantile && columns.rowWeights != nil
        ? "quantile counts rows: --row-weights has no effect" : nil,
    ]
    return others.compactMap { $0 }.first.map { "\(picked) \($0)" }
  }

  private var intervalFault: String? {
    if let whole = report.whole, intervals.ci != nil, report.reliability == nil {
      return "\(whole) has no intervals: --ci has no effect"
    }
    if report.reliability != nil, intervals.cluster != nil || intervals.draws != nil {
      return
        "--reliability draws nothing: --\(intervals.cluster != nil ? "cluster" : "draws") has no effect"
    }
    if columns.by != nil {
      if intervals.ci != nil { return "--by has a deviation in place of intervals: leave out --ci" }
      if let other = intervals.others.first {
        return "\(other) compares all rows: leave out --by"
      }
    }
    if intervals.cluster != nil && probabilities.probabilities != nil {
      return "--cluster draws no rows with --probabilities: leave out one of them"
    }
    if intervals.against != nil && probabilities.threshold != nil {
      return "--against compares with a column of predictions: leave out --threshold"
    }
    if intervals.againstProbability != nil && !probabilities.ranks {
      return "--against-probability needs --probability or --scores"
    }
    return nil
  }

  private var eventFault: String? {
    if events.tolerance == nil {
      return probabilities.positive != nil && !probabilities.ranks
        ? "--positive needs --probability" : nil
    }
    if probabilities.positive == nil { return "--tolerance needs --positive LABEL" }
    return columns.rowWeights != nil
      ? "--tolerance counts events: leave out --row-weights" : nil
  }

  private var weightFault: String? {
    guard columns.rowWeights != nil else { return nil }
    if intervals.ci != nil {
      return "--ci counts rows, which have no weights then: leave out --row-weights"
    }
    let others =
      intervals.others + (probabilities.probabilities != nil ? ["--probabilities"] : [])
      + (report.format.map { $0.isLibraryText ? ["--format \($0.rawValue)"] : [] } ?? [])
    return others.first.map { "\($0) counts rows: leave out --row-weights" }
  }
}
