import Foundation
import Testing

@testable import Resampling

/// Smears a whole recording at once, by the definition: every row looks at every positive.
private func naive(
  _ places: [Double], _ events: [UInt32?], halfWidth: Double,
  weight: (_ distance: Double) -> Double
) -> [LabelSmearing.Outcome] {
  places.indices.map { row in
    if let event = events[row] { return .positive(event: event) }
    var best: (event: UInt32, weight: Double, distance: Double)?
    for other in places.indices {
      guard let event = events[other] else { continue }
      let distance = abs(places[row] - places[other])
      guard distance <= halfWidth else { continue }
      // The largest weight; of equal weights that of the nearest, and the earlier of two.
      if distance < best?.distance ?? .infinity { best = (event, weight(distance), distance) }
    }
    guard let best else { return .negative }
    return .smeared(event: best.event, weight: best.weight)
  }
}

private func smeared(
  _ places: [Double], _ events: [UInt32?], _ kernel: SmearingKernel, halfWidth: Double,
  spacing: Double
) -> [LabelSmearing.Outcome] {
  var smearing = LabelSmearing(kernel, halfWidth: halfWidth, spacing: spacing)
  var outcomes: [LabelSmearing.Outcome] = []
  for (place, event) in zip(places, events) {
    smearing.append(at: place, event: event) { outcomes.append($0) }
  }
  smearing.endRecording { outcomes.append($0) }
  return outcomes
}

@Suite struct LabelSmearingTests {
  struct Setting: Sendable, CustomTestStringConvertible {
    var name: String
    var kernel: SmearingKernel
    var spacing: Double
    var formula: @Sendable (_ distance: Double, _ halfWidth: Double) -> Double
    var testDescription: String { name }
  }

  static let settings = [
    Setting(name: "gaussian", kernel: .gaussian, spacing: 1) { exp(-2 * $0 * $0 / ($1 * $1)) },
    Setting(name: "triangle by rows", kernel: .triangle, spacing: 1) { 1 - $0 / ($1 + 1) },
    Setting(name: "triangle by time", kernel: .triangle, spacing: 0) { 1 - $0 / $1 },
    Setting(name: "rectangle", kernel: .rectangle, spacing: 0) { _, _ in 1 },
    Setting(name: "geometric", kernel: .geometric(ratio: 0.7), spacing: 0) { d, _ in pow(0.7, d) },
  ]

  @Test(arguments: settings)
  func equalsTheFormulaAtEveryRow(_ setting: Setting) throws {
    var random = RandomState(seed: 5)
    for halfWidth in [1.0, 2, 5, 30] {
      // Eighths add up exactly, so that rows lie on the very edges of windows; equal times occur.
      var time = -20.0
      var places: [Double] = []
      var events: [UInt32?] = []
      for _ in 0..<400 {
        time += setting.spacing == 1 ? 1 : Double(random.randint(below: 9)) / 8
        places.append(time)
        let draw = random.randint(below: 40)
        events.append(draw < 3 ? UInt32(draw) : nil)
      }
      let expected = naive(places, events, halfWidth: halfWidth) { setting.formula($0, halfWidth) }
      let outcomes = smeared(
        places, events, setting.kernel, halfWidth: halfWidth, spacing: setting.spacing)
      try #require(outcomes.count == expected.count)
      for (outcome, wanted) in zip(outcomes, expected) {
        if case .smeared(let event, let weight) = outcome,
          case .smeared(let wantedEvent, let wantedWeight) = wanted
        {
          #expect(event == wantedEvent)
          #expect(abs(weight - wantedWeight) < 1e-14)
        } else {
          #expect(outcome == wanted)
        }
      }
    }
  }

  @Test func closesTheWindowForNumbersAsTheyAreWritten() {
    for (first, second, halfWidth) in [(1.0, 1.3, 0.3), (0.1, 0.4, 0.3), (1000.1, 1000.8, 0.7)] {
      let outcomes = smeared(
        [first, second], [0, nil], .gaussian, halfWidth: halfWidth, spacing: 0)
      guard case .smeared(0, let weight)? = outcomes.last else {
        Issue.record("\(second) is not within \(halfWidth) of \(first)")
        continue
      }
      #expect(abs(weight - exp(-2)) < 1e-9)
    }
    #expect(smeared([1, 1.3001], [0, nil], .gaussian, halfWidth: 0.3, spacing: 0)[1] == .negative)
  }

  @Test func waitsForOneHalfWidthAndNoLonger() {
    var smearing = LabelSmearing(.gaussian, halfWidth: 10, spacing: 1)
    var given = 0
    for row in 0..<10_000 {
      smearing.append(at: Double(row), event: nil) { _ in given += 1 }
      #expect(smearing.waitingCount <= 11)
    }
    #expect(given >= 10_000 - 11)
    smearing.append(at: 10_000, event: 0) { _ in given += 1 }
    #expect(smearing.waitingCount == 0)
    #expect(given == 10_001)
  }

  @Test func endsWindowsWithTheRecording() {
    var smearing = LabelSmearing(.rectangle, halfWidth: 3, spacing: 1)
    var outcomes: [LabelSmearing.Outcome] = []
    smearing.append(at: 1, event: 0) { outcomes.append($0) }
    smearing.endRecording { outcomes.append($0) }
    smearing.append(at: 1, event: nil) { outcomes.append($0) }
    smearing.endRecording { outcomes.append($0) }
    smearing.append(at: 1, event: 0) { outcomes.append($0) }
    #expect(outcomes == [.positive(event: 0), .negative, .positive(event: 0)])
  }

  @Test func keepsBystandersInTheirTurn() {
    var smearing = LabelSmearing(.rectangle, halfWidth: 1, spacing: 1)
    var outcomes: [LabelSmearing.Outcome] = []
    smearing.appendBystander { outcomes.append($0) }
    smearing.append(at: 1, event: nil) { outcomes.append($0) }
    smearing.appendBystander { outcomes.append($0) }
    #expect(outcomes == [.bystander])
    smearing.append(at: 2, event: 4) { outcomes.append($0) }
    #expect(
      outcomes == [
        .bystander, .smeared(event: 4, weight: 1), .bystander, .positive(event: 4),
      ])
  }

  @Test func takesTimesOfAnySize() {
    let edge = Double.greatestFiniteMagnitude
    #expect(
      smeared([-edge, 0, edge], [0, nil, 0], .gaussian, halfWidth: 1, spacing: 0)
        == [.positive(event: 0), .negative, .positive(event: 0)])
    let all = smeared([-edge, 0], [0, nil], .triangle, halfWidth: edge, spacing: 0)
    #expect(all.last == .smeared(event: 0, weight: 0))
  }
}
