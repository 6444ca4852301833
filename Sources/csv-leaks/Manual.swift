import FilterKit

extension CSVLeaks {
  static let manual = Manual(
    description: """
      Compares test rows with training rows, and counts the test rows that a model already knows: rows that are in \
      both parts, rows of groups that are in both, rows that are not later than the training rows, and rows that are \
      very similar to one. Scores on such rows are too good.
      Two rows are equal if they have the same values, byte by byte without CSV quotes, in all columns that both \
      files have. The class is not compared, so that equal rows of different classes are found too; nor are row \
      numbers and identifiers, since with them no two rows would be equal: a note says which. Columns are matched by \
      name, in any order.
      """,
    essentials: [
      "part", "label", "columns", "exclude", "group", "time", "near", "drop", "max", "output",
    ],
    examples: [
      ("csv-leaks train.csv test.csv", "Which test rows are in the training part"),
      (
        "csv-oversample data.csv | csv-split --append part | csv-leaks --part part",
        "What happens if you balance before splitting"
      ),
      (
        "csv-leaks -l y --max 0 --group patient -o leaks.csv train.csv test.csv",
        "In a Makefile: fail if there is any leak"
      ),
      (
        "csv-leaks -l y --drop train.csv test.csv > clean.csv",
        "The test rows without those that leak"
      ),
      (
        "csv-split --folds 5 --append fold data.csv | csv-leaks --part fold --test-part 1",
        "One fold against all others"
      ),
    ],
    order: """
      A table of counts in a fixed order; with --drop, rows in input order, byte for byte.
      """,
    memory: """
      About 35 bytes a row of both parts, the groups and, with --near, 8 bytes for each number of the training rows. Both \
      files are read twice to find out what the columns hold, or once if --columns names them; a pipe or a \
      compressed file that is read twice is kept in a temporary file.
      """,
    notes: [
      (
        "Findings",
        """
        The table has a row for each of these: its name, how many, out of how many, and the share.
        train_duplicates, test_duplicates: rows that equal an earlier row of the same part, class included.
        same_class: test rows that are in the training part, with the same class. other_class: test rows that are \
        there only with other classes. Without a class (if --columns names the last column, too) there is same_row \
        instead of these two.
        near: with --near D, further test rows at most D from a training row, by the distance of csv-knn.
        groups, group_rows: with --group, groups that are in both parts, and the test rows of them. Rows with an \
        empty cell in this column belong to no group.
        early_rows: with --time, test rows that are not later than the last training row.
        leaks: test rows with at least one of these findings, not counting duplicates within a part.
        """
      ),
      (
        "Exit status and --max",
        """
        Without --max, leaks are not a failure: the exit status is 0. With --max SHARE it is 1 if more than this \
        share of the test rows leaks; --max 0 allows none. The table is written in either case; with --drop nothing \
        is written then.
        """
      ),
      (
        "Hashes",
        """
        Rows are compared by 64-bit hashes. The probability that any of two million test rows is mistaken for one of \
        ten million training rows is about one in a million.
        """
      ),
    ])
}
