import TestSupport
import Testing

@Suite("csv-split: by time")
struct SplitTimeTests {
  /// Ten rows in no order; two of one day.
  private static let data = """
    id,day,y
    5,2024-01-05,a
    1,2024-01-01,a
    9,2024-01-09T12:00:00,b
    3,2024-01-03,a
    2,2024-01-02,a
    8,2024-01-08,a
    4,2024-01-04,a
    7,2024-01-07 06:30,a
    10,2024-01-09T13:00:00+01:00,a
    6,2024-01-06,a

    """

  private func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(Self.data, to: "data.csv")
    return folder
  }

  private func ids(_ bytes: [UInt8]) -> [Int] { Table(bytes)["id"].compactMap { Int($0) }.sorted() }

  /// Nine different times: 9 and 10 are one moment.
  @Test func theLastShare() async throws {
    let folder = try folder()
    let result = try await folder.shell(
      "csv-split --time day --test-size 2 --validation-size 0.3 --test t.csv --validation v.csv data.csv"
    )
    #expect(result.messages == "")
    #expect(Table(result.bytes)["id"] == ["1", "3", "2", "4"])
    #expect(ids(try folder.bytes(of: "v.csv")) == [5, 6, 7])
    #expect(ids(try folder.bytes(of: "t.csv")) == [8, 9, 10])
    let parts = try await folder.shell("csv-split --time day --append part data.csv")
    #expect(
      Table(parts.bytes)["part"] == [
        "train", "train", "test", "train", "train", "test", "train", "train", "test", "train",
      ])
    #expect(
      parts.messages
        == "csv-split: the test part has 0.3 of the rows, not 0.2: rows of one time stay together\n"
    )
  }

  /// scikit-learn 1.9.1: `TimeSeriesSplit(3).split(range(9))`, and with a gap, a largest part and a size.
  @Test(arguments: [
    ("--fold 1", [1, 2, 3], [4, 5]),
    ("--fold 3", [1, 2, 3, 4, 5, 6, 7], [8, 9, 10]),
    ("--fold 2 --gap 2", [1, 2, 3], [6, 7]),
    ("--fold 3 --max-train 2", [6, 7], [8, 9, 10]),
    ("--fold 3 --test-rows 1 --gap 1 --max-train 3", [5, 6, 7], [9, 10]),
  ])
  func folds(_ options: String, _ training: [Int], _ test: [Int]) async throws {
    let folder = try folder()
    let result = try await folder.shell(
      "csv-split --time day --folds 3 \(options) --test test.csv data.csv")
    #expect(result.messages == "")
    #expect(ids(result.bytes) == training)
    #expect(ids(try folder.bytes(of: "test.csv")) == test)
  }

  @Test func foldsInAColumn() async throws {
    let folder = try folder()
    let result = try await folder.shell(
      "csv-split --time day --folds 3 --append fold data.csv")
    let folds = Dictionary(
      uniqueKeysWithValues: Table(result.bytes).rows.map { ($0[0], $0[3]) })
    #expect(folds["3"] == "0" && folds["4"] == "1" && folds["6"] == "2" && folds["8"] == "3")
    #expect(folds["9"] == folds["10"])
  }

  @Test func whatIsSaid() async throws {
    let folder = try folder()
    let result = try await folder.shell(
      "csv-split -v --time day --folds 3 --fold 2 --gap 1 --test t.csv -l y data.csv")
    #expect(
      result.messages == """
        csv-split: class "b" has no training row
        csv-split: class "a": 4 in train, 2 in test, 3 in no part
        csv-split: class "b": 1 in no part
        csv-split: train: 4 rows
        csv-split: test: 2 rows
        csv-split: in no part: 4 rows

        """)
  }

  @Test(arguments: [
    CommandCase.failure(
      "printf 't,y\\n1,a\\nsoon,b\\n' | csv-split --time t",
      "csv-split: standard input:3: column \"t\": \"soon\" is not a time\ntimes are numbers, or dates and times such as 2024-01-31 or 2024-01-31T09:30:00"
    ),
    CommandCase.failure(
      "printf 't,y\\n1,a\\n,b\\n' | csv-split --time t",
      "csv-split: standard input:3: column \"t\": the time is empty\ntimes are numbers, or dates and times such as 2024-01-31 or 2024-01-31T09:30:00"
    ),
    CommandCase.failure(
      "printf 't,y\\n1,a\\n2024-01-01,b\\n' | csv-split --time t",
      "csv-split: standard input:3: column \"t\": a date cannot be compared with the number in line 2"
    ),
    CommandCase.failure(
      "seq 5 | csv-split -n --time 1 --folds 5 --fold 1",
      "csv-split: standard input: 5 folds need 6 different times, and there are 5\nuse fewer folds"),
    CommandCase.failure(
      "seq 5 | csv-split -n --time 1 --folds 2 --fold 1 --gap 3",
      "csv-split: standard input: of 5 different times none is left to train on before the first test part"
    ),
    CommandCase.refusal(
      "csv-split --time t --group g", "--time cuts by time alone: it cannot be used with --group"),
    CommandCase.refusal(
      "csv-split --time t --stratify",
      "--time cuts by time alone: it cannot be used with --stratify"),
    CommandCase.refusal(
      "csv-split --time t --by-order",
      "--time cuts by time alone: it cannot be used with --by-order"),
    CommandCase.refusal("csv-split --gap 2", "--gap needs --time"),
    CommandCase.refusal(
      "csv-split --time t --gap -1", "--gap must be from 0 to 4294967295, not -1"),
    CommandCase.refusal(
      "csv-split --time t --max-train 5",
      "--max-train has no effect without --folds K --fold I"),
  ])
  func refusals(_ example: CommandCase) async throws {
    try await example.check(in: try WorkFolder())
  }
}
