import Resampling
import Testing

/// Plans that are put together make the rows that they make apart.
@Suite struct SynthesisPlanTests {
  static let points = Matrix(rowCount: 3, columnCount: 2, values: [0, 0, 10, 20, -4, .nan])

  static func plan(shrunk: Bool) -> SynthesisPlan {
    var plan = SynthesisPlan()
    plan.append(base: 0, other: 1, step: 0.5)
    plan.append(base: 1, other: 0, step: 0.25)
    if shrunk { plan.shrink = [0.5, 0.5] }
    return plan
  }

  @Test(arguments: [false, true], [false, true])
  func togetherAsApart(firstIsShrunk: Bool, secondIsShrunk: Bool) {
    let (first, second) = (Self.plan(shrunk: firstIsShrunk), Self.plan(shrunk: secondIsShrunk))
    var both = first
    both.append(second)
    #expect(both.count == 4)
    #expect(
      both.rows(from: Self.points).values
        == first.rows(from: Self.points).values + second.rows(from: Self.points).values)
    for row in 0..<2 {
      #expect(both.position(ofRow: row) == first.position(ofRow: row))
      #expect(both.position(ofRow: row + 2) == second.position(ofRow: row))
    }
    // A row that is added by itself goes its whole step, whatever the others do.
    both.append(base: 0, other: 1, step: 0.75)
    #expect(both.position(ofRow: 4) == 0.75)
    #expect(Array(both.rows(from: Self.points).values.suffix(2)) == [7.5, 15])
    let some = both.selecting([4, 0])
    #expect(some.position(ofRow: 0) == 0.75)
    #expect(some.rows(from: Self.points).values.prefix(2) == [7.5, 15])
  }

  @Test func whatIsMissingStaysMissing() {
    var plan = SynthesisPlan()
    plan.append(base: 0, other: 2, step: 0.5)
    plan.append(base: 2, other: 0, step: 0.5)
    let rows = plan.rows(from: Self.points)
    #expect(rows[0, 0] == -2 && rows[0, 1] == 0)
    #expect(rows[1, 0] == -2 && rows[1, 1].isNaN)
  }

  /// Every refusal has words of its own, fit to follow a colon.
  @Test func refusalsSayWhatStandsInTheWay() {
    let errors: [SynthesisError] = [
      .noRows, .lone, .tooFewRows(rows: 3, needed: 6), .noneInDanger, .noneSafe, .scattered,
      .outnumbered(2), .allNoise, .cellsMissing, .noForeignNeighbors, .sharesRoundToNothing,
    ]
    let words = errors.map(\.description)
    #expect(Set(words).count == errors.count)
    for text in words {
      #expect(text.first?.isLowercase == true && text.last != "." && !text.contains("\n"))
    }
    #expect(words[2] == "imbalanced-learn searches 6 rows, and the class has 3")
  }
}
