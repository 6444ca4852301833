import TestSupport
import Testing

@Suite("ARFF and KEEL files are read, and written as what they are")
struct AttributeFileTests {
  /// WEKA's kind: comments, names and values in quotes, blanks, gaps, nominal digits, dates.
  static let arff: String = {
    var text = """
      % people, and 'what they have

      @RELATION 'some people'
      @ATTRIBUTE 'body height' NUMERIC
      @attribute eyes {blue, 'light brown', 'cat\\'s'}
      @attribute flag {0,1}
      @attribute born date "yyyy-MM-dd"
      @attribute class {'not ill',sick}
      % the rows
      @DATA


      """
    let eyes = ["blue", "'light brown'", "'cat\\'s'", "?"]
    for row in 0..<24 {
      let height = row == 5 ? "?" : "1.\(40 + row * 7 % 40)"
      text += "\(height),\(eyes[row % 7 % 4]) , \(row % 2),2001-02-\(10 + row),"
      text += row % 4 == 0 ? "sick\n" : "'not ill'\n"
      if row == 11 { text += "% a comment, between, rows, and, more\n" }
    }
    return text + "%\n%\n"
  }()

  /// KEEL's kind: ranges, inputs, an output that is not the last, gaps of its own, a blank behind each comma.
  static let keel: String = {
    var text = """
      @relation wells
      @attribute Depth real [0.0, 30.0]
      @attribute Kind{dug,drilled}
      @attribute State{dry,wet}
      @attribute Age integer [0, 99]
      @inputs Depth, Kind, Age
      @outputs State
      @data

      """
    for row in 0..<24 {
      text += "\(Double(row * 11 % 60) / 2), \(row % 3 == 0 ? "dug" : "drilled"), "
      text += "\(row % 5 == 0 ? "wet" : "dry"), \(row == 3 ? "<null>" : String(row * 17 % 97))\n"
    }
    return text
  }()

  static let commands = [
    "csv-split --test-size 6", "csv-split --test-size 6 --append 'the part'",
    "csv-split --folds 3 --append fold", "csv-oversample --mark made --provenance how",
    "csv-oversample --rose", "csv-undersample", "csv-undersample --method tomek",
    "csv-smote --mark made --provenance how", "csv-smote --exclude 2", "csv-smote --missing copy",
    "csv-split --test t --test-size 4 | csv-smote | csv-undersample",
    "csv-smote --shuffle --missing copy", "csv-undersample --weight weight",
    "csv-weights --append weight", "csv-knn -k 3 --probability --train data",
    "csv-smear --positive sick --positive wet --within 1",
    "csv-smear --positive sick --positive wet --within 1 --soft --where 1=1.5..",
    "head -16 data > t; csv-leaks --drop t data",
  ]

