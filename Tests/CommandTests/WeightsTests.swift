import Foundation
import TestSupport
import Testing

/// csv-weights as a user runs it.
@Suite struct WeightsTests {
  static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.copy("Tests/ParityTests/golden/data/howto.csv", as: "howto.csv")
    try folder.write("x,w,y\n1,\"p\"\"q\",no\r\n2,r,yes\n3,s,no", to: "data.csv")
    try folder.write("a,y\n1,\n2,p\n3,q\n4,p\n", to: "gaps.csv")
    try folder.write("a,y\n1,p\n2,p\n", to: "single.csv")
    try folder.write("a,y\n", to: "header.csv")
    try folder.write(Array("y\n".utf8) + [0xFF, 0x0A, 0xFE, 0x0A], to: "latin.csv")
    return folder
  }

  /// A table of the classic frame, which has 27, 61 and 112 rows of the classes 0, 1 and 2.
  static func table(_ first: String, _ second: String, _ third: String) -> String {
    "value,count,weight\n0,27,\(first)\n1,61,\(second)\n2,112,\(third)\n"
  }

  static let balanced = table("2.4691358024691357", "1.092896174863388", "0.5952380952380952")

  /// The expected numbers are Python's.
  /// Counts of a column whose name the file of counts has, too.
  @Test func countsOfAColumnNamedCount() async throws {
    let folder = try WorkFolder()
    try folder.write("a,count\n1,x\n2,x\n3,y\n", to: "data.csv")
    let result = try await folder.shell("csv-counts data.csv > k.csv; csv-weights --counts k.csv")
    #expect(result.messages == "")
    #expect(result.output == "value,count,weight\nx,2,0.75\ny,1,1.5\n")
  }

  @Test(arguments: [
    CommandCase(command: "csv-weights howto.csv", output: balanced),
    CommandCase(command: "csv-weights --scheme balanced < howto.csv", output: balanced),
    CommandCase(
      command: "csv-weights --format json-list howto.csv",
      output: "[2.4691358024691357, 1.092896174863388, 0.5952380952380952]\n"),
    CommandCase(command: "cat howto.csv | csv-weights -l label -", output: balanced),
    CommandCase(command: "gzip -c howto.csv | csv-weights --normalize none", output: balanced),
    CommandCase(
      command: "csv-weights --normalize mean howto.csv",
      output: table("1.7817960532035122", "0.7886638268277842", "0.4295401199687039")),
    CommandCase(
      command: "csv-weights --normalize sum howto.csv",
      output: table("0.5939320177345041", "0.2628879422759281", "0.14318003998956796")),
    CommandCase(
      command: "csv-weights --normalize max howto.csv",
      output: table("1.0", "0.4426229508196722", "0.24107142857142858")),
    CommandCase(
      command: "csv-weights --scheme inverse howto.csv",
      output: table("0.037037037037037035", "0.01639344262295082", "0.008928571428571428")),
    CommandCase(
      command: "csv-weights --scheme sqrt howto.csv",
      output: table("0.19245008972987526", "0.12803687993289598", "0.0944911182523068")),
    CommandCase(
      command: "csv-weights --scheme log howto.csv",
      output: table("6.939608695050145", "3.553502933013021", "2.186151466133654")),
    CommandCase(
      command: "csv-weights --scheme effective howto.csv",
      output: table("1.7799162545036047", "0.7891713210286111", "0.4309124244677839")),
    CommandCase(
      command: "csv-weights --scheme effective --beta 0.999 --normalize none howto.csv",
      output: table("0.03752076652892706", "0.01689033009583453", "0.009433442447915531")),
    CommandCase(
      command: "csv-weights --scheme effective --beta 0 howto.csv",
      output: table("1.0", "1.0", "1.0")),
    CommandCase(
      command: "csv-weights --scheme median howto.csv",
      output: table("2.259259259259259", "1.0", "0.5446428571428571")),
    CommandCase(
      command: "printf '10\\n9\\n9\\n' | csv-weights -n",
      output: "value,count,weight\n9,2,0.75\n10,1,1.5\n"),
    CommandCase(
      command: "csv-weights --where 'w!=s' data.csv",
      output: "value,count,weight\nno,1,1.0\nyes,1,1.0\n"),
    CommandCase(
      command: "csv-weights --unlabeled drop gaps.csv",
      output: "value,count,weight\np,2,0.75\nq,1,1.5\n"),
    CommandCase(
      command: "COLUMNS=40 csv-weights --format table data.csv",
      output: """
        value  count  weight
        no         2  0.75    █████████
        yes        1  1.5     ██████████████████

        """),
    CommandCase(
      command: "csv-weights --format json data.csv",
      output: "{\n  \"no\": 0.75,\n  \"yes\": 1.5\n}\n"),
    CommandCase(
      command: "csv-weights -o weights.csv.gz howto.csv && gzip -dc weights.csv.gz",
      output: balanced),
    CommandCase(command: "csv-weights -z howto.csv | gzip -dc", output: balanced),
    CommandCase(
      command: "csv-weights -v --where 'x=..2' data.csv > /dev/null",
      messages: """
        csv-weights: the class is the last column, "y"
        csv-weights: class "no": 1 row, weight 1.0
        csv-weights: class "yes": 1 row, weight 1.0
        csv-weights: 1 row left out by --where

        """),
  ])
  func weighs(_ line: CommandCase) async throws { try await line.check(in: Self.folder()) }

  @Test(arguments: [
    CommandCase(
      command: "csv-weights --positive 0 howto.csv", output: "6.407407407407407\n",
      messages: "csv-weights: scale_pos_weight is for two classes, and there are 3: "
        + "LightGBM ignores it, XGBoost does with a warning\n"),
    CommandCase(
      command: "csv-weights --positive no data.csv", output: "0.5\n",
      messages: "csv-weights: trainers apply scale_pos_weight to the class that sorts last, "
        + "\"yes\": encode \"no\" as 1 and \"yes\" as 0\n"),
    CommandCase(command: "csv-weights -q --positive no data.csv", output: "0.5\n"),
    CommandCase(
      command: "printf '10\\n9\\n9\\n' | csv-weights -n --positive 10", output: "2.0\n"),
    CommandCase(
      command: "csv-weights -v --positive yes data.csv", output: "2.0\n",
      messages: """
        csv-weights: the class is the last column, "y"
        csv-weights: class "yes": 1 row, all others: 2

        """),
    .failure(
      "csv-weights --positive 3 howto.csv",
      "csv-weights: howto.csv: column \"label\": no row has the class \"3\" that --positive names\n"
        + "the classes are: 0, 1, 2"),
  ])
  func weighsThePositiveClass(_ line: CommandCase) async throws {
    try await line.check(in: Self.folder())
  }

  /// Rows come out as they came in, but for the new cell.
  @Test(arguments: [
    CommandCase(
      command: "csv-weights --append weight data.csv",
      output: "x,w,y,weight\n1,\"p\"\"q\",no,0.75\r\n2,r,yes,1.5\n3,s,no,0.75\n"),
    CommandCase(
      command: "cat data.csv | csv-weights --append 'a,b'",
      output: "x,w,y,\"a,b\"\n1,\"p\"\"q\",no,0.75\r\n2,r,yes,1.5\n3,s,no,0.75\n"),
    CommandCase(
      command: "gzip -c data.csv | csv-weights --append weight --where 'x=2..'",
      output: "x,w,y,weight\n1,\"p\"\"q\",no,\r\n2,r,yes,1.0\n3,s,no,1.0\n"),
    CommandCase(
      command: "csv-weights --append w --unlabeled keep gaps.csv",
      output: "a,y,w\n1,,\n2,p,0.75\n3,q,1.5\n4,p,0.75\n"),
    CommandCase(
      command: "csv-weights --append w --unlabeled drop gaps.csv",
      output: "a,y,w\n2,p,0.75\n3,q,1.5\n4,p,0.75\n"),
    CommandCase(
      command: "csv-weights -n --append w -l 2 -d ';' <<< $'1;p\\n2;q'",
      output: "1;p;1.0\n2;q;1.0\n"),
    CommandCase(
      command: "csv-weights -o data.csv --append weight data.csv && tail -n 1 data.csv",
      output: "3,s,no,0.75\n"),
    CommandCase(command: "csv-weights --per-row data.csv", output: "0.75\n1.5\n0.75\n"),
    CommandCase(command: "cat data.csv | csv-weights --per-row", output: "0.75\n1.5\n0.75\n"),
    CommandCase(
      command: "csv-weights --per-row --where 'x=2..' data.csv", output: "1.0\n1.0\n"),
    CommandCase(
      command: "csv-weights --per-row --unlabeled drop gaps.csv", output: "0.75\n1.5\n0.75\n"),
    CommandCase(
      command: "csv-weights --append w howto.csv | cut -d, -f7 | tail -n +2 | "
        + "diff - <(csv-weights --per-row howto.csv)"),
  ])
  func weighsRows(_ line: CommandCase) async throws { try await line.check(in: Self.folder()) }

  @Test(arguments: [
    CommandCase.failure(
      "csv-weights gaps.csv",
      "csv-weights: gaps.csv:2: column \"y\": the label is empty\n"
        + "use --unlabeled drop, or with --append --unlabeled keep"),
    .failure("csv-weights < /dev/null", "csv-weights: standard input: is empty: not even a header"),
    .failure("csv-weights header.csv", "csv-weights: header.csv: has a header but no rows"),
    .failure(
      "csv-weights single.csv",
      "csv-weights: single.csv: column \"y\": all rows are of one class: there is nothing to balance"
    ),
    .failure(
      "csv-weights --where x=9 data.csv",
      "csv-weights: data.csv: no row with a label passes --where\ncolumn \"x\" has \"1\", \"2\", \"3\""
    ),
    .failure(
      "printf 'a,y\\n1,\\n' | csv-weights --unlabeled drop",
      "csv-weights: standard input: no row has a label"),
    .failure(
      "csv-weights --append w data.csv",
      "csv-weights: data.csv:1: column \"w\" is there already\nuse --append with another name"),
    .failure(
      "csv-weights --format json latin.csv",
      "csv-weights: latin.csv: two classes differ in bytes that are no UTF-8: JSON has one name for both\n"
        + "convert the file first, as by iconv -f latin1 -t UTF-8"),
    .failure("csv-weights none.csv", "csv-weights: none.csv: no such file"),
    .failure(
      "csv-weights --per-row data.csv > /dev/full",
      "csv-weights: standard output: no space left on device"),
    .refusal("csv-weights --beta 0.9 data.csv", "--beta is for --scheme effective"),
    .refusal("csv-weights --scheme sqrt --beta 0.9 data.csv", "--beta is for --scheme effective"),
    .refusal(
      "csv-weights --scheme effective --beta 1 data.csv",
      "--beta must be at least 0 and below 1, not 1.0"),
    .refusal(
      "csv-weights --scheme effective --beta nan data.csv",
      "--beta must be at least 0 and below 1, not nan"),
    .refusal(
      "csv-weights --positive yes --scheme sqrt data.csv",
      "--positive knows one formula: --scheme has no effect"),
    .refusal(
      "csv-weights --positive yes --normalize max data.csv",
      "--positive knows one formula: --normalize has no effect"),
    .refusal(
      "csv-weights --per-row --format json data.csv",
      "--format and --per-row ask for different things: give one"),
    .refusal(
      "csv-weights --append w --positive yes data.csv",
      "--append and --positive ask for different things: give one"),
    .refusal(
      "csv-weights --unlabeled keep gaps.csv",
      "no row passes through: use --unlabeled drop, or --append"),
  ])
  func refuses(_ line: CommandCase) async throws { try await line.check(in: Self.folder()) }

  /// The JSON form is what a class_weight dictionary is made of: its names are the labels, its numbers as in the table.
  @Test func writesJSON() async throws {
    let result = try await Self.folder().shell("csv-weights --format json howto.csv")
    let weights = try JSONSerialization.jsonObject(with: Data(result.bytes)) as? [String: Double]
    // Foundation's reading may be off by the last bit.
    #expect(
      weights?.mapValues { ($0 * 1e12).rounded() / 1e12 } == [
        "0": 2.469135802469, "1": 1.092896174863, "2": 0.595238095238,
      ])
    #expect(result.output.contains("\n  \"0\": 2.4691358024691357,\n"))
  }
}
