import TestSupport
import Testing

/// The same output for any number of threads, and from a file whose halves are read at once as from a pipe.
@Suite struct ThreadTests {
  /// 5 MB in 45,000 rows of four classes that come in no order, some rows with line breaks in quotes.
  private static let table: String = {
    var chance = SeededNumbers(seed: 11)
    var text = "a,b,note,y\n"
    let padding = String(repeating: "a note of some length ", count: 4)
    for row in 0..<45_000 {
      let label = ["x", "y", "z", "w"][[0, 0, 0, 1, 1, 2, 0, 3][chance.below(8)]]
      let note = row % 97 == 0 ? "\"two\nlines, \"\"quoted\"\"\"" : padding
      text += "\(chance.below(1000)).\(chance.below(10)),\(row % 512),\(note),\(label)\n"
    }
    return text
  }()

  @Test(arguments: [
    "csv-counts", "csv-counts --by b --where a=10..600", "csv-weights",
    "csv-counts --row-weights a", "csv-counts --by b --row-weights a",
    "csv-weights --row-weights a", "csv-weights --row-weights a --per-row",
    "csv-score --truth y --predicted b --row-weights a --confusion",
    "csv-score --truth y --predicted b --by y --row-weights a --format json",
    "csv-split --part test --test-size 0.3",
    "csv-split --append part --shuffle --where b!=7", "csv-undersample --seed 3", "csv-oversample",
    "csv-smote --exclude note,a --target w=6500 --mark m", "csv-oversample --rose --exclude note",
    "csv-smote --exclude note,b --target z=6600 -z",
    "csv-leaks --part y --train-part x --test-part y --columns b --group a --time b --near 1",
    "csv-leaks --part y --train-part x --test-part y --columns a,b --near 0.05 --drop",
    "csv-encode -q --drop note --save /dev/null", "csv-smear -l y --positive w --within 2",
    "csv-undersample --weight stands_for", "csv-undersample --row-weights a --weight w",
    "csv-undersample --method cluster-centroids --exclude note,a --target x=20 --target y=20 --target z=20 --target w=20",
  ])
  func largeFilesGiveWhatPipesGive(_ command: String) async throws {
    let folder = try WorkFolder()
    try folder.write(Self.table, to: "data.csv")
    let command = command.contains("--append") ? command.replacing(" --shuffle", with: "") : command
    let result = try await folder.shell(
      """
      \(command) data.csv > file 2> notes
      \(command) < data.csv 2> more | cmp - file
      cat data.csv | \(command) 2> more | cmp - file
      \(command) --threads 1 data.csv 2> more | cmp - file
      \(command) --threads 7 data.csv 2> more | cmp - file
      wc -c < file
      """)
    #expect(result.messages == "")
    // What cmp finds is on standard output, too.
    let count = Int(result.output.filter { !$0.isWhitespace })
    #expect(count.map { $0 > 50 } == true, "\(result.output)")
  }

  /// What csv-knn learns from, and what the cleaners look at, may be a large file too.
  @Test(arguments: [
    "csv-knn --train data.csv --exclude note --row-weights a -k 3 few.csv",
    "csv-knn --train - --exclude note -k 3 --weights distance few.csv < data.csv",
    "csv-leaks data.csv few.csv", "csv-leaks few.csv data.csv",
  ])
  func otherLargeFiles(_ command: String) async throws {
    let folder = try WorkFolder()
    try folder.write(Self.table, to: "data.csv")
    try folder.write(
      Self.table.split(separator: "\n").prefix(40).joined(separator: "\n"), to: "few.csv")
    let result = try await folder.shell(
      """
      \(command) --threads 1 > one
      \(command) --threads 7 | cmp - one
      wc -l < one
      """)
    #expect(result.messages == "")
    let count = Int(result.output.filter { !$0.isWhitespace })
    #expect(count.map { $0 > 4 } == true, "\(result.output)")
  }