  @Test(
    "What is written is valid, the rows that came in as they came", arguments: commands,
    [arff, keel])
  func everyTool(_ command: String, _ text: String) async throws {
    let folder = try WorkFolder()
    try folder.write(text, to: "data")
    let before = try StrictARFF(text)
    let result = try await folder.shell("cat data | \(command)")
    #expect(result.status == 0, "\(result.messages)")
    let after = try StrictARFF(result.output)
    let added = after.names.count - before.names.count
    #expect(Array(after.names.prefix(before.names.count)) == before.names)
    // Of the lines before the rows, those of new attributes are new.
    let end =
      try #require(before.prologue.lastIndex { $0.lowercased().hasPrefix("@attribute") }) + 1
    var prologue = after.prologue
    prologue.removeSubrange(end..<(end + added))
    if command.contains("--soft") {
      #expect(
        after.kinds.filter { $0 == .number }.count > before.kinds.filter { $0 == .number }.count)
      return
    }
    #expect(prologue == before.prologue)
    if command.contains("csv-leaks") { return }
    let rowsThatCame = after.lines.filter { line in before.lines.contains { line.hasPrefix($0) } }
    #expect(rowsThatCame.count >= 6)
    let others = after.lines.count - rowsThatCame.count
    let makesRows = command.contains("smote") || command.contains("--rose")
    #expect(makesRows ? others > 0 : others == 0 || command.hasPrefix("csv-smear"))
  }

  @Test func anExcludedColumnOfAMadeRowIsAGap() async throws {
    let folder = try WorkFolder()
    try folder.write(Self.arff, to: "a.arff")
    try folder.write(Self.keel, to: "k.dat")
    for (file, gap) in [("a.arff", ",?,"), ("k.dat", ",<null>,")] {
      let result = try await folder.shell("csv-smote --exclude 2 \(file) | tail -1")
      #expect(result.output.contains(gap), "\(result.output)")
    }
  }

  static let counts = """
    field,value,count,percent,deficit
    class,not ill,18,75.0000,0
    class,sick,6,25.0000,12

    """

  static let cases = [
    CommandCase(command: "csv-counts a.arff", output: counts),
    CommandCase(command: "gzip -k a.arff && csv-counts a.arff.gz", output: counts),
    CommandCase(command: "csv-counts --headers a.arff", output: counts),
    CommandCase(command: "csv-counts -d , a.arff", output: counts),
    CommandCase(command: "csv-counts --skip 1 --comment % a.arff", output: counts),
    CommandCase(
      command: "csv-counts k.dat",
      output: "field,value,count,percent,deficit\nState,dry,19,79.1667,0\nState,wet,5,20.8333,14\n"),
    CommandCase(
      command: "csv-weights a.arff",
      output: "value,count,weight\nnot ill,18,0.6666666666666666\nsick,6,2.0\n"),
    CommandCase(
      command: "csv-encode --drop 'body height,born' a.arff | head -3",
      output: "eyes,flag,class\n1,0,1\n3,1,0\n",
      messages: "csv-encode: by what the columns hold: --categorical eyes,flag\n"),
    // A nominal attribute is a category, whatever its values; a date is copied.
    CommandCase(
      command: "csv-smote a.arff > made",
      messages:
        "csv-smote: by what the columns hold: --copy born --categorical eyes,flag --missing copy\n"),
    // One of the files is CSV: columns are found by name.
    CommandCase(
      command:
        "printf 'flag,body height\\n1,1.5\\n' | csv-knn --train a.arff --categorical flag --features 'body height' -k 1 --missing copy 2>&1 | head -1",
      output: "flag,body height,predicted\n"),
    CommandCase(
      command:
        "printf 'flag,eyes,class\\n1,blue,sick\\n' > t.csv; csv-leaks -l class --columns flag,eyes a.arff t.csv | grep test_d",
      output: "test_duplicates,0,1,0.0\n"),
    // Even if options say that it is a number.
    CommandCase.failure(
      "csv-smote --missing copy --features flag,'body height' a.arff",
      """
      csv-smote: a.arff:6: column "flag": is declared as a category
      use --categorical flag, or leave flag out of --features
      """),
    CommandCase.failure(
      "csv-smote --strict --missing copy --exclude born,eyes a.arff",
      """
      csv-smote: a.arff:6: column "flag": is declared as a category
      use --categorical flag
      """),
    // A column that is rewritten has other values from now on.
    CommandCase(
      command:
        "printf '@relation s\\n@attribute p numeric\\n@attribute predicted {a,b}\\n@data\\n0.7,a\\n0.2,b\\n' | csv-threshold --positive a --negative 'not a' --probability p --threshold 0.5",
      output:
        "@relation s\n@attribute p numeric\n@attribute predicted {'not a',a}\n@data\n0.7,a\n0.2,'not a'\n"
    ),
    // A missing class is no class.
    CommandCase.failure(
      "sed 's/sick$/?/' a.arff | csv-undersample",
      """
      csv-undersample: standard input:12: column "class": the label is empty
      use --unlabeled drop, or --unlabeled keep to pass such rows through
      """),
    CommandCase.failure(
      "sed 's/sick$/ill/' a.arff | csv-undersample",
      """
      csv-undersample: standard input:12: column "class": the class "ill" is not among the values of its @attribute line
      add it there, or mend the row
      """),
    CommandCase.failure(
      "sed 's/sick$/ill/' a.arff > b; csv-knn --train b a.arff",
      """
      csv-knn: b:12: column "class": the class "ill" is not among the values of its @attribute line
      add it there, or mend the row
      """),
    CommandCase.failure(
      "csv-counts -n a.arff",
      """
      csv-counts: a.arff:1: is an ARFF file, in which @attribute lines name the columns
      leave out --no-headers
      """),
    CommandCase.failure(
      "sed '15s/,/, 9,/' a.arff | csv-counts",
      "csv-counts: standard input:15: 6 fields, but the @attribute lines declare 5"),
    CommandCase(
      command:
        "sed \"15s/,.*/, 'light brown', 0,2001-02-02, 'sick' /\" a.arff | csv-weights --append w | sed -n 16p",
      output: "1.61, 'light brown', 0,2001-02-02, 'sick' ,1.7142857142857142\n"),
    CommandCase.failure(
      "sed \"15s/,.*/,'a'b,0,2001-02-02,sick/\" a.arff | csv-counts",
      """
      csv-counts: standard input:15: a quoted field goes on after its closing quote
      inside quotes a quote is written \\', and after them comes a delimiter
      """),
    CommandCase.failure(
      "sed '/DATA/q' a.arff | csv-undersample",
      "csv-undersample: standard input: has a header but no rows"),
    CommandCase.failure(
      "printf '@relation r\\n@attribute a real\\n@data\\n1\\n2.5\\n' | csv-undersample",
      """
      csv-undersample: standard input: column "a": the last column is the class by default, but this one has numbers with decimals
      name the class, as in -l a
      """),
  ]

  @Test(arguments: cases) func command(_ given: CommandCase) async throws {
    let folder = try WorkFolder()
    try folder.write(Self.arff, to: "a.arff")
    try folder.write(Self.keel, to: "k.dat")
    try await given.check(in: folder)
  }

  /// Digits with a value for every other row would be no class, were they not declared.
  @Test func declaredValuesAreClasses() async throws {
    let folder = try WorkFolder()
    let values = (1...60).map { "\($0).5" }
    let rows = values.flatMap { ["1,\($0)", "2,\($0)"] }
    try folder.write(
      "@relation r\n@attribute a real\n@attribute c {\(values.joined(separator: ","))}\n@data\n"
        + rows.joined(separator: "\n") + "\n", to: "data.arff")
    let result = try await folder.shell("csv-oversample data.arff | csv-counts | wc -l")
    #expect(result.output.contains("61"))
    #expect(result.messages == "")
  }

  @Test func aMadeTextIsQuoted() async throws {
    let folder = try WorkFolder()
    try folder.write(
      "@relation r\n@attribute t string\n@attribute y {a,b}\n@data\n"
        + "'good day, sir',a\n'bad day',b\n'bad weather',b\n'bad food',b\n", to: "data.arff")
    try folder.write("3 2\ngood 1 0\nnice 0.9 0.1\nday 0 1\n", to: "vectors.txt")
    let result = try await folder.shell(
      "csv-augment --text t --vectors vectors.txt --short data.arff")
    #expect(result.status == 0, "\(result.messages)")
    #expect(try StrictARFF(result.output).rows.count > 4)
  }

  /// Threads read parts of a file, in which lines may be comments with quotes.
  @Test func manyRowsOnThreads() async throws {
    let folder = try WorkFolder()
    var text = "@relation r\n@attribute a real\n@attribute y {'p,q',z}\n@data\n"
    for row in 0..<200_000 {
      text += "\(row),\(row % 3 == 0 ? " z" : "'p,q'")\n"
      if row % 1000 == 0 { text += "% it's, 'a comment\n" }
    }
    try folder.write(text, to: "data.arff")
    let outputs = try await folder.shell(
      "for n in 1 2 7; do csv-undersample --threads $n data.arff | md5sum; done | sort -u | wc -l; csv-counts data.arff | tail -2"
    )
    #expect(outputs.output == "1\ny,\"p,q\",133333,66.6665,0\ny,z,66667,33.3335,66666\n")
  }
}
