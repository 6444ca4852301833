import Foundation
import TestSupport
import Testing

/// A frame of one of three recordings: irregular times in eighths of a second, events on few of them.
private struct Frame {
  var track: String
  var time: Double
  var label: String
}

private func frames() -> [Frame] {
  var frames: [Frame] = []
  var state: UInt64 = 11
  func draw(_ bound: UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) % bound
  }
  for (track, count) in [("one", 700), ("two, \"live\"", 900), ("three", 50)] {
    var time = 0.0
    for _ in 0..<count {
      time += Double(draw(8)) / 8
      let label = draw(30) == 0 ? ["verse", "cho,rus"][Int(draw(2))] : "0"
      frames.append(Frame(track: track, time: time, label: label))
    }
    // Events at both ends of a recording, so that windows would reach into the next.
    frames[frames.count - count].label = "verse"
    frames[frames.count - 1].label = "cho,rus"
  }
  return frames
}

private func quoted(_ text: String) -> String {
  text.contains { ",\"".contains($0) }
    ? "\"\(text.replacingOccurrences(of: "\"", with: "\"\""))\"" : text
}

private func table(_ frames: [Frame]) -> String {
  frames.reduce("track,seconds,y\n") {
    $0 + "\(quoted($1.track)),\($1.time),\(quoted($1.label))\n"
  }
}

/// Label and weight of a frame by the definition: a look at all frames of its recording.
private func expected(
  _ row: Int, in frames: [Frame], halfWidth: Double, weight: (Double) -> Double
) -> (label: String, weight: Double) {
  let frame = frames[row]
  if frame.label != "0" { return (frame.label, 1) }
  var best: (label: String, distance: Double)?
  for other in frames where other.track == frame.track && other.label != "0" {
    let distance = abs(other.time - frame.time)
    if distance <= halfWidth && distance < best?.distance ?? .infinity {
      best = (other.label, distance)
    }
  }
  return best.map { ($0.label, weight($0.distance)) } ?? ("0", 1)
}

@Suite struct SmearTests {
  @Test(arguments: [
    ("gaussian", "", { @Sendable (d: Double) in exp(-2 * d * d / (1.5 * 1.5)) }),
    ("triangle", "", { @Sendable (d: Double) in 1 - d / 1.5 }),
    ("rectangle", "", { @Sendable (_: Double) in 1 }),
    ("geometric", "--decay 0.25", { @Sendable (d: Double) in pow(0.25, d) }),
  ])
  func equalsTheFormulaAtEveryRowOfThreeRecordings(
    kernel: String, option: String, weight: @Sendable (Double) -> Double
  ) async throws {
    let frames = frames()
    let folder = try WorkFolder()
    try folder.write(table(frames), to: "frames.csv")
    let result = try await folder.shell(
      "csv-smear --positive verse --positive cho,rus --time seconds --within 1.5 --group track "
        + "--kernel \(kernel) \(option) frames.csv")
    #expect(result.messages == "")
    try #require(result.lines.count == frames.count + 1)
    #expect(result.lines[0] == "track,seconds,y,weight")
    var smearedCount = 0
    for (row, line) in result.lines.dropFirst().enumerated() {
      let wanted = expected(row, in: frames, halfWidth: 1.5, weight: weight)
      let comma = try #require(line.lastIndex(of: ","))
      let frame = frames[row]
      #expect(line[..<comma] == "\(quoted(frame.track)),\(frame.time),\(quoted(wanted.label))")
      let written = try #require(Double(line[line.index(after: comma)...]))
      #expect(abs(written - wanted.weight) < 1e-14)
      if wanted.label != frame.label { smearedCount += 1 }
    }
    #expect(smearedCount > 100)
  }

  @Test func streamsTheSameAsTheWholeFile() async throws {
    let folder = try WorkFolder()
    try folder.write(table(frames()), to: "frames.csv")
    let options = "--positive verse --time seconds --within 6 --group track"
    let whole = try await folder.shell("csv-smear \(options) frames.csv")
    #expect(whole.status == 0)
    // Pieces of 997 bytes end in the middle of rows, and of windows.
    let streamed = try await folder.shell(
      "for i in $(seq 1 60); do dd bs=997 count=1 2>/dev/null; done < frames.csv | "
        + "csv-smear \(options)")
    #expect(streamed.bytes == whole.bytes)
    let packed = try await folder.shell("gzip -c frames.csv | csv-smear \(options)")
    #expect(packed.bytes == whole.bytes)
  }

