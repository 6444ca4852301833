import TestSupport
import Testing

/// csv-encode as a user runs it.
@Suite struct EncodeTests {
  static let people = """
    id,country,age,signup,"c,x",y
    1,DE,3,2020-01-01,p,yes
    2,"F""R",4,2020-01-02,q,no
    3,DE,NA,2020-01-03,p,no
    4,,5,2020-01-04,q,no
    5,DE,6.5,2020-01-05,p,no
    6,DE,"7",2020-01-06,p,no
    7,IT,7,2020-01-07,p,no
    8,IT,7,2020-01-07,p,no
    9,IT,8,2020-01-07,p,no
    10,IT,9,2020-01-09,p,no

    """

  static let note = """
    csv-encode: by what the columns hold: --drop id,signup --categorical 'country,"c,x"'

    """

  static let encoded = """
    country,age,"c,x",y
    1,3,0,1
    2,4,1,0
    1,,0,0
    0,5,1,0
    1,6.5,0,0
    1,7,0,0
    3,7,0,0
    3,7,0,0
    3,8,0,0
    3,9,0,0

    """

  static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(people, to: "people.csv")
    try folder.write("y,x\n10,b\n9,b\n9,a\n", to: "numbers.csv")
    try folder.write("b,a\nb,a\na,c\na,c\n", to: "bare.csv")
    try folder.write("a,y\n1,\n2,p\n3,q\n4,p\n", to: "gaps.csv")
    try folder.write("a,y\n1,u\n2,v\n3,w\n", to: "three.csv")
    try folder.write("c,m\nu,1.5\nv,2.5\nu,3.25\n", to: "measures.csv")
    try folder.write("a,a,y\n1,2,u\n2,3,v\n", to: "twins.csv")
    try folder.write(Array("a,y\n1,".utf8) + [0xFF, 0x0A, 0x32, 0x2C, 0xFE, 0x0A], to: "latin.csv")
    return folder
  }

  @Test(arguments: [
    CommandCase(command: "csv-encode people.csv", output: encoded, messages: note),
    CommandCase(
      command: "csv-encode --drop id,signup --categorical 'country,\"c,x\"' people.csv",
      output: encoded),
    CommandCase(
      command: "csv-encode -q people.csv | head -2", output: "country,age,\"c,x\",y\n1,3,0,1\n"),
    CommandCase(
      command: "csv-encode -q --missing-as nan people.csv | sed -n 4,5p",
      output: "0,nan,0,0\nnan,5,1,0\n"),
    CommandCase(
      command: "csv-encode -l y --categorical x numbers.csv", output: "y,x\n1,1\n0,1\n0,0\n"),
    CommandCase(
      command: "csv-encode -l y --categorical x --order first numbers.csv",
      output: "y,x\n0,0\n1,0\n1,1\n"),
    CommandCase(
      command: "csv-encode -l y --categorical x --order count numbers.csv",
      output: "y,x\n1,0\n0,0\n0,1\n"),
    CommandCase(
      command:
        "csv-encode -n -l 2 --categorical 1 --save c bare.csv && echo 0,1.0 | csv-encode -n --load c --decode",
      output: "1,0\n1,0\n0,1\n0,1\na,c\n"),
    CommandCase(
      command: "csv-encode --unlabeled keep gaps.csv", output: "a,y\n1,\n2,0\n3,1\n4,0\n"),
    CommandCase(
      command:
        "printf '# by hand\nid;y;x\n1;b;2\n2;c;3\n' | csv-encode --comment '#' -l y --drop id",
      output: "# by hand\ny;x\n0;2\n1;3\n"),
    CommandCase(command: "csv-encode --unlabeled drop gaps.csv", output: "a,y\n2,0\n3,1\n4,0\n"),
    CommandCase(
      command: "csv-encode -v -l y --categorical x numbers.csv | tail -1", output: "0,0\n",
      messages: "csv-encode: y: 0 \"9\", 1 \"10\"\ncsv-encode: x: 0 \"a\", 1 \"b\"\n"),
  ])
  func encodes(_ example: CommandCase) async throws { try await example.check(in: Self.folder()) }

  @Test(arguments: [
    CommandCase(
      command: "csv-encode gaps.csv",
      messages: """
        csv-encode: gaps.csv:2: column "y": the label is empty
        use --unlabeled drop, or --unlabeled keep to pass such rows through

        """, status: 1),
    CommandCase(
      command: "csv-encode --save c twins.csv; ls c",
      messages: """
        csv-encode: twins.csv: column "a": another column has this name, and codes are found by name
        rename one of the two
        ls: cannot access 'c': No such file or directory

        """, status: 2),
    CommandCase(
      command: "csv-encode --save c latin.csv",
      messages: """
        csv-encode: latin.csv: a value of column "y" is not UTF-8, and JSON is
        convert the file first, as by iconv -f latin1 -t UTF-8

        """, status: 1),
    CommandCase(
      command: "csv-encode --load three.csv three.csv",
      messages: """
        csv-encode: three.csv: is no file of codes
        --load takes what csv-encode --save has written

        """, status: 1),
    CommandCase(
      command: "csv-encode measures.csv",
      messages: """
        csv-encode: measures.csv: column "m": the last column is the class by default, but this one has numbers with decimals
        use -l c (-l m takes the last all the same)

        """, status: 1),
    // What stands for missing cells, or for other values, must not be a code.
    CommandCase(
      command: "printf 'a,y\\nu,x\\nv,z\\n' | csv-encode -q --categorical a --missing-as 1",
      messages: """
        csv-encode: --missing-as 1 is the code of "v" in column "a"
        take a number that is no code, such as -1

        """, status: 1),
    CommandCase(
      command: "csv-encode --save three.csv three.csv",
      messages: "csv-encode: --save would overwrite the input\ntry csv-encode -h\n", status: 2),
    CommandCase(
      command: "csv-encode --load c -o ./c three.csv",
      messages: "csv-encode: --output would overwrite the file of --load\ntry csv-encode -h\n",
      status: 2),
    CommandCase(
      command: "csv-encode --decode three.csv",
      messages: "csv-encode: --decode needs the codes: --load FILE\ntry csv-encode -h\n", status: 2),
    CommandCase(
      command: "csv-encode --load c --order count three.csv",
      messages: """
        csv-encode: the file of codes says what columns are: --order has no effect
        try csv-encode -h

        """, status: 2),
  ])
  func refuses(_ example: CommandCase) async throws { try await example.check(in: Self.folder()) }

  @Test(arguments: [
    ("--load c --save d", "--load and --save: leave out one of them"),
    ("--unknown -1", "--unknown has no effect without --load: every value gets a code"),
    ("--load c --unknown 3 --decode", "--unknown has no effect with --decode"),
    (
      "--load c --decode --unlabeled drop",
      "an empty cell stays empty: --unlabeled drop has no effect with --decode"
    ),
    ("--load - <", "--load and the input cannot both be standard input"),
    (
      "--load c --categorical a",
      "the file of codes says what columns are: --categorical has no effect"
    ),
    ("--load c --numeric a", "the file of codes says what columns are: --numeric has no effect"),
    ("--load c --drop a", "the file of codes says what columns are: --drop has no effect"),
    (
      "--load c --missing-as 0",
      "the file of codes says what columns are: --missing-as has no effect"
    ),
    ("--load c --na NA", "the file of codes says what columns are: --na has no effect"),
  ])
  func refusesOptionsThatSayNothingTogether(_ options: String, _ message: String) async throws {
    let result = try await Self.folder().shell("csv-encode \(options) three.csv")
    #expect(result.messages == "csv-encode: \(message)\ntry csv-encode -h\n")
    #expect(result.output == "" && result.status == 2)
  }

  /// Rows to be classified have no class, and values that training had not.
  @Test(arguments: [
    CommandCase(command: "csv-encode --load c new.csv", output: "a,x,k\n1,4,7\n0,5,\n"),
    CommandCase(
      command: "csv-encode --load c --unknown 0 new.csv",
      messages: """
        csv-encode: --unknown 0 is the code of "no" in column "y"
        take a number that is no code, such as -1

        """, status: 1),
    CommandCase(
      command: "csv-encode --load c odd.csv",
      messages: """
        csv-encode: odd.csv:3: column "k": "eight" is not a number
        the codes have no values for this column, so it must hold numbers: take it out, or make the codes anew

        """, status: 1),
    CommandCase(
      command: "sed s/eight/8/ odd.csv | csv-encode --load c",
      messages: """
        csv-encode: standard input:4: column "a": "z" has no code
        use --unknown CODE to write a code for such values, as --unknown -1

        """, status: 1),
    CommandCase(
      command: "sed s/eight/8/ odd.csv | csv-encode --load c --unknown -1",
      output: "a,x,k\n1,4,7\n0,5,8\n-1,5,8\n",
      messages: "csv-encode: a: 1 value has no code\n"),
    CommandCase(
      command: "csv-encode --load c --decode -l p predicted.csv",
      output: "x,p\n1,no\n2,yes\n3,\n"),
    CommandCase(
      command: "csv-encode --load c --decode predicted.csv",
      messages: """
        csv-encode: predicted.csv: there is no column "y"
        say with -l COL where the classes are

        """, status: 1),
    CommandCase(
      command: "csv-encode --load c --decode -l x predicted.csv",
      messages: """
        csv-encode: predicted.csv:3: column "x": "2" is no code
        there are the codes 0 to 1

        """, status: 1),
    CommandCase(
      command: "printf 'x,p\\n1,0.5\\n' | csv-encode --load c --decode -l p",
      messages: """
        csv-encode: standard input:2: column "p": "0.5" is no code
        there are the codes 0 to 1

        """, status: 1),
    CommandCase(
      command: "csv-encode --load c --decode --predictions p both.csv",
      output: "y,p\nyes,no\nno,no\n"),
    CommandCase(
      command: "sed 's/eight/8/; s/^u/w/' odd.csv | csv-encode --load c --unknown -1",
      output: "a,x,k\n-1,4,7\n0,5,8\n-1,5,8\n",
      messages: "csv-encode: a: 2 values have no code\n"),
    CommandCase(
      command: "sed 's/\"u\"/\"t\"/' c > twice; csv-encode --load twice new.csv",
      messages: "csv-encode: twice: column \"a\": a value has two codes\n", status: 1),
    // What was dropped stays so, and texts in a column that was said to be numeric are missing.
    CommandCase(
      command: """
        csv-encode -q --numeric k --drop x --save d train.csv > table && csv-encode --load d --unknown -1 odd.csv
        """, output: "a,k\n1,7\n0,\n-1,8\n", messages: "csv-encode: a: 1 value has no code\n"),
    CommandCase(
      command: """
        printf 'a,y\nNA,p\nu,q\nv,q\n' | csv-encode --categorical a --missing-as NA --save d > coded && tail -3 coded
        csv-encode --load d --decode coded
        """, output: "NA,0\n0,1\n1,1\na,y\n,p\nu,q\nv,q\n"),
    CommandCase(
      command:
        "printf '@relation r\n@attribute x numeric\n@attribute p numeric\n@data\n3,1\n?,0\n' | csv-encode --load c --decode -l p",
      output: "x,p\n3,yes\n,no\n"),
  ])
  func usesCodesAgain(_ example: CommandCase) async throws {
    let folder = try WorkFolder()
    try folder.write("a,x,k,y\nu,4,7,no\nt,5,6,yes\nt,5,6,yes\nu,4,6,no\n", to: "train.csv")
    try folder.write("a,x,k\nu,4,7\nt,5,\n", to: "new.csv")
    try folder.write("a,x,k\nu,4,7\nt,5,eight\nz,5,8\n", to: "odd.csv")
    try folder.write("x,p\n1,0.0\n2,1\n3,\n", to: "predicted.csv")
    try folder.write("y,p\n1,0\n0,0\n", to: "both.csv")
    let made = try await folder.shell("csv-encode --categorical a --save c train.csv > /dev/null")
    #expect(made.status == 0)
    try await example.check(in: folder)
  }

  /// They are counted in all of a file that is read in parts.
  @Test func valuesWithoutCodesOfALargeFile() async throws {
    let folder = try WorkFolder()
    try folder.write("a,y\nu,no\nt,yes\n", to: "train.csv")
    let blanks = String(repeating: " ", count: 60)
    try folder.write(
      "a,y\n" + (0..<30_000).map { "\(blanks)\($0 % 3),no\n" }.joined(), to: "large.csv")
    let result = try await folder.shell(
      """
      csv-encode --categorical a --save c train.csv > /dev/null
      csv-encode --load c --unknown -1 large.csv | sort | uniq -c | tr -s ' '
      """)
    #expect(result.output == " 30000 -1,0\n 1 a,y\n")
    #expect(result.messages == "csv-encode: a: 30000 values have no code\n")
  }

  /// What is encoded and decoded is what it was, to the byte, where the table quotes only what must be.
  @Test(arguments: 0..<40)
  func roundTrip(seed: Int) async throws {
    var numbers = SeededNumbers(seed: UInt64(seed))
    let folder = try WorkFolder()
    let values = [
      "", "a", "b ", " c", "1", "01", "1.0", "é", "\"d,e\"", "\"f\"\"g\"", "\"h\ni\"", "NA", "true",
    ]
    var commands: [String] = []
    for table in 0..<10 {
      let columnCount = 1 + numbers.below(5)
      let lineEnd = numbers.below(3) == 0 ? "\r\n" : "\n"
      var text = (0..<columnCount).map { "\"c,\($0)\"" }.joined(separator: ",") + lineEnd
      for _ in 0..<(1 + numbers.below(30)) {
        let cells = (0..<columnCount).map { column in
          // The class is the last column: never empty.
          values[column == columnCount - 1 ? 1 + numbers.below(12) : numbers.below(13)]
        }
        text += cells.joined(separator: ",") + lineEnd
      }
      try folder.write(text, to: "\(table).csv")
      let categorical = columnCount > 1 ? "--categorical 1-\(columnCount - 1)" : ""
      let order = ["class", "count", "first"][numbers.below(3)]
      commands.append(
        """
        csv-encode -l \(columnCount) \(categorical) --order \(order) --save codes.json \(table).csv > codes.csv
        csv-encode --load codes.json \(table).csv | cmp - codes.csv
        csv-encode --load codes.json --decode codes.csv | cmp - \(table).csv
        tail -n +2 codes.csv | tr -d '0-9,\\r\\n' | cmp - /dev/null
        """)
    }
    let result = try await folder.shell("set -e\n" + commands.joined(separator: "\n"))
    #expect(result.status == 0)
    #expect(result.output == "" && result.messages == "")
  }
}
