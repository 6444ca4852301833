import TestSupport
import Testing

/// csv-leaks as a user runs it.
@Suite struct LeaksTests {
  static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(
      """
      id,a,b,g,t,y
      1,1,x,p,2024-01-01,no
      2,2,y,q,2024-01-02,yes
      3,3,z,q,2024-01-03,no
      4,1,x,p,2024-01-01,no

      """, to: "train.csv")
    // Other order of columns, quotes, line ends, and a column more.
    try folder.write(
      """
      y,id,b,a,g,t,extra
      no,5,"x",1,p,2024-01-01,0\r
      no,6,y,2,q,2024-01-02,1
      yes,7,w,9,r,2024-01-04,2
      yes,8,w,9.5,,2024-01-03T12:00,2
      """, to: "test.csv")
    try folder.write(
      "a,b,part\n1,u,train\n1,u,test\n2,u,test\n3,u,validation\n3,u,test\n2,v,train\n",
      to: "parts.csv")
    try folder.write("1,u\n2,v\n", to: "bare.csv")
    try folder.write("2\n3\n", to: "narrow.csv")
    try folder.write("a,b,y\n0,0,u\n10,0,v\n", to: "points.csv")
    try folder.write("a,b,y\n0,0.0,u\n3,4,u\n3,4.1,u\n10,6,u\n", to: "near.csv")
    try folder.write("a,b,y\n0,,u\n5,NA,u\n", to: "gaps.csv")
    try folder.write("a,b,y\n0,no,u\n", to: "texts.csv")
    try folder.write("a,b,y\n", to: "empty.csv")
    try folder.write("a,a,y\n1,2,u\n", to: "twins.csv")
    try folder.write("y,a,b\nu,1,2\n", to: "turned.csv")
    try folder.write("t,y\n1,u\n2,v\n2,v\n", to: "times.csv")
    try folder.write("t,y\n2.0,u\n1e1,v\n", to: "later.csv")
    try folder.write("t,y\n2024-01-31 23:30,u\n2024-02-01T00:30:00.5+01:00,v\n", to: "dates.csv")
    try folder.write(
      "t,y\n2024-01-31T23:30:00.4Z,u\n2024-01-31T23:30:00.6Z,v\n", to: "zones.csv")
    try folder.write("t,y\n1,u\n2024-01-01,v\n", to: "mixed.csv")
    try folder.write("t,y\n2023-02-29,u\n", to: "odd.csv")
    try folder.write("t,y\n,u\n", to: "timeless.csv")
    return folder
  }

  static let usual = """
    finding,count,of,share
    train_duplicates,1,4,0.25
    test_duplicates,0,4,0.0
    same_class,1,4,0.25
    other_class,1,4,0.25

    """

  @Test(arguments: [
    CommandCase(
      command: "csv-leaks -l y train.csv test.csv", output: usual + "leaks,2,4,0.5\n",
      messages: """
        csv-leaks: columns of one file alone are not compared: extra
        csv-leaks: by what the columns hold: --exclude id

        """),
    CommandCase(
      command: "csv-leaks -q train.csv test.csv", output: usual + "leaks,2,4,0.5\n"),
    CommandCase(
      command: "csv-leaks --exclude id,t -q train.csv - < test.csv",
      output: usual + "leaks,2,4,0.5\n"),
    CommandCase(
      command: "gzip -c train.csv | csv-leaks --columns a,b --group g --time t - test.csv",
      output: usual + """
        groups,2,3,0.6666666666666666
        group_rows,2,4,0.5
        early_rows,2,4,0.5
        leaks,2,4,0.5

        """),
    CommandCase(
      command: "csv-leaks --columns g -l b --group a train.csv test.csv",
      output: """
        finding,count,of,share
        train_duplicates,1,4,0.25
        test_duplicates,0,4,0.0
        same_class,2,4,0.5
        other_class,0,4,0.0
        groups,2,4,0.5
        group_rows,2,4,0.5
        leaks,2,4,0.5

        """),
    // The last column is compared like others: there is no class.
    CommandCase(
      command: "csv-leaks --columns a,b,y --format json train.csv test.csv",
      output: """
        {
          "train_duplicates": {"count": 1, "of": 4, "share": 0.25},
          "test_duplicates": {"count": 0, "of": 4, "share": 0.0},
          "same_row": {"count": 1, "of": 4, "share": 0.25},
          "leaks": {"count": 1, "of": 4, "share": 0.25}
        }

        """),
    CommandCase(
      command: "csv-leaks --columns a,b,y --format table train.csv test.csv | sed 's/  █.*//'",
      output: """
        finding           count  of  percent
        train_duplicates      1   4    25.00
        test_duplicates       0   4     0.00
        same_row              1   4    25.00
        leaks                 1   4    25.00

        """),
    CommandCase(
      command: "csv-leaks -n --columns 1 bare.csv narrow.csv",
      messages: """
        csv-leaks: narrow.csv: has 1 column, and bare.csv has 2
        without names, columns are matched by their numbers

        """, status: 1),
    CommandCase(
      command: "csv-leaks -n --columns 1 bare.csv - < bare.csv | tail -1",
      output: "leaks,2,2,1.0\n"),
  ])
  func finds(_ example: CommandCase) async throws { try await example.check(in: Self.folder()) }

  @Test(arguments: [
    CommandCase(
      command: "csv-leaks --part part --columns a parts.csv",
      output: """
        finding,count,of,share
        train_duplicates,0,2,0.0
        test_duplicates,0,3,0.0
        same_class,1,3,0.3333333333333333
        other_class,1,3,0.3333333333333333
        leaks,2,3,0.6666666666666666

        """),
    // All but the test rows are for training.
    CommandCase(
      command: "csv-leaks --part part --test-part test --columns a < parts.csv | tail -1",
      output: "leaks,3,3,1.0\n"),
    CommandCase(
      command:
        "csv-leaks --part part --test-part test --train-part validation --columns a - < parts.csv | tail -1",
      output: "leaks,1,3,0.3333333333333333\n"),
    CommandCase(
      command: "csv-leaks --part part --columns a --drop parts.csv",
      output: "a,b,part\n1,u,train\n3,u,validation\n3,u,test\n2,v,train\n"),
    CommandCase(
      command: "csv-leaks --part part --drop -v parts.csv",
      output: "a,b,part\n1,u,train\n3,u,validation\n3,u,test\n2,v,train\n",
      messages: """
        csv-leaks: train_duplicates: 0 of 2
        csv-leaks: test_duplicates: 0 of 3
        csv-leaks: same_class: 1 of 3
        csv-leaks: other_class: 1 of 3
        csv-leaks: leaks: 2 of 3

        """),
    CommandCase(
      command: "csv-leaks --columns a,b --drop train.csv test.csv",
      output: """
        y,id,b,a,g,t,extra
        yes,7,w,9,r,2024-01-04,2
        yes,8,w,9.5,,2024-01-03T12:00,2

        """),
    // What is left leaks no more.
    CommandCase(
      command:
        "csv-leaks --columns a,b --group g --drop train.csv test.csv | csv-leaks --columns a,b --group g --max 0 train.csv - | tail -1",
      output: "leaks,0,2,0.0\n"),
  ])
  func tellsPartsApart(_ example: CommandCase) async throws {
    try await example.check(in: Self.folder())
  }

  @Test(arguments: [
    // Exact rows are not counted a second time; the number 0.0 is another text than 0.
    CommandCase(
      command: "csv-leaks --near 5 points.csv near.csv",
      output: """
        finding,count,of,share
        train_duplicates,0,2,0.0
        test_duplicates,0,4,0.0
        same_class,0,4,0.0
        other_class,0,4,0.0
        near,2,4,0.5
        leaks,2,4,0.5

        """),
    CommandCase(
      command: "csv-leaks --near 5.1 points.csv near.csv | tail -1", output: "leaks,3,4,0.75\n"),
    CommandCase(
      command: "csv-leaks --near 6 --metric manhattan --drop points.csv near.csv",
      output: "a,b,y\n3,4,u\n3,4.1,u\n"),
    CommandCase(
      command: "csv-leaks --near 0.4 --scale minmax --columns a points.csv near.csv | tail -2",
      output: "near,2,4,0.5\nleaks,4,4,1.0\n"),
    CommandCase(
      command: "csv-leaks --near 1 --missing copy points.csv gaps.csv | tail -1",
      output: "leaks,1,2,0.5\n"),
    CommandCase(
      command: "csv-leaks --near 1 points.csv gaps.csv",
      messages: """
        csv-leaks: gaps.csv:2: column "b": the cell is empty
        use --missing copy, or --exclude b

        """, status: 1),
    CommandCase(
      command: "csv-leaks --near 1 --columns a,b points.csv texts.csv",
      messages: """
        csv-leaks: texts.csv:2: column "b": "no" is not a number
        use --columns without such columns

        """, status: 1),
    CommandCase(
      command: "csv-leaks --near 1 texts.csv points.csv",
      messages: """
        csv-leaks: texts.csv:2: column "b": "no" is not a number
        use --exclude b

        """, status: 1),
  ])
  func findsNearRows(_ example: CommandCase) async throws {
    try await example.check(in: Self.folder())
  }

  @Test(arguments: [
    CommandCase(
      command: "csv-leaks --columns y --time t times.csv later.csv | grep early",
      output: "early_rows,1,2,0.5\n"),
    CommandCase(
      command: "csv-leaks --columns y --time t dates.csv zones.csv | grep early",
      output: "early_rows,1,2,0.5\n"),
    CommandCase(
      command: "csv-leaks --columns y --time t times.csv dates.csv",
      messages:
        "csv-leaks: dates.csv: column \"t\": has dates, and the training rows have numbers\n",
      status: 1),
    CommandCase(
      command: "csv-leaks --columns y --time t mixed.csv times.csv",
      messages:
        "csv-leaks: mixed.csv:3: column \"t\": a date cannot be compared with the number in line 2\n",
      status: 1),
    CommandCase(
      command: "csv-leaks --columns y --time t times.csv mixed.csv",
      messages:
        "csv-leaks: mixed.csv:3: column \"t\": a date cannot be compared with the number in line 2\n",
      status: 1),
    CommandCase(
      command: "csv-leaks --columns y --time t odd.csv times.csv",
      messages: """
        csv-leaks: odd.csv:2: column "t": "2023-02-29" is not a time
        times are numbers, or dates and times such as 2024-01-31 or 2024-01-31T09:30:00

        """, status: 1),
    CommandCase(
      command: "csv-leaks --columns y --time t times.csv timeless.csv",
      messages: """
        csv-leaks: timeless.csv:2: column "t": the time is empty
        times are numbers, or dates and times such as 2024-01-31 or 2024-01-31T09:30:00

        """, status: 1),
  ])
  func comparesTimes(_ example: CommandCase) async throws {
    try await example.check(in: Self.folder())
  }

  @Test(arguments: [
    CommandCase(
      command: "csv-leaks -q --max 0.5 train.csv test.csv", output: usual + "leaks,2,4,0.5\n"),
    CommandCase(
      command: "csv-leaks -q --max 0.4 train.csv test.csv", output: usual + "leaks,2,4,0.5\n",
      messages: """
        csv-leaks: test.csv: 2 of 4 test rows leak, which is more than --max 0.4
        use --drop to leave them out

        """, status: 1),
    CommandCase(
      command:
        "csv-leaks -q --max 0 --columns a,y -o found.csv train.csv test.csv; tail -1 found.csv",
      output: "leaks,1,4,0.25\n",
      messages: """
        csv-leaks: test.csv: 1 of 4 test rows leaks, which is more than --max 0
        use --drop to leave them out

        """),
    CommandCase(
      command: "csv-leaks -q --max 0 --drop train.csv test.csv",
      messages: "csv-leaks: test.csv: 2 of 4 test rows leak, which is more than --max 0\n",
      status: 1),
  ])
  func servesMakefiles(_ example: CommandCase) async throws {
    try await example.check(in: Self.folder())
  }

  @Test(arguments: [
    (
      "train.csv",
      "give two files, TRAIN and TEST, or --part COL and one file that has both: there is 1"
    ),
    (
      "a b c",
      "give two files, TRAIN and TEST, or --part COL and one file that has both: there are 3"
    ),
    (
      "train.csv train.csv",
      "the training file and the test file are one: use --part COL if it has both"
    ),
    ("--part p a b", "with --part there is one file, and not 2"),
    ("--where x=1 train.csv near.csv", "unknown option '--where'"),
    ("--test-part x a b", "--test-part has no effect without --part"),
    ("--train-part x a b", "--train-part has no effect without --part"),
    ("--part p --train-part test a", "--train-part and --test-part name the same rows"),
    (
      "--columns a --exclude b a b",
      "--columns names all columns to compare: --exclude has no effect"
    ),
    ("--near -1 a b", "--near must be a distance of at least 0, not -1.0"),
    ("--near nan a b", "--near must be a distance of at least 0, not nan"),
    ("--metric cosine a b", "--metric and --scale have no effect without --near"),
    ("--missing copy a b", "--missing and --na have no effect without --near"),
    (
      "--near 1 --metric gower --scale minmax a b",
      "gower divides by the ranges itself: --scale has no effect"
    ),
    ("--max 1.5 a b", "--max must be a share from 0 to 1, not 1.5"),
    ("--max nan a b", "--max must be a share from 0 to 1, not nan"),
    ("--drop --format csv a b", "--drop writes rows: --format has no effect"),
  ])
  func refusesUsage(arguments: String, message: String) async throws {
    try await CommandCase(
      command: "csv-leaks \(arguments)",
      messages: "csv-leaks: \(message)\ntry csv-leaks -h\n", status: 2
    ).check(in: Self.folder())
  }

  @Test(arguments: [
    CommandCase(
      command: "csv-leaks --columns a empty.csv near.csv",
      messages: "csv-leaks: empty.csv: has a header but no rows\n", status: 1),
    CommandCase(
      command: "csv-leaks --columns a near.csv empty.csv",
      messages: "csv-leaks: empty.csv: has a header but no rows\n", status: 1),
    CommandCase(
      command: "csv-leaks --part b parts.csv",
      messages: """
        csv-leaks: parts.csv: column "b": no row has the value "train" of training rows
        say with --train-part what training rows have there

        """, status: 1),
    CommandCase(
      command: "csv-leaks --part b --test-part w parts.csv",
      messages: """
        csv-leaks: parts.csv: column "b": no row has the value "w" of test rows
        say with --test-part what test rows have there

        """, status: 1),
    CommandCase(
      command: "csv-leaks -l part --part part parts.csv",
      messages: "csv-leaks: parts.csv: column \"part\": is both the part and the label\n",
      status: 1),
    CommandCase(
      command: "csv-leaks -l y --columns y near.csv points.csv",
      messages: "csv-leaks: near.csv: column \"y\": is both the label and compared\n", status: 1),
    CommandCase(
      command: "csv-leaks --columns g train.csv near.csv",
      messages: "csv-leaks: near.csv:1: there is no column \"g\", which train.csv has\n", status: 1),
    CommandCase(
      command: "csv-leaks --columns b --group g train.csv near.csv",
      messages: "csv-leaks: near.csv:1: there is no column \"g\", which train.csv has\n", status: 1),
    CommandCase(
      command: "csv-leaks --columns b --time z train.csv near.csv",
      messages: """
        csv-leaks: train.csv:1: no column "z"
        did you mean "a"? the header has: id, a, b, g, t, y

        """, status: 1),
    CommandCase(
      command: "csv-leaks turned.csv twins.csv",
      messages: """
        csv-leaks: twins.csv:1: column "a": occurs several times, so that the files cannot be matched by name
        rename the columns, or use --no-headers and numbers

        """, status: 1),
    CommandCase(
      command: "csv-leaks --exclude a,b near.csv points.csv",
      messages: """
        csv-leaks: near.csv: no column is left to compare
        use --columns COLS

        """, status: 1),
    CommandCase(
      command: "csv-leaks --exclude a,b,g,t train.csv test.csv",
      messages: """
        csv-leaks: columns of one file alone are not compared: extra
        csv-leaks: train.csv: no column is left to compare but row numbers and identifiers
        use --columns id to compare by them

        """, status: 1),
    CommandCase(
      command: "csv-leaks train.csv none.csv",
      messages: "csv-leaks: none.csv: no such file\n", status: 1),
    CommandCase(
      command: "printf 'a,b\\n1\\n' > short.csv; csv-leaks short.csv near.csv",
      messages: """
        csv-leaks: columns of one file alone are not compared: y
        csv-leaks: short.csv:2: 1 field, but the header has 2

        """, status: 1),
  ])
  func refusesFiles(_ example: CommandCase) async throws {
    try await example.check(in: Self.folder())
  }

  /// What is counted is what a search through all pairs of rows finds, and what is left is the rest.
  @Test(arguments: 0..<10)
  func agreesWithAllPairs(seed: Int) async throws {
    var chance = SeededNumbers(seed: UInt64(seed))
    let folder = try WorkFolder()
    let values = ["", "0", "1", "01", "a", "A", " a", "é", "\"d,e\"", "\"f\"\"g\"", "\"h\ni\""]
    var commands: [String] = []
    var expected = ""
    for table in 0..<6 {
      let variety = 2 + chance.below(values.count - 1)
      func rows(_ count: Int) -> [[String]] {
        (0..<count).map { _ in (0..<4).map { _ in values[chance.below(variety)] } }
      }
      let (train, test) = (rows(1 + chance.below(60)), rows(1 + chance.below(30)))
      let text = { (rows: [[String]]) in
        (["a,b,g,y"] + rows.map { $0.joined(separator: ",") }).joined(separator: "\n") + "\n"
      }
      try folder.write(text(train), to: "train\(table).csv")
      try folder.write(text(test), to: "test\(table).csv")
      let options = "--columns a,b --group g train\(table).csv test\(table).csv"
      commands += ["csv-leaks \(options) | cut -d, -f 1-2", "csv-leaks --drop \(options)"]

      let copies = { (rows: [[String]]) in
        rows.indices.count { row in
          rows[..<row].contains { $0[0...1] == rows[row][0...1] && $0[3] == rows[row][3] }
        }
      }
      let alike = test.map { row in train.filter { $0[0...1] == row[0...1] } }
      let isSame = zip(test, alike).map { row, alike in alike.contains { $0[3] == row[3] } }
      let isShared = test.map { row in row[2] != "" && train.contains { $0[2] == row[2] } }
      let groups = Set(zip(test, isShared).filter(\.1).map(\.0[2]))
      let isLeak = zip(alike, isShared).map { !$0.isEmpty || $1 }
      expected += """
        finding,count
        train_duplicates,\(copies(train))
        test_duplicates,\(copies(test))
        same_class,\(isSame.count { $0 })
        other_class,\(zip(alike, isSame).count { !$0.isEmpty && !$1 })
        groups,\(groups.count)
        group_rows,\(isShared.count { $0 })
        leaks,\(isLeak.count { $0 })

        """
      expected += text(zip(test, isLeak).filter { !$1 }.map(\.0))
    }
    let result = try await folder.shell(commands.joined(separator: "\n"))
    #expect(result.messages == "")
    #expect(result.output == expected)
  }

  /// Thousands of rows that are equal but for the class have one key.
  @Test func manyRowsOfOneKey() async throws {
    let folder = try WorkFolder()
    let same = (0..<3000).map { "1,c\($0 % 50)\n" }.joined()
    let others = (0..<3000).map { "\($0 + 2),c0\n" }.joined()
    try folder.write("a,y\n" + same + others, to: "train.csv")
    try folder.write("a,y\n1,c7\n1,d\n3001,c0\n3002,c0\n2.5,c0\n", to: "test.csv")
    let result = try await folder.shell("csv-leaks -l y --columns a train.csv test.csv")
    #expect(
      result.output == """
        finding,count,of,share
        train_duplicates,2950,6000,0.49166666666666664
        test_duplicates,0,5,0.0
        same_class,2,5,0.4
        other_class,1,5,0.2
        leaks,3,5,0.6

        """)
    #expect(result.messages == "")
  }
}