  @Test func givesARowAsSoonAsItsWindowHasPassed() async throws {
    let folder = try WorkFolder()
    // The last rows are written to the pipe only after half of the output has been read.
    let result = try await folder.shell(
      """
      mkfifo rows gate
      (echo n,y; seq 1 100000 | sed 's/$/,0/'; cat gate) > rows &
      timeout 60 csv-smear --positive 1 --within 2 --kernel rectangle < rows |
        { head -50000 > /dev/null; echo last,1 > gate; tail -4; }
      """)
    #expect(result.output == "99998,0,1.0\n99999,1,1.0\n100000,1,1.0\nlast,1,1.0\n")
  }

  @Test func smearsByRowsAndKeepsAllOtherBytes() async throws {
    let folder = try WorkFolder()
    try folder.write(
      "\"y\",a\r\n0,\"x\"\"y\"\n\"0\", 1.50\r\n\n1,\"two\nlines\"\r\nno,\n0,z\n0,last", to: "a.csv")
    let result = try await folder.shell(
      "csv-smear -l y --positive 1 --within 2 --kernel triangle a.csv")
    #expect(
      result.output
        == "\"y\",a,weight\r\n1,\"x\"\"y\",0.33333333333333337\n1, 1.50,0.6666666666666667\r\n"
        + "1,\"two\nlines\",1.0\r\n1,,0.6666666666666667\n1,z,0.33333333333333337\n0,last,1.0\r\n")
  }

  @Test func writesASoftLabelInstead() async throws {
    let folder = try WorkFolder()
    try folder.write("t,y\n0,a\n1,a\n2,onset\n4,a\n9,a\n9.5,off\n", to: "a.csv")
    let result = try await folder.shell(
      """
      csv-smear --positive onset --positive off --time t --within 2 --soft --kernel geometric a.csv
      """)
    #expect(result.output == "t,y\n0,0.25\n1,0.5\n2,1.0\n4,0.25\n9,0.7071067811865476\n9.5,1.0\n")
  }

  @Test func takesTheNearerLabelAndOfTwoTheEarlier() async throws {
    let folder = try WorkFolder()
    try folder.write("y\na\n-\n-\nb\n-\n-\n-\na\n", to: "a.csv")
    let result = try await folder.shell(
      "csv-smear --positive a --positive b --within 5 --kernel rectangle --weight w a.csv")
    #expect(result.output == "y,w\na,1.0\na,1.0\nb,1.0\nb,1.0\nb,1.0\nb,1.0\na,1.0\na,1.0\n")
  }

  @Test func passesRowsThatTakeNoPart() async throws {
    let folder = try WorkFolder()
    try folder.write(
      "y,part\n0,test\n0,train\n1,test\n,train\n1,train\n0,test\n0,train\n0,train\n", to: "a.csv")
    let kept = try await folder.shell(
      "csv-smear -l y --positive 1 --within 1 --kernel rectangle --where part=train --unlabeled keep a.csv"
    )
    #expect(
      kept.output
        == "y,part,weight\n0,test,\n1,train,1.0\n1,test,\n,train,\n1,train,1.0\n0,test,\n1,train,1.0\n"
        + "0,train,1.0\n")
    let dropped = try await folder.shell(
      "csv-smear -l y --positive 1 --within 1 --where part=train --unlabeled drop --soft a.csv")
    #expect(
      dropped.output
        == "y,part\n0,test\n0.1353352832366127,train\n1,test\n1.0,train\n0,test\n"
        + "0.1353352832366127,train\n0.0,train\n")
  }

  @Test func saysWhichLabelsDoNotOccur() async throws {
    let folder = try WorkFolder()
    try folder.write("y\n0\n1\n0\n0\n", to: "a.csv")
    let result = try await folder.shell("csv-smear -v --positive 1 --positive two --within 1 a.csv")
    #expect(result.status == 0)
    #expect(
      result.messages == """
        csv-smear: the class is the last column, "y"
        csv-smear: no row has the label "two"
        csv-smear: 1 positive, 2 rows smeared, 1 negative

        """)
  }

  /// Dates count in seconds.
  @Test func timesAreDates() async throws {
    let folder = try WorkFolder()
    let times = ["2024-02-28 23:59:59", "2024-02-29T00:00:00Z", "2024-02-29T01:00:01+01:00"]
    try folder.write(
      "t,y\n" + times.map { "\($0),\($0.hasSuffix("Z") ? 1 : 0)\n" }.joined(), to: "a.csv")
    let result = try await folder.shell(
      "csv-smear -l y --positive 1 --time t --within 1 --kernel rectangle a.csv")
    #expect(Table(result.bytes)["y"] == ["1", "1", "1"])
    let mixed = try await folder.shell(
      "(cat a.csv; echo 5,0) | csv-smear -l y --positive 1 --time t --within 1 > out.csv")
    #expect(
      mixed.messages
        == "csv-smear: standard input:5: column \"t\": a number cannot be compared with the date in line 2\n"
    )
  }

  @Test(arguments: [
    ("t,y\n0,0\n2,0\n1,1\n", "--time t", "4: column \"t\": the time falls"),
    ("t,y\n0,0\n,0\n", "--time t", "3: column \"t\": the time is empty"),
    ("t,y\n0:30,0\n", "--time t", "2: column \"t\": \"0:30\" is not a time"),
    ("t,y\nnan,0\n", "--time t", "2: column \"t\": \"nan\" is not a time"),
    ("g,y\na,0\nb,0\na,1\n", "--group g", "4: column \"g\": \"a\" comes back"),
    ("t,y\n0,\n", "", "2: column \"y\": the label is empty"),
    ("weight,y\n0,1\n", "", "1: column \"weight\" is there already"),
    ("t,y\n", "", "has a header but no rows"),
    ("t,y\n0,1\n", "--where t=5", "no row with a label passes --where"),
    ("t,y\n0,1\n", "--time u", "no column \"u\""),
  ])
  func namesTheLineOfWhatIsWrong(input: String, option: String, message: String) async throws {
    let folder = try WorkFolder()
    try folder.write(input, to: "a.csv")
    let result = try await folder.shell(
      "csv-smear --positive 1 --within 2 \(option) -o out.csv a.csv")
    #expect(result.status == 1)
    #expect(result.messages.hasPrefix("csv-smear: a.csv:"))
    #expect(result.messages.contains(message))
    #expect(try folder.fileNames() == ["a.csv"])
  }

  @Test(arguments: [
    ("--within 2", "missing expected argument '--positive <LABEL> ...'"),
    ("--positive 1", "--within"),
    ("--positive 1 --within 0", "--within must be above 0, not 0.0"),
    ("--positive 1 --within -1 --time t", "--within must be above 0, not -1.0"),
    ("--positive 1 --within nan --time t", "--within"),
    ("--positive 1 --within 1.5", "--within 1.5 is not a whole number of rows"),
    ("--positive 1 --within 2 --decay 0.5", "--decay is for --kernel geometric"),
    (
      "--positive 1 --within 2 --kernel geometric --decay 1",
      "--decay must be above 0 and below 1, not 1.0"
    ),
    ("--positive 1 --within 2 --soft --weight w", "--weight has no effect"),
    ("--positive 1 --positive 1 --within 2", "--positive names a label twice"),
    ("--positive '' --within 2", "--positive is empty"),
  ])
  func refusesBadUsageBeforeItReads(options: String, message: String) async throws {
    let result = try await WorkFolder().shell("csv-smear \(options) missing.csv")
    #expect(result.status == 2)
    #expect(result.messages.contains(message))
  }

  @Test func takesTimesThatRepeatAndRestartInEachRecording() async throws {
    let folder = try WorkFolder()
    try folder.write("g,t,y\na,5,0\na,5,1\nb,1,0\nb,1,0\n", to: "a.csv")
    let result = try await folder.shell(
      "csv-smear --positive 1 --within 4 --time t --group g a.csv")
    #expect(result.output == "g,t,y,weight\na,5,1,1.0\na,5,1,1.0\nb,1,0,1.0\nb,1,0,1.0\n")
  }
}
