import Foundation
import TestSupport
import Testing

@Suite("csv-score: events in time")
struct ScoreEventTests {
  private static let golden = "Tests/ParityTests/golden/events"

  private struct Golden: Decodable {
    var tolerance: Double
    var matched: Int
    var first: [Double]
  }

  /// The events of all recordings, and the scores of the first: golden files made by make_events.py.
  @Test(arguments: 0..<10)
  func eventsAsMirEval(_ table: Int) async throws {
    let folder = try WorkFolder()
    try folder.copy("\(Self.golden)/random-\(table).csv", as: "t.csv")
    let bytes = try bytesOfRepositoryFile("\(Self.golden)/random-\(table).json")
    for golden in try JSONDecoder().decode([Golden].self, from: Data(bytes)) {
      let score =
        "csv-score -q -l event --positive 1 --time s --tolerance \(golden.tolerance) --group track"
      let all = try await folder.shell("\(score) t.csv")
      #expect(all.lines.contains("matched_events,,\(golden.matched)"))
      let first = try await folder.shell("\(score) --where track=t0 t.csv")
      let found = first.lines.filter { $0.hasPrefix("event_") }
      #expect(
        found.map { $0.prefix { $0 != "," } } == ["event_precision", "event_recall", "event_f1"])
      for (line, value) in zip(found, golden.first) {
        let number = try #require(line.split(separator: ",").last.flatMap { Double($0) })
        #expect(abs(number - value) <= 1e-12, "\(line)")
      }
    }
  }

  /// A time that lies exactly at the tolerance matches, as the numbers are written; mir_eval takes some of these and not others.
  @Test func timesThatLieOnTheTolerance() async throws {
    let folder = try WorkFolder()
    let result = try await folder.shell(
      """
      awk 'BEGIN { print "t,y,predicted"; for (i = 0; i < 400; i++) {
        printf "%.2f,1,0\\n", i; printf "%.2f,0,1\\n", i + 0.05; printf "%.3f,0,0\\n", i + 0.5 } }' > t.csv
      csv-score -l y --positive 1 --time t --tolerance 0.05 t.csv | grep event
      csv-score -l y --positive 1 --time t --tolerance 0.0499 t.csv | grep matched
      """)
    #expect(
      result.lines == [
        "events,,400", "predicted_events,,400", "matched_events,,400", "event_precision,,1.0",
        "event_recall,,1.0", "event_f1,,1.0", "matched_events,,0",
      ])
  }

  private static let frames = """
    track,s,y,predicted,p,fold
    a,0,1,0,0.2,1
    a,1,0,1,0.9,1
    a,2,0,1,0.8,1
    b,2,1,0,0.3,2
    b,9,0,0,0.1,2

    """

  @Test(arguments: [
    // Each event matches once, and none in another recording.
    ("--time s --group track --tolerance 1 t.csv", ["2", "2", "1", "0.5", "0.5", "0.5"]),
    ("--time s --tolerance 1 t.csv", ["2", "2", "2", "1.0", "1.0", "1.0"]),
    ("--time s --tolerance 0 t.csv", ["2", "2", "1", "0.5", "0.5", "0.5"]),
    ("--time s --group track --tolerance 0 t.csv", ["2", "2", "0", "0.0", "0.0", "0.0"]),
    // Predictions by a threshold, and from a file of their own.
    (
      "--time s --group track --tolerance 1 --probability p --threshold 0.85 t.csv",
      ["2", "1", "1", "1.0", "0.5", "0.6666666666666666"]
    ),
    (
      "--time s --group track --tolerance 1 --prediction-file lines.txt t.csv",
      ["2", "1", "1", "1.0", "0.5", "0.6666666666666666"]
    ),
    // Spelled otherwise.
    (
      "--time s --group track --tolerance 1 --loose loose.csv",
      ["2", "2", "1", "0.5", "0.5", "0.5"]
    ),
    // Dates count seconds.
    ("--time d --tolerance 60 dates.csv", ["1", "1", "1", "1.0", "1.0", "1.0"]),
    ("--time d --tolerance 59 dates.csv", ["1", "1", "0", "0.0", "0.0", "0.0"]),
    ("--time s --tolerance 1 --where track=b t.csv", ["1", "0", "0", "0.0", "0.0", "0.0"]),
    (
      "--time s --tolerance 1 --where track=b --zero-division nan t.csv",
      ["1", "0", "0", "", "0.0", "0.0"]
    ),
  ])
  func matches(_ options: String, _ figures: [String]) async throws {
    let folder = try WorkFolder()
    try folder.write(Self.frames, to: "t.csv")
    try folder.write(
      Self.frames.replacing(",1,0.9", with: ",1.0,0.9").replacing(",1,0.8", with: ",01,0.8"),
      to: "loose.csv")
    try folder.write("0\n1\n0\n0\n0\n", to: "lines.txt")
    try folder.write(
      "d,y,predicted\n2024-02-28T23:59:30,1,0\n2024-02-29 00:00:30,0,1\n", to: "dates.csv")
    let result = try await folder.shell("csv-score -q -l y --positive 1 \(options)")
    #expect(result.messages == "")
    let found = result.lines.filter { $0.contains("event") }
    #expect(
      found.map { String($0.prefix { $0 != "," }) } == [
        "events", "predicted_events", "matched_events", "event_precision", "event_recall",
        "event_f1",
      ])
    #expect(
      found.map { String($0.split(separator: ",", omittingEmptySubsequences: false)[2]) } == figures
    )
  }

  /// Each fold by itself; the same whatever the number of threads.
  @Test func eventsOfFolds() async throws {
    let folder = try WorkFolder()
    try folder.write(Self.frames, to: "t.csv")
    let result = try await folder.shell(
      "csv-score -q -l y --positive 1 --time s --tolerance 1 --by fold t.csv | grep matched")
    #expect(result.output == "matched_events,,0.5,0.7071067811865476,1,0\n")
    let many = try await folder.shell(
      """
      seq 300000 | awk 'BEGIN { print "g,t,y,predicted" } { print $1 % 7 "," $1 * 7919 % 300007 "," ($1 % 5 == 0) "," ($1 % 4 == 0) }' > t.csv
      csv-score -l y --positive 1 --time t --group g --tolerance 9 --threads 1 t.csv > one
      csv-score -l y --positive 1 --time t --group g --tolerance 9 --threads 2 t.csv | cmp - one
      grep -c '^matched_events,,[1-9]' one
      """)
    #expect(many.output == "1\n" && many.messages == "")
  }

  @Test(arguments: [
    ("--tolerance 1 t.csv", 2, "--tolerance needs --time COL"),
    ("--time s t.csv", 2, "--time needs --tolerance H"),
    ("--group track t.csv", 2, "--group needs --tolerance H"),
    ("--tolerance -1 --time s t.csv", 2, "--tolerance must be 0 or more, not -1.0"),
    ("--tolerance inf --time s t.csv", 2, "--tolerance must be 0 or more, not inf"),
    (
      "--positive 1 --tolerance 1 --time s --row-weights p t.csv", 2,
      "--tolerance counts events: leave out --row-weights"
    ),
    (
      "--positive 1 --tolerance 1 --time s --confusion t.csv", 2,
      "--confusion has no events: --tolerance has no effect"
    ),
    ("--tolerance 1 --time s t.csv", 2, "--tolerance needs --positive LABEL"),
    (
      "--positive 1 --tolerance 1 --time track t.csv", 1,
      "t.csv:2: column \"track\": \"a\" is not a time"
    ),
    (
      "--positive 7 --tolerance 1 --time s t.csv", 1,
      "t.csv: column \"y\": no row has the class \"7\" that --positive names"
    ),
    (
      "--positive 1 --tolerance 1 --time s --probability p bare.csv", 1,
      "bare.csv:1: has no column \"predicted\""
    ),
    (
      "--positive 1 --tolerance 1 --time s mixed.csv", 1,
      "mixed.csv:3: column \"s\": a date cannot be compared with the number in line 2"
    ),
    (
      "--positive 1 --tolerance 1 --time s --loose equal.csv", 1,
      "equal.csv: column \"y\": \"1.0\" equals the class that --positive names"
    ),
  ])
  func refusals(_ options: String, _ status: Int, _ words: String) async throws {
    let folder = try WorkFolder()
    try folder.write(Self.frames, to: "t.csv")
    try folder.write("s,y,p\n1,1,0.5\n2,0,0.5\n", to: "bare.csv")
    try folder.write("s,y,predicted\n1,1,1\n2024-01-01,0,0\n", to: "mixed.csv")
    try folder.write("s,y,predicted\n1,1,1\n2,1.0,1\n3,0,0\n", to: "equal.csv")
    let result = try await folder.shell("csv-score -l y \(options)")
    #expect(result.status == status && result.output == "")
    #expect(result.messages.hasPrefix("csv-score: " + words), "\(result.messages)")
  }
}
