import TestSupport
import Testing

/// Over many seeds every row of a class is chosen equally often, wherever it is in the file. The seeds are fixed, so
/// these tests say the same in every run.
@Suite("Choices are uniform over the places in the file")
struct ChanceTests {
  /// 40 rows of a large class and 10 of a small one, and in which class each is.
  private static let labels = (0..<50).map { $0 % 5 == 3 ? "small" : "large" }

  private func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(
      "id,y\n" + Self.labels.enumerated().map { "\($0),\($1)\n" }.joined(), to: "data.csv")
    return folder
  }

  /// How often each row comes out of a command that is run with many seeds.
  private func counts(_ command: String, seeds: Int) async throws -> [Int] {
    let folder = try folder()
    let result = try await folder.shell(
      "for seed in $(seq \(seeds)); do \(command.replacing("SEED", with: "--seed $seed")); done")
    #expect(result.messages == "")
    let counts = tally(
      result.lines.compactMap { line in Int(line.prefix { $0 != "," }) })
    return (0..<50).map { counts[$0, default: 0] }
  }

  /// χ² with k − 1 degrees of freedom is above mean + 4 standard deviations once in some ten thousand.
  private func expectUniform(_ counts: [Int]) {
    let freedom = Double(counts.count - 1)
    let statistic = chiSquare(counts)
    #expect(statistic < freedom + 4 * (2 * freedom).squareRoot(), "\(counts)")
    // Nor is it more even than chance.
    #expect(statistic > freedom - 3 * (2 * freedom).squareRoot(), "\(counts)")
  }

  private func rows(of label: String) -> [Int] {
    Self.labels.indices.filter { Self.labels[$0] == label }
  }

  @Test func undersampling() async throws {
    let counts = try await counts("csv-undersample SEED data.csv", seeds: 200)
    #expect(rows(of: "small").allSatisfy { counts[$0] == 200 })
    // Ten of forty, two hundred times, without replacement: the variance is that of 3/4 of the draws.
    let large = rows(of: "large").map { counts[$0] }
    #expect(large.reduce(0, +) == 2000)
    expectUniform(large)
  }

  @Test func undersamplingWithReplacement() async throws {
    let counts = try await counts(
      "csv-undersample --replacement --per-class 30 SEED data.csv", seeds: 60)
    expectUniform(rows(of: "large").map { counts[$0] })
  }

  @Test func candidates() async throws {
    let counts = try await counts(
      "csv-undersample --candidates id=10..29 --per-class 32 SEED data.csv", seeds: 150)
    let places = rows(of: "large")
    #expect(places.filter { !(10..<30).contains($0) }.allSatisfy { counts[$0] == 150 })
    expectUniform(places.filter { (10..<30).contains($0) }.map { 150 - counts[$0] })
  }

  @Test func oversampling() async throws {
    let counts = try await counts("csv-oversample SEED data.csv", seeds: 80)
    #expect(rows(of: "large").allSatisfy { counts[$0] == 80 })
    expectUniform(rows(of: "small").map { counts[$0] - 80 })
  }

  @Test(arguments: ["", "--no-stratify"])
  func splits(_ options: String) async throws {
    let counts = try await counts(
      "csv-split \(options) --part test SEED data.csv 2>/dev/null", seeds: 200)
    if options.isEmpty {
      #expect(rows(of: "small").map { counts[$0] }.reduce(0, +) == 400)
      expectUniform(rows(of: "small").map { counts[$0] })
      expectUniform(rows(of: "large").map { counts[$0] })
    } else {
      expectUniform(counts)
    }
  }

  @Test func folds() async throws {
    let counts = try await counts(
      "csv-split --folds 5 --fold 2 --part test SEED data.csv 2>/dev/null", seeds: 200)
    expectUniform(rows(of: "large").map { counts[$0] })
  }

  @Test func parentsOfSmote() async throws {
    let folder = try folder()
    let result = try await folder.shell(
      """
      for seed in $(seq 60); do
        csv-smote --seed $seed --synthetic-only --provenance how data.csv | tail -n +2 | cut -d' ' -f2
      done
      """)
    let parents = tally(result.lines)
    #expect(parents.count == 10)
    expectUniform(rows(of: "small").map { parents["\($0 + 1)", default: 0] })
  }
}
