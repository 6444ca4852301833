import FilterKit

extension CSVLeaks {
  static let manual = Manual(
    description: """
      Compares test rows with training rows, and counts the test rows that a model knows before it is tested: rows that \
      are in both parts, rows of groups that are in both, rows that are not later than the training rows, and rows that \
      lie very near to one. Scores on such rows promise too much.
      Two rows are equal where they have the same values, byte by byte without the quotes of CSV, in all columns that both \
      files have. The class is left out, so that equal rows of different classes are found too, and so are row numbers and \
      identifiers, by which no two rows would be equal: a note says which. Columns are matched by name, in any order.
      """,
    essentials: [
      "part", "test-part", "label", "columns", "exclude", "group", "time", "near", "drop", "max",
      "format", "output",
    ],
    examples: [
      ("csv-leaks train.csv test.csv", "What of the test rows is in the training rows"),
      (
        "csv-oversample data.csv | csv-split --append part | csv-leaks --part part",
        "What comes of balancing before splitting"
      ),
      (
        "csv-leaks -l y --max 0 --group patient -o leaks.csv train.csv test.csv",
        "For a Makefile: fail if there is any leak"
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
      A table of counts, always in one order; with --drop, rows in input order, byte for byte.
      """,
    memory: """
      16 bytes a row of both parts, the groups and, with --near, 8 bytes for each number of the training rows. Both files \
      are read twice, to tell what columns hold, or once if --columns names them; what is read twice and comes from a pipe \
      or is compressed is kept in a temporary file meanwhile.
      """,
    notes: [
      (
        "Findings",
        """
        A row of the table for each: its name, how many, of how many, and the share.
        train_duplicates, test_duplicates: rows that are equal to an earlier one of the same part, class included.
        same_class: test rows that are in the training part, with the same class. other_class: test rows that are there, but \
        with other classes alone. Without a class (--columns names the last column, too) there is same_row in place of both.
        near: with --near D, further test rows at most D from a training row, by the distance of csv-knn.
        groups, group_rows: with --group, groups that are in both parts, and the test rows of them. Rows with an empty cell \
        there are of no group.
        early_rows: with --time, test rows that are not later than the last training row.
        leaks: test rows with at least one of these findings, duplicates within a part aside.
        """
      ),
      (
        "Exit status and --max",
        """
        Without --max, leaks are no failure: the status is 0. With --max SHARE it is 1 if more than this share of the test \
        rows leaks; --max 0 allows none. The table is written in any case; with --drop nothing is.
        """
      ),
      (
        "Hashes",
        """
        Rows are compared by hashes of 64 bits. That a row of two million is taken for one of ten million by chance has a \
        probability of one in a million.
        """
      ),
    ])
}
