import TestSupport
import Testing

/// csv-score --multilabel as a user runs it; its numbers are scikit-learn's in ParityTests.
@Suite struct MultilabelScoreTests {
  private static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(
      "x,a,b,predicted_a,predicted_b,q,r\n1,1,0,1,0,TRUE,0\n2,1,1,1,0,true,1.0\n3,0,0,1,0,False,0\n"
        + "4,0,1,0,0,0,1\n", to: "data.csv")
    try folder.write("a,b,predicted_a,predicted_b\n1,0,1,\n", to: "gap.csv")
    try folder.write("a,b,predicted_a,predicted_b\n1,0,1,0.7\n", to: "odd.csv")
    return folder
  }

  @Test(arguments: [
    CommandCase(
      command: "csv-score --multilabel a,b data.csv | head -n 5",
      output: "score,class,value\nrows,,4\nsubset_accuracy,,0.25\nhamming_loss,,0.375\n"
        + "micro_precision,,0.6666666666666666\n",
      messages: "csv-score: label \"b\" is not predicted: precision is 0 / 0, taken as 0\n"),
    CommandCase(
      command: "csv-score --multilabel a,b --predicted-labels q,r data.csv | head -n 4",
      output: "score,class,value\nrows,,4\nsubset_accuracy,,1.0\nhamming_loss,,0.0\n"),
    CommandCase(
      command: "csv-score -q --multilabel a,b --where x=2.. --format json data.csv | sed -n '3p'",
      output: "  {\"score\": \"subset_accuracy\", \"class\": \"\", \"value\": 0.0},\n"),
    CommandCase(
      command: "csv-score -q --multilabel a,b --format table --digits 2 data.csv",
      output: """
        score            value
        rows                 4
        subset_accuracy   0.25
        hamming_loss      0.38

        label       precision  recall  specificity    f1  support  predicted
        a                0.67    1.00         0.50  0.80        2          3
        b                0.00    0.00         1.00  0.00        2          0
        (micro)          0.67    0.50         0.75  0.57        4          3
        (macro)          0.33    0.50         0.75  0.40        4          3
        (weighted)       0.33    0.50         0.75  0.40        4          3
        (samples)        0.50    0.38            -  0.42        4          3

        """),
    CommandCase.failure(
      "csv-score --multilabel a,b gap.csv",
      "csv-score: gap.csv:2: column \"predicted_b\": the label is empty\n"
        + "use --where 'predicted_b!=' to leave such rows out"),
    CommandCase.failure(
      "csv-score --multilabel a,b odd.csv",
      "csv-score: odd.csv:2: column \"predicted_b\": \"0.7\" is not a label: 0 or 1, or false or true"
    ),
    CommandCase.failure(
      "csv-score --multilabel x,a data.csv",
      "csv-score: data.csv:1: has no column \"predicted_x\"\n"
        + "use --predicted-labels COLS to name the columns of predictions"),
    CommandCase.failure(
      "csv-score --multilabel a,b --predicted-labels q data.csv",
      "csv-score: data.csv: --multilabel names 2 columns, and --predicted-labels 1"),
    CommandCase.failure(
      "csv-score --multilabel a,b --predicted-labels b,q data.csv",
      "csv-score: data.csv: column \"b\": cannot be label and prediction at once"),
    CommandCase.failure(
      "csv-score --multilabel a,b --where x=9 data.csv",
      "csv-score: data.csv: no row passes --where\ncolumn \"x\" has \"1\", \"2\", \"3\", \"4\""),
    CommandCase.refusal(
      "csv-score --multilabel a,b --truth a data.csv",
      "with --multilabel, rows have several labels: --truth has no effect"),
    CommandCase.refusal(
      "csv-score --multilabel a,b --ci 0.95 data.csv",
      "with --multilabel, rows have several labels: --ci has no effect"),
    CommandCase.refusal(
      "csv-score --multilabel a,b --confusion data.csv",
      "with --multilabel, rows have several labels: --confusion has no effect"),
    CommandCase.refusal(
      "csv-score --multilabel a,b --format imbalanced data.csv",
      "with --multilabel, rows have several labels: --format imbalanced has no effect"),
    CommandCase.refusal(
      "csv-score --predicted-labels a data.csv", "--predicted-labels needs --multilabel COLS"),
  ])
  func scores(_ line: CommandCase) async throws { try await line.check(in: Self.folder()) }
}