  /// Patients and recordings come in another order in each part of the file, and are the same throughout.
  @Test(arguments: [
    "csv-score -l y --predicted q --cluster patient --ci 0.95 --draws 20",
    "csv-score -l y --probability p --positive 1 --cluster patient --ci 0.95 --draws 20",
    "csv-score -l y --predicted q --positive 1 --time t --tolerance 2 --group patient",
  ])
  func groupsOfLargeFilesAreThoseOfPipes(_ command: String) async throws {
    let folder = try WorkFolder()
    var chance = SeededNumbers(seed: 12)
    let padding = String(repeating: "a note of some length ", count: 3)
    let rows = (0..<30_000).map { row in
      let (y, isWrong) = (chance.below(2), chance.below(4) == 0)
      return
        "\(chance.below(300)),\(row / 30),\(padding),0.\(y == 0 ? 1 : 2)\(chance.below(99)),\(isWrong ? 1 - y : y),\(y)\n"
    }
    try folder.write("patient,t,note,p,q,y\n" + rows.joined(), to: "data.csv")
    let result = try await folder.shell(
      """
      \(command) --threads 1 < data.csv > pipe
      \(command) data.csv | cmp - pipe
      \(command) --threads 7 data.csv | cmp - pipe
      wc -l < pipe
      """)
    #expect(result.messages == "")
    let count = Int(result.output.filter { !$0.isWhitespace })
    #expect(count.map { $0 > 5 } == true, "\(result.output)")
  }

  @Test(arguments: [
    (
      "csv-smote --strict --exclude a,note", 45_000, "1,abc,n,x",
      "data.csv:LINE: column \"b\": \"abc\" is not a number"
    ),
    (
      "csv-smote --strict --exclude a,note", 25_000, "1,,n,x",
      "data.csv:LINE: column \"b\": the cell is empty"
    ),
    (
      "csv-smote --exclude a,note", 40_000, "1,1e999,n,2",
      "data.csv:LINE: column \"b\": the number is too large"
    ),
    ("csv-split --part test", 45_000, "1,2,3,", "data.csv:LINE: column \"y\": the label is empty"),
    ("csv-counts", 30_000, "1,2", "data.csv:LINE: 2 fields, but the header has 4"),
    ("csv-undersample", 44_999, "1,2,\"open,x", "data.csv:LINE: "),
    (
      "csv-leaks --part y --train-part 0 --test-part 1 --columns a --time b", 45_000, "1,abc,n,1",
      "data.csv:LINE: column \"b\": \"abc\" is not a time"
    ),
    (
      "csv-leaks --part y --train-part 0 --test-part 1 --columns a --time b", 25_000,
      "1,2024-01-31,n,0",
      "data.csv:LINE: column \"b\": a date cannot be compared with the number in line 4"
    ),
  ])
  func faultsBehindTheMiddleAreNamedByLine(
    _ command: String, _ row: Int, _ bad: String, _ message: String
  ) async throws {
    let folder = try WorkFolder()
    let padding = String(repeating: "some text for size ", count: 5)
    let lines = (1...45_000).map {
      $0 == row ? bad : "\($0),\($0 % 9),\(padding),\($0 % 3)"
    }
    try folder.write((["a,b,note,y"] + lines + [""]).joined(separator: "\n"), to: "data.csv")
    let result = try await folder.shell("\(command) data.csv")
    #expect(result.status == 1)
    let expected = message.replacing("LINE", with: "\(row + 1)")
    #expect(result.messages.contains(": \(expected)"), "\(result.messages)")
  }

  @Test(arguments: [
    "csv-smote --exclude sequence",
    "csv-smote --exclude sequence --variant adasyn --strategy not-majority -z",
    "csv-undersample --method enn --exclude sequence",
    "csv-undersample --method cluster-centroids --exclude sequence",
    "csv-undersample --method instance-hardness --exclude sequence",
    "csv-smote --categorical sequence",
  ])
  func searchesDoNotDependOnThreads(_ command: String) async throws {
    let folder = try WorkFolder()
    try folder.copy("Examples/data/yeast.csv", as: "yeast.csv")
    let result = try await folder.shell(
      """
      \(command) yeast.csv 2> notes > one || cat notes
      for n in 1 2 5; do \(command) --threads $n yeast.csv 2> notes | cmp - one; done
      """)
    #expect(result.output + result.messages == "")
  }

  @Test(arguments: ["0", "-1", "1025", "x"])
  func numbersOfThreadsThatAreRefused(_ count: String) async throws {
    let folder = try WorkFolder()
    let result = try await folder.shell("csv-counts --threads \(count)")
    #expect(result.status == 2)
  }
}
