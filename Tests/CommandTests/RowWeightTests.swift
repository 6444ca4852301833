import TestSupport
import Testing

@Suite("Rows that have weights: csv-counts and csv-weights")
struct RowWeightTests {
  private static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(
      "w,g,y\n0.5,1,a\n 2 ,1,a\n1,2,b\n0.25,2,b\n3,1,b\n7.5,1,c\n0.1,2,a\n", to: "t.csv")
    try folder.write("w,y\n1,a\n0,b\n0,b\n", to: "zero.csv")
    try folder.write("w,y\n1,a\n-1,b\n", to: "below.csv")
    try folder.write("w,y\n1,a\n1e16,b\n", to: "above.csv")
    try folder.write("w,y\n1,a\n,b\n", to: "gap.csv")
    try folder.write("y,w\na,2\nb,1\n", to: "last.csv")
    return folder
  }

  @Test(arguments: [
    CommandCase(
      command: "csv-counts --row-weights w t.csv",
      output: """
        field,value,count,percent,deficit,weight,weight_percent
        y,a,3,42.8571,0,2.6,18.1185
        y,b,3,42.8571,0,4.25,29.6167
        y,c,1,14.2857,2,7.5,52.2648

        """),
    CommandCase(
      command: "csv-counts --row-weights w --by g --where y=a --sort value t.csv",
      output: """
        g,field,value,count,percent,deficit,weight,weight_percent
        1,y,a,2,100.0000,0,2.5,100.0000
        2,y,a,1,100.0000,0,0.1,100.0000

        """),
    CommandCase(
      command: "csv-counts --row-weights w -l g,y t.csv | tail -1",
      output: "\"g,y\",\"2,a\",1,14.2857,1,0.1,0.6969\n"),
    CommandCase(
      command: "csv-counts --row-weights w --by g t.csv > c; csv-counts --merge c c | grep ,b,",
      output: "1,y,b,2,25.0000,2,6.0,23.0769\n2,y,b,4,66.6667,0,2.5,92.5926\n"),
    CommandCase(
      command: "csv-counts --row-weights w t.csv > c; csv-counts --merge c c | tail -1",
      output: "y,c,2,14.2857,4,15.0,52.2648\n"),
    CommandCase(
      command: "csv-counts --row-weights w --format json --where y=c t.csv",
      output: """
        [
          {"field": "y", "value": "c", "count": 1, "percent": 100.0000, "deficit": 0, "weight": 7.5, "weight_percent": 100.0000}
        ]

        """),
    CommandCase(
      command: "csv-counts --row-weights w --format table --where y=c t.csv | sed 's/ *█*$//'",
      output: """
        y  count  percent  deficit  weight  % of it
        c      1   100.00        0     7.5   100.00
        1 row in 1 class

        """),
    // A class without weight is one all the same.
    CommandCase(
      command: "csv-counts --row-weights w zero.csv | tail -1",
      output: "y,a,1,33.3333,1,1.0,100.0000\n"),
    // As scikit-learn 1.9.1: compute_class_weight("balanced", sample_weight=w).
    CommandCase(
      command: "csv-weights --row-weights w t.csv",
      output: """
        value,count,total,weight
        a,3,2.6,1.8397435897435894
        b,3,4.25,1.1254901960784314
        c,1,7.5,0.6377777777777778

        """),
    CommandCase(
      command: "csv-weights --row-weights w --format json-list --scheme inverse t.csv",
      output: "[0.3846153846153846, 0.23529411764705882, 0.13333333333333333]\n"),
    CommandCase(
      command: "csv-weights --row-weights w --positive c -q t.csv", output: "0.9133333333333333\n"),
    CommandCase(
      command: "csv-weights --row-weights w --append f --scheme inverse --where g=1 t.csv",
      output: """
        w,g,y,f
        0.5,1,a,0.2
         2 ,1,a,0.8
        1,2,b,
        0.25,2,b,
        3,1,b,1.0
        7.5,1,c,1.0
        0.1,2,a,

        """),
    CommandCase(
      command: "csv-weights --row-weights w --per-row --scheme inverse --where g=1 < t.csv",
      output: "0.2\n0.8\n1.0\n1.0\n"),
    CommandCase(
      command: "csv-weights -v -l y --row-weights w --where y!=c t.csv | tail -1",
      output: "b,3,4.25,0.8058823529411764\n",
      messages: """
        csv-weights: class "a": 3 rows of total weight 2.6, weight 1.3173076923076923
        csv-weights: class "b": 3 rows of total weight 4.25, weight 0.8058823529411764
        csv-weights: 1 row left out by --where

        """),
    .failure(
      "csv-weights --row-weights w zero.csv",
      "csv-weights: zero.csv: column \"w\": all rows of the class \"b\" have the weight 0"),
    .failure(
      "csv-weights --row-weights w below.csv",
      "csv-weights: below.csv:3: column \"w\": \"-1\" is not a weight: a number from 0 to 1e15"),
    .failure(
      "csv-counts --row-weights w above.csv",
      "csv-counts: above.csv:3: column \"w\": \"1e16\" is not a weight: a number from 0 to 1e15"),
    .failure(
      "csv-counts --row-weights w gap.csv",
      "csv-counts: gap.csv:3: column \"w\": \"\" is not a weight: a number from 0 to 1e15"),
    .refusal(
      "csv-weights --row-weights w --counts c t.csv",
      "--counts has numbers of rows: --row-weights has no effect"),
    .refusal(
      "csv-counts --row-weights w --merge c",
      "--merge adds up what was counted before: --row-weights has no effect"),
    .failure(
      "csv-counts t.csv > c; csv-counts --row-weights w t.csv > d; csv-counts --merge c d",
      "csv-counts: d:1: its columns are field,value,count,percent,deficit,weight,weight_percent, but those of c are field,value,count,percent,deficit"
    ),
  ])
  func weighs(_ example: CommandCase) async throws { try await example.check(in: Self.folder()) }

  @Test func theLastColumnIsNoClass() async throws {
    let result = try await Self.folder().shell("csv-weights --row-weights w last.csv")
    #expect(result.status == 1 && result.messages.contains("is named by --row-weights"))
    let same = try await Self.folder().shell("csv-weights -l w --row-weights w last.csv")
    #expect(same.status == 1 && same.output == "")
  }

  /// Balanced, all classes weigh the same; the sums do not depend on the number of threads.
  @Test func balancedRows() async throws {
    let folder = try WorkFolder()
    let result = try await folder.shell(
      """
      seq 200000 | awk 'BEGIN { print "w,y" } { print ($1 * 7919 % 1000) / 1000 "," ($1 % 7 ? "b" : "a") }' > t.csv
      csv-weights --row-weights w --append f --threads 1 t.csv > one
      csv-weights --row-weights w --append f --threads 2 t.csv | cmp - one
      csv-counts -l y --row-weights f --sort value one | cut -d, -f2,7
      csv-counts --row-weights w --threads 1 t.csv > counts
      csv-counts --row-weights w --threads 2 t.csv | cmp - counts
      """)
    #expect(result.output == "value,weight_percent\na,50.0000\nb,50.0000\n")
    #expect(result.messages == "")
  }
}
