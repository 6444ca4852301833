import TestSupport
import Testing

/// Row by row with `--counts`: shards of a table, sampled apart.
@Suite struct ShardTests {
  /// 4000 rows, 1000 of each of a, b, and 2000 of c; labels and rows in no order.
  private static func table() -> String {
    var chance = SeededNumbers(seed: 5)
    return (0..<4000).map { "\($0),\(chance.below(1000)),\("abcc".map(String.init)[$0 % 4])\n" }
      .joined()
  }

  private func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    let rows = Self.table()
    try folder.write("id,v,y\n" + rows, to: "data.csv")
    let lines = rows.split(separator: "\n")
    for shard in 0..<5 {
      let part = lines.indices.filter { $0 % 5 == shard }.map { "\(lines[$0])\n" }
      try folder.write("id,v,y\n" + part.reversed().joined(), to: "shard\(shard).csv")
    }
    return folder
  }

  @Test(arguments: [
    "csv-undersample --ratio 0.8", "csv-undersample --per-class 300 --seed 7",
    "csv-undersample --target c=0 --where v=100..900", "csv-oversample",
    "csv-oversample --per-class 2300",
    "csv-oversample --target a=9999 --mark made", "csv-weights --append w",
  ])
  func shardsTogetherAreTheWhole(_ command: String) async throws {
    let folder = try folder()
    let place = command.contains("--where") ? "--where v=100..900" : ""
    let result = try await folder.shell(
      """
      for s in shard?.csv; do csv-counts \(place) $s > $s.counts; done
      csv-counts --merge *.counts > counts.csv
      csv-counts \(place) data.csv | cmp - counts.csv
      \(command) --counts counts.csv data.csv | tail -n +2 | sort > whole
      for s in shard?.csv; do \(command) --counts counts.csv < $s | tail -n +2; done | sort > parts
      cmp whole parts && wc -l < parts
      """)
    #expect(result.messages == "")
    #expect((Int(result.lines.last ?? "") ?? 0) > 800)
  }

  @Test func weightsAreThoseOfOnePass() async throws {
    let folder = try folder()
    let result = try await folder.shell(
      """
      csv-counts data.csv > counts.csv
      csv-weights --append w data.csv > two
      csv-weights --append w --counts counts.csv data.csv | cmp - two
      csv-weights --per-row --counts counts.csv data.csv | cmp - <(csv-weights --per-row data.csv)
      csv-weights data.csv > table
      csv-weights --counts counts.csv | cmp - table
      csv-weights --counts - < counts.csv | cmp - table
      csv-weights -q --counts counts.csv --positive a | cmp - <(csv-weights -q --positive a data.csv)
      """)
    #expect(result.output + result.messages == "")
  }

  /// The rule as the documentation states it, for rows whose hash was computed by Python's xxhash.
  @Test func rowsAreDecidedAsDocumented() async throws {
    let folder = try WorkFolder()
    let rows = (0..<8).map { "\($0),x\n" }.joined()
    try folder.write("id,y\n" + rows + "8,z\n", to: "data.csv")
    try folder.write("value,count\nx,8\nz,1\n", to: "counts.csv")
    for (seed, kept) in [(0, [2, 3, 5, 6, 7]), (12345, [0, 2, 3, 4, 7])] {
      let result = try await folder.shell(
        "csv-undersample --counts counts.csv --target x=4 --seed \(seed) data.csv")
      #expect(Table(result.bytes)["id"] == kept.map(String.init) + ["8"])
    }
  }

  /// Over 100 seeds the number of rows that stay has the mean and the deviation of independent draws.
  @Test func countsAreAsExpected() async throws {
    let folder = try WorkFolder()
    let rows = (0..<400).map { "\($0),x\n" }.joined()
    try folder.write("id,y\n" + rows + "400,z\n", to: "data.csv")
    try folder.write("value,count\nx,400\nz,1\n", to: "counts.csv")
    let result = try await folder.shell(
      """
      for seed in $(seq 100); do
        csv-undersample --counts counts.csv --target x=100 --seed $seed data.csv | wc -l
      done
      """)
    // A header and the row of z come with them. The deviation of a draw is √75 = 8.66.
    let kept = result.lines.compactMap(Double.init).map { $0 - 2 }
    #expect(kept.count == 100)
    let mean = kept.reduce(0, +) / 100
    let squares = kept.map { ($0 - mean) * ($0 - mean) }
    let deviation = (squares.reduce(0, +) / 99).squareRoot()
    #expect(abs(mean - 100) < 4 * 8.66 / 100.0.squareRoot())
    #expect(deviation > 6.3 && deviation < 11)
  }

  @Test func droppedRowsAreTheOthers() async throws {
    let folder = try folder()
    let result = try await folder.shell(
      """
      csv-counts data.csv > counts.csv
      csv-undersample --counts counts.csv --dropped gone.csv data.csv > kept.csv
      (cat kept.csv; tail -n +2 gone.csv) | sort | cmp - <(sort data.csv) && wc -l < gone.csv
      """)
    #expect(result.messages == "")
    #expect(abs((Int(result.output.filter { !$0.isWhitespace }) ?? 0) - 1001) < 150)
  }

  @Test func copiesStandBehindTheirRows() async throws {
    let folder = try WorkFolder()
    try folder.write("a,y\r\n1,x\r\n2,z\r\n3,x", to: "data.csv")
    try folder.write("value,count\nz,1\nx,2\n", to: "counts.csv")
    let result = try await folder.shell(
      "csv-oversample --counts counts.csv --target z=3 --mark m --provenance p data.csv")
    #expect(
      result.output
        == "a,y,m,p\r\n1,x,false,\r\n2,z,false,\r\n2,z,true,copy 2\r\n2,z,true,copy 2\r\n3,x,false,\r\n"
    )
  }

  @Test func rowsThatTakeNoPartPass() async throws {
    let folder = try WorkFolder()
    try folder.write("a,y\n1,x\n2,\n3,x\n4,z\n", to: "data.csv")
    try folder.write("field,value,count\ny,x,2\ny,,1\ny,z,1\n", to: "counts.csv")
    let keep = try await folder.shell(
      "csv-undersample --counts counts.csv --target x=0 --unlabeled keep data.csv")
    #expect(keep.output == "a,y\n2,\n4,z\n")
    let drop = try await folder.shell(
      "csv-undersample --counts counts.csv --target x=0 --unlabeled drop data.csv")
    #expect(drop.output == "a,y\n4,z\n")
    let part = try await folder.shell(
      "csv-undersample --counts counts.csv --target x=0 --where a=2..4 --unlabeled keep data.csv")
    #expect(part.output == "a,y\n1,x\n2,\n4,z\n")
  }

  @Test func rowsWithEqualBytesAreNoted() async throws {
    let folder = try WorkFolder()
    try folder.write("y\nz\n" + String(repeating: "x\n", count: 1000), to: "data.csv")
    try folder.write("value,count\nx,1000\nz,1\n", to: "counts.csv")
    let result = try await folder.shell(
      "csv-undersample --counts counts.csv --target x=500 data.csv | wc -l")
    let kept = (Int(result.output.filter { !$0.isWhitespace }) ?? 0) - 2
    #expect(kept == 0 || kept == 1000)
    #expect(
      result.messages
        == "csv-undersample: class \"x\" has \(kept) rows where 500 were to be expected: rows with equal bytes are decided alike; a column that numbers the rows helps\n"
    )
  }

  @Test(arguments: [
    (
      "csv-undersample --counts less.csv",
      "data.csv:4: column \"y\": less.csv has no class \"c\"\ncount again, with the same --where"
    ),
    (
      "csv-oversample --counts few.csv",
      "data.csv: has 1000 rows of class \"a\", and few.csv says 9\ncount again, with the same --where"
    ),
    (
      "csv-weights --append w --counts less.csv",
      "data.csv:4: column \"y\": less.csv has no class \"c\"\ncount again, with the same --where"
    ),
    (
      "csv-undersample --counts other.csv",
      "other.csv:2: counts the column \"v\", and the label is \"y\"\nuse --label v, or count again"
    ),
    ("csv-undersample --counts twice.csv", "twice.csv:3: names the class \"a\" a second time"),
    ("csv-undersample --counts empty.csv", "empty.csv: names no class"),
    ("csv-undersample --counts no.csv", "no.csv: no such file"),
    ("csv-undersample --counts data.csv", "data.csv:1: no column \"count\""),
  ])
  func whatIsWrongWithCounts(_ command: String, _ message: String) async throws {
    let folder = try folder()
    try folder.write("value,count\na,1000\nb,1000\n", to: "less.csv")
    try folder.write("value,count\na,9\nb,2000\nc,9000\n", to: "few.csv")
    try folder.write("field,value,count\nv,1,5\n", to: "other.csv")
    try folder.write("value,count\na,1\na,2\n", to: "twice.csv")
    try folder.write("value,count\n,1\n", to: "empty.csv")
    let result = try await folder.shell("\(command) -o out.csv data.csv")
    #expect(result.status == 1)
    #expect(result.messages.hasPrefix("\(command.split(separator: " ")[0]): \(message)"))
    #expect(try !folder.fileNames().contains("out.csv"))
  }

  @Test(arguments: [
    (
      "csv-undersample --counts c --method tomek",
      "--counts decides row by row: --method tomek has no effect"
    ),
    (
      "csv-undersample --counts c --replacement",
      "--counts decides row by row: --replacement has no effect"
    ),
    (
      "csv-undersample --counts c --candidates v=1",
      "--counts decides row by row: --candidates has no effect"
    ),
    (
      "csv-oversample --counts c --rose",
      "--counts decides row by row: --shrinkage and --rose has no effect"
    ),
    (
      "csv-oversample --counts c --compat imblearn",
      "--counts decides row by row: --compat has no effect"
    ),
    ("csv-oversample --counts -", "--counts and the input cannot both be standard input"),
    (
      "csv-weights --counts c data.csv",
      "the counts say it all: FILE has no effect without --append"
    ),
    (
      "csv-weights --counts c -l y", "the counts say it all: --label has no effect without --append"
    ),
  ])
  func whatCountsDoNotGoWith(_ command: String, _ message: String) async throws {
    let folder = try WorkFolder()
    let result = try await folder.shell(command)
    #expect(result.status == 2)
    #expect(result.messages.contains(message))
  }

  /// Shards of which one is a gzip file and one has a blank in its name, and a class whose name has an apostrophe.
  @Test func theExampleWithParallel() async throws {
    let folder = try folder()
    try folder.copy("Examples/shards/parallel.sh", as: "parallel.sh")
    let result = try await folder.shell(
      """
      sed -i "1s/y/it's/" data.csv shard?.csv
      gzip shard3.csv
      mv shard4.csv 'shard 4.csv'
      sh parallel.sh "it's" shard*.csv*
      csv-undersample --counts counts.csv data.csv | tail -n +2 | sort > whole
      for s in shard*.under.csv; do tail -n +2 "$s"; done | sort | cmp - whole && wc -l < whole
      """)
    #expect(result.messages == "")
    #expect(abs((Int(result.output.filter { !$0.isWhitespace }) ?? 0) - 3000) < 200)
  }

  /// Blocks are cut between records, whatever line feeds are in quotes.
  @Test func theExampleInBlocks() async throws {
    let folder = try WorkFolder()
    try folder.copy("Examples/shards/blocks.sh", as: "blocks.sh")
    let rows = (0..<3000).map {
      "\($0),\($0 % 5 == 0 ? "rare" : "usual"),\"two\nlines, \"\"\($0 % 7)\"\"\n\"\n"
    }
    try folder.write("id,it's,text\n" + rows.joined(), to: "data.csv")
    let result = try await folder.shell(
      """
      sh blocks.sh "it's" data.csv 5k > blocks
      csv-undersample --counts counts.csv -l "it's" data.csv | cmp - blocks && csv-counts -l "it's" blocks
      """)
    #expect(result.messages == "")
    #expect(result.output.contains("\nit's,rare,600,"))
  }
}
