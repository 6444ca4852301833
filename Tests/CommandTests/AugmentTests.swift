import Foundation
import TestSupport
import Testing

private let tweets = "Examples/data/tweets.csv"
private let glove = "Examples/data/glove-50d-subset.txt.gz"

/// word2vec's binary form, with or without a line feed after each vector.
private func binary(
  _ words: [(String, [Float])], header: String? = nil, lineFeeds: Bool = true
) -> [UInt8] {
  var bytes = Array((header ?? "\(words.count) \(words[0].1.count)").utf8) + [0x0A]
  for (word, vector) in words {
    bytes += Array(word.utf8) + [0x20]
    for cell in vector {
      for shift in [0, 8, 16, 24] as [UInt32] {
        bytes.append(UInt8(truncatingIfNeeded: cell.bitPattern >> shift))
      }
    }
    if lineFeeds { bytes.append(0x0A) }
  }
  return bytes
}

/// `bright` lies nearest to `sunny`, `cold` to `rainy`.
private let weather: [(String, [Float])] = [
  ("sunny", [1, 0.1, 0]), ("bright", [0.9, 0.2, 0]), ("rainy", [0, 1, 0.2]),
  ("cold", [0.1, 0.9, 0.3]), ("far", [-1, -1, 1]),
]

private func text(_ words: [(String, [Float])]) -> String {
  words.map { word, vector in
    "\(word) \(vector.map { "\($0)" }.joined(separator: " "))\n"
  }.joined()
}

/// Two classes: `sunny` tells of one, `rainy` of the other.
private let days = """
  id,text,day
  1,the day was  sunny,good
  2,"so ""Sunny"", a sunny day",good
  3,rainy day,bad
  4,rainy and rainy,bad
  5,a day,bad
  6,a day,bad

  """

