import TestSupport
import Testing

@Suite("Options are typed as in cut and sort, and what other programs call them is answered")
struct ShellHabitTests {
  private static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write("a;y\n1;x\n2;x\n3;z\n4;z\n5;x\n", to: "s.csv")
    try folder.write("a,y\n1,x\n2,x\n3,z\n4,z\n5,x\n", to: "data.csv")
    return folder
  }

  static let same: [(joined: String, apart: String)] = [
    ("csv-counts -d';' s.csv", "csv-counts -d ';' s.csv"),
    ("csv-counts -ly data.csv", "csv-counts -l y data.csv"),
    ("csv-counts -l-1 data.csv", "csv-counts -l -1 data.csv"),
    ("csv-counts -l1 -d, data.csv", "csv-counts -l 1 -d , data.csv"),
    ("csv-counts -d=';' s.csv", "csv-counts -d ';' s.csv"),
    ("csv-smote -k1 data.csv", "csv-smote -k 1 data.csv"),
    ("csv-smote -qk1 data.csv", "csv-smote -q -k 1 data.csv"),
    ("csv-smote -vqk1 data.csv", "csv-smote -v -q -k 1 data.csv"),
    ("csv-undersample -ozz.csv data.csv; cat zz.csv", "csv-undersample data.csv"),
    ("csv-undersample -ql y data.csv", "csv-undersample -q -l y data.csv"),
    ("csv-knn --train data.csv -ly -k1 data.csv", "csv-knn --train data.csv -l y -k 1 data.csv"),
    ("csv-score -ly --predicted a data.csv", "csv-score -l y --predicted a data.csv"),
    // What is a value stays one.
    ("csv-counts --label=-ly data.csv", "csv-counts -l -ly data.csv"),
    ("csv-counts --where -ly=3 data.csv", "csv-counts --where=-ly=3 data.csv"),
    ("csv-counts -- -ly", "csv-counts ./-ly 2>&1 | sed 's,[.]/,,' >&2; false"),
    // Other names.
    ("csv-undersample --random-state 3 data.csv", "csv-undersample --seed 3 data.csv"),
    ("csv-undersample --random-state=3 data.csv", "csv-undersample --seed 3 data.csv"),
    ("csv-score --label y --predicted a data.csv", "csv-score --truth y --predicted a data.csv"),
    (
      "csv-oversample --strategy 'not majority' data.csv",
      "csv-oversample --strategy not-majority data.csv"
    ),
    ("csv-smote --variant ADASYN data.csv", "csv-smote --variant adasyn data.csv"),
    (
      "csv-undersample --method Cluster_Centroids data.csv",
      "csv-undersample --method cluster-centroids data.csv"
    ),
  ]

  @Test(arguments: same)
  func spellings(_ lines: (joined: String, apart: String)) async throws {
    let folder = try Self.folder()
    let joined = try await folder.shell(lines.joined)
    let apart = try await folder.shell(lines.apart)
    #expect(joined.output == apart.output)
    #expect(joined.messages == apart.messages)
    #expect(joined.status == apart.status)
  }

  static let answers: [(line: String, message: String, advice: String)] = [
    (
      "csv-oversample --ratio 0,5", "the value '0,5' is invalid for '--ratio <R>'",
      "write --ratio 0.5"
    ),
    (
      "csv-split --test-size 20%", "the value '20%' is invalid for '--test-size <SIZE>'",
      "write --test-size 0.2"
    ),
    (
      "csv-split --test-size 12,5%", "the value '12,5%' is invalid for '--test-size <SIZE>'",
      "write --test-size 0.125"
    ),
    (
      "csv-counts --where 'v1>0'", "the value 'v1>0' is invalid for '--where <COND>'",
      "write --where 'v1=0..', in which 0 itself passes"
    ),
    (
      "csv-counts --where \"a's<2\"", "the value 'a's<2' is invalid for '--where <COND>'",
      "write --where 'a'\\''s=..2', in which 2 itself passes"
    ),
    (
      "csv-split --train x", "unknown option '--train'",
      "the training part goes to standard output: use -o FILE"
    ),
    (
      "csv-smote --sampling-strategy auto", "unknown option '--sampling-strategy'",
      "use --strategy, --ratio or --target"
    ),
    ("csv-counts -x", "unknown option '-x'", "try csv-counts -h"),
    // No proposal is better than one that has nothing to do with it.
    ("csv-smote --bins 3", "unknown option '--bins'", "try csv-smote -h"),
    ("csv-smote --sed 3", "unknown option '--sed'. Did you mean '--seed'?", "try csv-smote -h"),
    (
      "csv-smote --exclude a b data.csv", "unexpected argument 'data.csv'", "write --exclude a,b"
    ),
    (
      "csv-split --test-size 1.0", "the value '1.0' is invalid for '--test-size <SIZE>'",
      "--test-size: A fraction of the rows with a point, above 0 and below 1, or a count from 1. Default: 0.2, unless only a validation part is asked for."
    ),
    (
      "csv-counts -l $'\\xe9' data.csv", "\"\u{FFFD}\" is not UTF-8",
      "name a column by its number; for a value, convert the file first: iconv -f latin1 -t utf-8"
    ),
    (
      "csv-split --test 0.2",
      "--test names a file, and 0.2 is a fraction: use --test-size 0.2 --test FILE",
      "try csv-split -h"
    ),
    (
      "csv-split --validation 30",
      "--validation names a file, and 30 is a count: use --validation-size 30 --validation FILE",
      "try csv-split -h"
    ),
  ]

  @Test(arguments: answers)
  func isAnswered(_ answer: (line: String, message: String, advice: String)) async throws {
    let tool = answer.line.prefix { $0 != " " }
    let result = try await Self.folder().shell(answer.line)
    #expect(result.messages == "\(tool): \(answer.message)\n\(answer.advice)\n")
    #expect(result.status == 2)
    #expect(result.output == "")
  }

  /// A Makefile has one seed for all tools and methods.
  @Test(arguments: [
    "csv-counts", "csv-split --by-order", "csv-oversample", "csv-undersample --method tomek",
    "csv-smote -k 1", "csv-weights", "csv-smear --positive z --within 1",
    "csv-knn --train data.csv -k 1",
    "csv-score -l y --predicted a", "csv-weights --counts counts.csv",
    "csv-smote --variant polynom-star", "csv-calibrate --fit data.csv --positive z --scores a",
  ])
  func seedIsAccepted(_ command: String) async throws {
    let folder = try Self.folder()
    _ = try await folder.shell("csv-counts data.csv > counts.csv")
    let file = command.contains("--counts") ? "" : " data.csv"
    let plain = try await folder.shell("\(command)\(file)")
    let seeded = try await folder.shell("\(command) --seed 0\(file)")
    #expect(plain.status == 0)
    #expect(seeded.output == plain.output)
    #expect(seeded.status == 0)
    #expect(try await folder.shell("\(command) --seed x\(file)").status == 2)
  }

  static let reasons = [
    CommandCase.failure(
      "printf 'a,y\\n1,x\\n2,x,\\n' > 'r 1.csv'; csv-counts 'r 1.csv'",
      """
      csv-counts: r 1.csv:3: 3 fields, but the header has 2
      is the comma at its end one too many? sed 's/,\\r*$//' 'r 1.csv' | csv-counts
      """),
    CommandCase.failure(
      "printf 'a,y,z\\n1, \"x,y\",z\\n' | csv-split",
      """
      csv-split: standard input:2: 4 fields, but the header has 3
      a space before a quote makes the quote a part of the value: sed 's/, *"/,"/g' | csv-split
      """),
    CommandCase.failure(
      "printf 'a\\ty\\n1\\t2\\tx\\n2\\t3\\ty\\n' | csv-counts",
      """
      csv-counts: standard input:2: 3 fields, but the header has 2
      a header that is one name short is what R's write.table makes: sed '1s/^/row\\t/' | csv-counts
      """),
    CommandCase.failure(
      "printf 'A title\\na,y\\n1,x\\n' | csv-counts",
      """
      csv-counts: standard input:2: 2 fields, but the header has 1
      is line 1 a title or a comment? use --skip 1
      """),
    CommandCase.failure(
      "printf 'a,b;y\\n1;x\\n2;x\\n' | csv-counts -d ,",
      """
      csv-counts: standard input:2: 1 field, but the header has 2
      are fields separated by semicolons? use -d ';'
      """),
    CommandCase.failure(
      "printf '\"x\",\"y\"\\r1,\"a\"\\r' | csv-counts",
      """
      csv-counts: standard input:1: has a carriage return inside its first line: are these old Macintosh line ends?
      convert them first: tr '\\r' '\\n' | csv-counts
      """),
    CommandCase.failure(
      "printf 'a,b,y\\nc,c,d\\n,meta,class\\n1,2,x\\n' > o.csv; csv-counts o.csv",
      """
      csv-counts: o.csv:2: says in two more lines what the columns are, as Orange's tables do
      leave them out: sed 2,3d o.csv | csv-counts
      """),
    CommandCase(
      command: "csv-counts --where y=q data.csv",
      output: "field,value,count,percent,deficit\n",
      messages: "csv-counts: data.csv: no row passes --where: column \"y\" has \"x\", \"z\"\n"),
    CommandCase(
      command: "csv-split --by-hash a --where y=q --part test data.csv",
      output: "a,y\n1,x\n2,x\n3,z\n4,z\n5,x\n",
      messages: "csv-split: no row passes --where: column \"y\" has \"x\", \"z\"\n"),
    CommandCase.failure(
      "csv-undersample --where a=17.. data.csv",
      """
      csv-undersample: data.csv: no row with a label passes --where
      column "a" has "1", "2", "3", "4", "5"
      """),
    CommandCase.failure(
      "{ echo a,y; seq 30 | sed 's/$/,x/'; } | csv-score -l y --predicted a --where a=x",
      """
      csv-score: standard input: no row passes --where
      column "a" has "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", …
      """),
    // Blanks around a number are no part of it.
    CommandCase(
      command: "printf 'a, b, c\\n1, 2, x\\n2, 3, x\\n' | csv-counts --where '2=1..2' | tail -n 1",
      output: "\" c\", x,1,100.0000,0\n".replacing("\"", with: "")),
    CommandCase(
      command:
        "{ echo k,y; for i in $(seq 60); do echo $i,c$i; echo $i,d$((i%3)); done; } | csv-split -l y --test t.csv 2>&1 >/dev/null",
      output:
        "csv-split: 60 classes have a single row, which goes to the training part: \"c1\", \"c10\", \"c11\", \"c12\", \"c13\", …\n"
    ),
  ]

  @Test(arguments: reasons)
  func isExplained(_ line: CommandCase) async throws { try await line.check(in: Self.folder()) }

  /// Who types a tool's name alone learns what it waits for.
  @Test(arguments: ["csv-counts", "csv-oversample", "csv-weights"])
  func terminalIsNamed(_ tool: String) async throws {
    guard isInstalled("script") else { return }
    let folder = try WorkFolder()
    let typed = #"printf 'a,y\n1,x\n2,z\n\004' | script -qec"#
    let result = try await folder.shell(
      "\(typed) '\(tool) > out.csv 2> messages' /dev/null > typed; cat messages out.csv")
    #expect(
      result.output.hasPrefix(
        "\(tool): waits for a table from the terminal; Control-D ends it, a FILE is read instead\n")
    )
    #expect(result.lines.count > 2)
  }

  /// What a message says to type mends the file.
  @Test(arguments: [
    "printf 'a,y\\n1,x\\n2,x,\\n' > f", "printf 'a,y\\r\\n1,x,\\r\\n2,x,\\r\\n' > f",
    "printf 'a,y,z\\n1, \"x,y\",z\\n' > f", "printf 'a,y\\n1,2,x\\n2,3,y\\n' > f",
    "printf 'a,b,y\\nc,c,d\\n,meta,class\\n1,2,x\\n' > f",
    "printf 'a,y\\n1,x\\n' | xz > f", "printf 'a,y\\n1,x\\n' | bzip2 > f",
  ])
  func remediesWork(_ made: String) async throws {
    let packer = made.contains("xz") ? "xz" : made.contains("bzip2") ? "bzip2" : "sed"
    guard isInstalled(packer) else { return }
    let folder = try WorkFolder()
    let refused = try await folder.shell("\(made); csv-counts f")
    #expect(refused.status == 1)
    let advice = refused.messages.split(separator: "\n").last ?? ""
    let start = try #require(advice.firstRange(of: "\(packer) "))
    let mended = try await folder.shell(String(advice[start.lowerBound...]))
    #expect(mended.status == 0, "\(advice)")
    #expect(mended.lines.count > 1)
  }
}
