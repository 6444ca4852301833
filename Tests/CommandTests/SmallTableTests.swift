import TestSupport
import Testing

/// Small tables, one for each kind of file on which the first command once failed: what comes out of them now.
@Suite struct SmallTableTests {
  private static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(
      "Time,Class\n0,0\n1e+05,0\n99999,0\n7,0\n406,1\n472,1\n4462,1\n", to: "exponents.csv")
    return folder
  }

  static let cases = [
    CommandCase(
      command:
        "csv-smote -q exponents.csv | tail -n +9",
      output: "2097,1\n"),
    CommandCase(
      command:
        "csv-oversample -q --rose exponents.csv | tail -n +9",
      output: "2624,1\n"),
    CommandCase(
      command:
        "csv-oversample -q --shrinkage 1 exponents.csv | tail -n +9",
      output: "1934,1\n"),
    CommandCase(
      command:
        "csv-undersample -q --method cluster-centroids exponents.csv",
      output: """
        Time,Class
        0,0
        1e+05,0
        7,0
        406,1
        472,1
        4462,1

        """),
    CommandCase(
      command:
        #"{ echo f,k,y; seq 20 | awk '{print $1%2 ".0," $1%7 ".0," ($1%5?"c":"r")}'; } | csv-smote -q | tail -n +22"#,
      output: """
        0.0,6.0,r
        0.0,6.0,r
        0.0,4.0,r
        1.0,2.0,r
        1.0,4.0,r
        1.0,3.0,r
        1.0,5.0,r
        0.0,3.0,r
        0.0,3.0,r
        1.0,5.0,r
        1.0,1.0,r
        1.0,4.0,r

        """),
    CommandCase(
      command:
        #"printf 'v,y\n-697.7926,a\n0.663466,a\n3.206722e-07,a\n4e-06,b\n0.1234567,b\n' | csv-smote -q | tail -n 1"#,
      output: "0.07319227,b\n"),
    CommandCase(
      command:
        #"printf 'v,y\n.4,a\n.5,a\n.61,a\n.2,b\n.3,b\n.7,a\n' | csv-smote -q | tail -n 2"#,
      output: """
        .27,b
        .24,b

        """),
    CommandCase(
      command:
        #"printf 'v,y\n9007199254740993,a\n9007199254740995,a\n9007199254740997,a\n9007199254740999,b\n9007199254740997,b\n' | csv-smote -q | tail -n 1"#,
      output: "9007199254740998,b\n"),
    CommandCase(
      command:
        #"{ echo fips,x,y; seq 20 | awk '{printf "%05d,%d,%s\n", 1085+$1%4, $1%9, ($1%5?"c":"r")}'; } | csv-smote | tail -n 3"#,
      output: """
        01088,5,r
        01086,4,r
        01087,3,r

        """,
      messages: """
        csv-smote: by what the columns hold: --categorical fips
        csv-smote: class "r" has 4 rows: 3 neighbors instead of 5

        """),
    CommandCase(
      command:
        #"printf 'dx,r,worst\nM,1.1,0.11\nB,2.2,0.22\nB,2.3,0.22\nB,2.4,0.24\n' | csv-undersample"#,
      messages: """
        csv-undersample: standard input: column "worst": the last column is the class by default, but this one has numbers with decimals
        use -l dx (-l worst takes the last all the same)

        """,
      status: 1),
    CommandCase(
      command:
        #"{ echo y,m; seq 20000 | awk '{print $1%2 "," $1*1.37}'; } | csv-split --test t.csv"#,
      messages: """
        csv-split: standard input: column "m": the last column is the class by default, but this one has numbers with decimals
        use -l y or --no-stratify (-l m takes the last all the same)

        """,
      status: 1),
    CommandCase(
      command:
        #"{ echo y,m; seq 2000 | awk '{print $1%2 "," int($1*1.37)}'; } | csv-split --test t.csv"#,
      messages: """
        csv-split: standard input: column "m": the last column is the class by default, but this one has 2000 different values in 2000 rows
        use -l y or --no-stratify (-l m takes the last all the same)

        """,
      status: 1),
    CommandCase(
      command:
        #"{ printf 'a\ty\n'; seq 12 | awk '{print $1 "\t" ($1%4?"p":"q")}'; } > d.tsv; csv-split --test t.tsv d.tsv | csv-oversample | csv-counts; cat t.tsv"#,
      output: """
        field,value,count,percent,deficit
        y,p,7,50.0000,0
        y,q,7,50.0000,0
        a	y
        1	p
        7	p
        8	q

        """),
    CommandCase(
      command:
        #"printf 'a, b, c\n1, 2, x\n2, 3, x\n' | csv-counts --where '2=1..9'"#,
      output: """
        field,value,count,percent,deficit
         c, x,2,100.0000,0

        """),
    CommandCase(
      command:
        #"awk 'BEGIN{print "a,c";for(i=0;i<200000;i++)print i*1.5","(i%2?"x":"y");print "1,z"}' | csv-smote --lone error"#,
      messages: """
        csv-smote: standard input: column "c": class "z" has a single row, and a row between two needs two
        leave out --lone to copy it, or use --target to say which classes grow

        """,
      status: 1),
    CommandCase(
      command:
        #"printf '"x","y"\r1,"a"\r' | csv-counts"#,
      messages: """
        csv-counts: standard input:1: has a carriage return inside its first line: are these old Macintosh line ends?
        convert them first: tr '\\r' '\\n' | csv-counts

        """,
      status: 1),
    CommandCase(
      command:
        "csv-undersample --method tomek --seed 1 exponents.csv",
      output: """
        Time,Class
        0,0
        1e+05,0
        99999,0
        7,0
        406,1
        472,1
        4462,1

        """),
    CommandCase(
      command:
        #"printf 'x,y\n1,a\n2,a\n3,a\n4,a\n5,b\n' | csv-split --folds 2 --fold 1 --test t.csv"#,
      output: """
        x,y
        1,a
        2,a

        """,
      messages: """
        csv-split: class "b" has no training row

        """),
    CommandCase(
      command:
        #"printf 'g,y\n0,1\n0,2\n0,2\n0,2\n1,1\n1,2\n1,2\n1,2\n2,0\n2,1\n3,0\n3,0\n' | csv-split --folds 4 --fold 3 --stratify --group g --test t.csv > /dev/null; cat t.csv"#,
      output: """
        g,y
        2,0
        2,1

        """),
    CommandCase(
      command:
        #"printf 'x,c\n1,a\n2,b\n3,a\n4,b\n5,a\n6,b\n' | csv-undersample --method enn --strategy all"#,
      messages: """
        csv-undersample: standard input: no row would be left: enn finds fault with all of them
        use --strategy auto, fewer --neighbors, or another --method

        """,
      status: 1),
    CommandCase(
      command:
        #"printf 'a,count\n1,x\n2,x\n3,y\n' | csv-counts > k.csv; csv-weights --counts k.csv"#,
      output: """
        value,count,weight
        x,2,0.75
        y,1,1.5

        """),
    CommandCase(
      command:
        #"printf 'country,y\nAT,1\nCH,2\n' | csv-counts --where country=DE,FR"#,
      output: "field,value,count,percent,deficit\n",
      messages: """
        csv-counts: standard input: no row passes --where: column "country" has "AT", "CH"

        """),
    CommandCase(
      command:
        #"printf 'a  b   y\n1  2   p\n3  4   q\n' | csv-counts"#,
      output: """
        field,value,count,percent,deficit
        a  b   y,1  2   p,1,50.0000,0
        a  b   y,3  4   q,1,50.0000,0

        """,
      messages: """
        csv-counts: there is one column
        are fields separated by blanks? sed 's/^ *//; s/ *$//; s/ \\{1,\\}/,/g' | csv-counts

        """),
    CommandCase(
      command:
        #"printf 'a b y\n1 2 p\n3 4 q\n' | csv-counts"#,
      output: """
        field,value,count,percent,deficit
        a b y,1 2 p,1,50.0000,0
        a b y,3 4 q,1,50.0000,0

        """,
      messages: """
        csv-counts: there is one column
        are fields separated by blanks? use -d ' '

        """),
  ]

  @Test(arguments: cases)
  func command(_ command: CommandCase) async throws {
    try await command.check(in: Self.folder())
  }
}