@Suite struct AugmentTests {
  @Test func makesTextsOfItsOwnClassAlone() async throws {
    let folder = try WorkFolder()
    try folder.write(days, to: "days.csv")
    try folder.write(text(weather), to: "v.txt")
    let result = try await folder.shell(
      "csv-augment --text text --vectors v.txt --mark new --provenance how days.csv")
    #expect(result.messages == "")
    let kept = days.split(separator: "\n").dropFirst().map { "\($0),false," }
    #expect(result.lines[0] == "id,text,day,new,how")
    #expect(Array(result.lines[1...6]) == kept)
    // White space, quotes and the id are the parent's.
    #expect(
      Set(result.lines[7...]) == [
        "1,the day was  bright,good,true,lic 1 4 sunny bright",
        "2,\"so \"\"Sunny\"\", a bright day\",good,true,lic 2 4 sunny bright",
      ])
  }

  @Test func looksPastPunctuationAndCase() async throws {
    let folder = try WorkFolder()
    try folder.write(days, to: "days.csv")
    try folder.write(text(weather), to: "v.txt")
    let result = try await folder.shell(
      """
      csv-augment --text text --vectors v.txt --tokens words --target good=5 --provenance p days.csv |
        tail -3
      """)
    #expect(
      Set(result.lines) == [
        "1,the day was  bright,good,lic 1 4 sunny bright",
        "2,\"so \"\"Sunny\"\", a bright day\",good,lic 2 4 sunny bright",
        "2,\"so \"\"bright\"\", a sunny day\",good,lic 2 2 Sunny bright",
      ])
  }

  @Test func growsTweetsToTheLargestClass() async throws {
    let folder = try WorkFolder()
    try folder.copy(tweets, as: "tweets.csv")
    try folder.copy(glove, as: "v.gz")
    let line = "csv-augment --text text --vectors v.gz --provenance p"
    let first = try await folder.shell("\(line) tweets.csv -v")
    #expect(first.status == 0)
    #expect(first.messages.contains("class \"positive\": 400 -> 1600 rows, rate 4"))
    let again = try await folder.shell("cat tweets.csv | gzip | \(line) --seed 0")
    #expect(again.bytes == first.bytes)
    let other = try await folder.shell("\(line) --seed 1 tweets.csv")
    #expect(other.bytes != first.bytes && other.lines.count == first.lines.count)
    // Each new text differs from its parent in one word, and no two are the same.
    let made = first.lines.suffix(1800)
    #expect(Set(made).count == 1800)
  }

  @Test func saysHowFarItGotWhereWordsRunOut() async throws {
    let folder = try WorkFolder()
    try folder.write(days, to: "days.csv")
    try folder.write(text(weather), to: "v.txt")
    let line = "csv-augment --text text --vectors v.txt --target good=7 --target bad=5 days.csv"
    let refused = try await folder.shell("\(line) -o out.csv")
    #expect(refused.status == 1)
    let message = "class \"good\" gets 2 of the 5 rows that it lacks"
    #expect(
      refused.messages == """
        csv-augment: days.csv: \(message): no other word tells of the class, is no stop word and has \
        a vector
        use --tokens words, a file of more vectors, a smaller --target or --short to accept fewer rows

        """)
    #expect(try folder.fileNames() == ["days.csv", "v.txt"])
    let short = try await folder.shell("\(line) -v --short")
    #expect(short.status == 0)
    #expect(short.lines.count == 10)
    #expect(
      short.messages == """
        csv-augment: the class is the last column, "day"; another would be chosen by -l text
        csv-augment: \(message)
        csv-augment: class "bad": 4 -> 5 rows, rate 1.25
        csv-augment: class "good": 2 -> 4 rows, rate 2
        csv-augment: seed 0

        """)
  }

  @Test func followsTheRecipeWhereAsked() async throws {
    let folder = try WorkFolder()
    try folder.write(days, to: "days.csv")
    try folder.copy(tweets, as: "tweets.csv")
    try folder.write(text(weather), to: "v.txt")
    try folder.copy(glove, as: "v.gz")
    let two = try await folder.shell(
      "csv-augment --text text --vectors v.txt --like-notebook --short days.csv")
    #expect(two.output == days)
    #expect(two.messages == "csv-augment: class \"good\" gets 0 of the 2 rows that it lacks\n")
    let three = try await folder.shell(
      "csv-augment --text text --vectors v.gz --like-notebook --target positive=500 "
        + "--provenance p tweets.csv | tail -100")
    #expect(three.lines.count == 100)
    #expect(three.lines.allSatisfy { $0.contains(",positive,lic ") })
  }

  @Test func readsEveryFormOfVectors() async throws {
    let folder = try WorkFolder()
    try folder.write(days, to: "days.csv")
    try folder.write(text(weather), to: "glove.txt")
    try folder.write("5 3\n" + text(weather), to: "w2v.txt")
    try folder.write(binary(weather), to: "w2v.bin")
    try folder.write(binary(weather, lineFeeds: false), to: "google.bin")
    let line = "csv-augment --text text days.csv --vectors"
    let wanted = try await folder.shell("\(line) glove.txt")
    #expect(wanted.status == 0)
    for file in ["w2v.txt", "w2v.bin", "google.bin"] {
      let plain = try await folder.shell("\(line) \(file)")
      #expect(plain.bytes == wanted.bytes, "\(file)")
      let packed = try await folder.shell("gzip -k \(file) && \(line) \(file).gz")
      #expect(packed.bytes == wanted.bytes, "\(file).gz")
      let piped = try await folder.shell("cat \(file) | \(line) -")
      #expect(piped.bytes == wanted.bytes, "\(file) from a pipe")
    }
  }

  @Test func refusesABinaryFileCutAnywhere() async throws {
    let folder = try WorkFolder()
    try folder.write(days, to: "days.csv")
    let whole = binary(weather, lineFeeds: false)
    for count in [0, 3, 4, 5, 9, 20, 40, whole.count - 1] {
      try folder.write(Array(whole.prefix(count)), to: "v.bin")
      let result = try await folder.shell(
        "csv-augment --text text --vectors v.bin days.csv -o o.csv")
      #expect(result.status == 1, "\(count) bytes")
      #expect(result.messages.hasPrefix("csv-augment: v.bin: "), "\(result.messages)")
    }
    #expect(try folder.fileNames() == ["days.csv", "v.bin"])
  }

  @Test func saysWhatIsWrongWithVectors() async throws {
    let folder = try WorkFolder()
    try folder.write(days, to: "days.csv")
    let spaced = weather.map { ($0.0 == "bright" ? "very bright" : $0.0, $0.1) }
    let cases: [(vectors: [UInt8], message: String)] = [
      (binary(weather, header: "5 4"), "v: "), (binary(weather, header: "5 2"), "v: "),
      (binary(weather, header: "6 3"), "v: is cut short in word 6 of 6"),
      (binary(weather, header: "4 3"), "bytes too many after its 4 words"),
      (binary(weather, header: "900000000000 900000000000"), "v: is cut short"),
      (binary(spaced), "has a word a space in it?"),
      (
        binary([("a", [1, 2]), ("b", [.nan, 1])]), "the vector of \"b\", word 2, is not of finite"
      ),
      (Array(text(spaced).utf8), "v:2: 4 numbers after the word, where 3 are expected"),
      (Array("2 3\na 1 2 3\nb 1 2\n".utf8), "v:3: 2 numbers after the word, where 3 are"),
      (Array("2 3\na 1 2 3\n".utf8), "v: is cut short: 1 of the 2 words"),
      (Array("1 3\na 1 2 3\nb 1 2 3\n".utf8), "v:3: has more than the 1 words"),
      (Array("a 1 2 x\n".utf8), "v:1: \"x\" is not a number"),
      (Array("a\n".utf8), "v:1: no numbers after the word"), (Array("\n\n".utf8), "v: has no word"),
    ]
    for (vectors, message) in cases {
      try folder.write(vectors, to: "v")
      let result = try await folder.shell("csv-augment --text text --vectors v days.csv")
      #expect(result.status == 1)
      #expect(result.messages.contains(message), "\(message): \(result.messages)")
      #expect(result.output == "")
    }
  }

  /// A file of vectors that cannot be read is found before the rows are looked at.
  @Test func readsVectorsFirst() async throws {
    let folder = try WorkFolder()
    try folder.write("text,y\na,b\nragged\n", to: "bad.csv")
    let result = try await folder.shell("csv-augment --text text --vectors none.bin bad.csv")
    #expect(result.messages == "csv-augment: none.bin: no such file\n")
    #expect(result.status == 1)
  }

  @Test func takesStopwordsAndTopFromTheUser() async throws {
    let folder = try WorkFolder()
    try folder.write(days, to: "days.csv")
    try folder.write(text(weather) + "so 1 1 1\nthus 1 1 0.9\n", to: "v.txt")
    try folder.write("SUNNY\r\nday\n", to: "stop.txt")
    let line =
      "csv-augment --text text --vectors v.txt --target good=3 --stopwords stop.txt days.csv"
    let result = try await folder.shell("\(line) | tail -1")
    #expect(result.output == "2,\"thus \"\"Sunny\"\", a sunny day\",good\n")
  }

  @Test func countsOnlyRowsThatTakePart() async throws {
    let folder = try WorkFolder()
    try folder.write("text,y,part\nsunny,a,0\nrainy,a,1\nrainy,b,1\nfar,b,1\nfar,,1\n", to: "a.csv")
    try folder.write(text(weather), to: "v.txt")
    let result = try await folder.shell(
      "csv-augment -l y --text text --vectors v.txt --where part=1 --unlabeled keep --per-class 3 --short a.csv"
    )
    // Class a has one row that takes part, with one word; `far` is of class b alone.
    #expect(result.lines.suffix(3) == ["far,,1", "cold,a,1", "cold,b,1"])
    #expect(
      result.messages == "csv-augment: class \"a\" gets 1 of the 2 rows that it lacks\n")
    #expect(!result.output.contains("bright"))
  }

  @Test(arguments: [
    ("--vectors v", 2, "--text"), ("--text text", 2, "--vectors"),
    ("--text text --vectors v --top 0", 2, "--top must be at least 1, not 0"),
    ("--text text --vectors v --compat imblearn", 2, "--compat has no effect"),
    ("--text text --vectors v --like-notebook --tokens words", 2, "--tokens words has no effect"),
    ("--text text --vectors - -", 2, "cannot both be standard input"),
    ("--text text --vectors v --strategy majority", 2, "--strategy majority"),
    ("--text y --vectors v", 1, "column \"y\": is both the label and the text"),
    ("--text words --vectors v", 1, "no column \"words\""),
    ("--text text --vectors w", 1, "w: no such file"),
    ("--text text --vectors v --stopwords w", 1, "w: no such file"),
    ("--text text --vectors v --target z=5", 1, "no row has the class \"z\""),
    ("--text text --vectors v --mark text", 1, "column \"text\": is both the mark and the text"),
  ])
  func refuses(options: String, status: Int, message: String) async throws {
    let folder = try WorkFolder()
    try folder.write("text,y\nsunny,a\nrainy,b\nrainy,b\n", to: "a.csv")
    try folder.write(text(weather), to: "v")
    let file = options.hasSuffix(" -") ? "" : "a.csv"
    let result = try await folder.shell("csv-augment \(options) \(file) < a.csv")
    #expect(result.status == status)
    #expect(result.messages.contains(message), "\(result.messages)")
    #expect(result.output == "")
  }
}
