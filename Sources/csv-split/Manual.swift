import FilterKit

extension CSVSplit {
  static let manual = Manual(
    description: """
      Cuts a table into parts that a model is trained and tested on. Standard output gets the training part, and --test \
      and --validation name files for the others: one run makes them all.
      Split before you balance. Rows that are copied or made first, and split then, are in the training part and in the \
      test part at once, and the test measures how well the model remembers. So csv-split is the first filter of a pipe, \
      and the others see the training part alone.
      By default every class is in each part in the proportion that it has in the whole, as nearly as whole rows allow. \
      --no-stratify leaves that to chance. --group keeps rows together that must not be torn apart: of one patient, one \
      speaker, one molecule; with --stratify the classes stay in proportion as nearly as whole groups allow. --by-hash \
      looks at each row by itself. --time tests on what is later than all that was trained on. --by-order takes no chance \
      at all.
      """,
    essentials: [
      "label", "test", "test-size", "validation", "stratify", "group", "folds", "fold", "part",
      "time", "where", "seed", "output", "gzip",
    ],
    examples: [
      (
        "csv-split --test test.csv yeast.csv > train.csv",
        "A fifth of the rows to test.csv, the others to train.csv"
      ),
      (
        "csv-split --test test.csv yeast.csv | csv-smote --exclude sequence > train.csv",
        "The same, and the training part balanced on its way"
      ),
      (
        """
        csv-split --test test.csv --test-size 0.15 --validation valid.csv --validation-size 500 \
        abalone.csv > train.csv
        """,
        "Three parts, one of them of exactly 500 rows"
      ),
      (
        """
        for i in 1 2 3 4 5; do
          csv-split --folds 5 --fold $i --test test$i.csv abalone.csv > train$i.csv
        done
        """,
        "Five-fold cross-validation"
      ),
      (
        "csv-split --group sequence --test test.csv yeast.csv > train.csv",
        "No protein in two parts, though some have several rows"
      ),
      (
        "csv-split --group patient --stratify --test test.csv visits.csv > train.csv",
        "Whole patients, and in both parts the share of each class, as nearly as that can be"
      ),
      (
        "csv-split --time day --folds 5 --fold 2 --gap 7 --test test.csv sales.csv > train.csv",
        "Train on the days before, leave a week out, test on the days behind it"
      ),
      (
        "csv-split -l length --bins 10 --test test.csv abalone.csv > train.csv",
        "All ranges of a number in both parts alike"
      ),
      (
        "csv-split --append part yeast.csv > parts.csv",
        "All rows in one file, with a column that says train or test"
      ),
    ],
    order: """
      Rows stay in the order of the input, in every part. With --shuffle each part has the order in which scikit-learn \
      returns it.
      """,
    memory: """
      About 10 bytes a row, whatever its width, for its class, its part and to draw. --shuffle adds 24 bytes a row, \
      --group 4 and the name of each group. --by-hash holds nothing: any input takes the same few megabytes.
      The input is read twice, but for --by-hash. What cannot be read twice, a pipe or gzip, is kept in a temporary file \
      meanwhile: TMPDIR says where.
      Nothing is written before all rows have been checked, but with --by-hash: it stops at a bad row with exit status 1 \
      after writing those before it, and files stay what they were.
      """,
    notes: [
      (
        "Classes without a training row",
        """
        A note names classes that no training row has, or with --append those that are in one fold alone. Where the split \
        itself does not look at classes, as by group or by order, it is said if -l names their column. --by-hash knows no \
        classes.
        """
      ),
      (
        "Sizes",
        """
        A size with a point is a fraction of all rows, rounded up to a whole row as scikit-learn rounds it: 0.07 of 100 \
        rows are 8, since the double nearest to 0.07 is a little more. A size without a point counts rows. The training \
        part has what is left.
        With --group a size says how many groups, not rows: the parts are as even as the groups are. With --stratify \
        besides it is a share of the rows, and never a count; by --time it says how many different times. Where whole groups \
        or times make the share of the rows another than was asked for, by a tenth of it and one row at least, a note says so.
        """
      ),
      (
        "Groups with classes in proportion",
        """
        A test part of 1/K of the rows by --group and --stratify is the first fold of scikit-learn's StratifiedGroupKFold \
        for K folds: groups with the most uneven classes go first, each where it leaves the classes most evenly spread. For \
        other shares, and where there are fewer than K groups, the groups are dealt to the two parts in the same way, \
        measured against the shares asked for. Three parts are two such splits in a row.
        scikit-learn can leave a fold empty though there are groups enough. Here the last groups then go to the empty folds; \
        --compat sklearn leaves them empty. All other folds are scikit-learn's in any case.
        """
      ),
      (
        "Duplicates",
        """
        --group-duplicates keeps rows together that are equal in the columns of --duplicate-columns, so that no test row is \
        among the training rows. Cells are compared without their quotes, byte by byte, by a 64-bit hash of the row, as \
        csv-leaks compares them. By default all columns count but the class, row numbers and identifiers; a note says which.
        """
      ),
      (
        "Splits by time",
        """
        --time names a column of numbers, or of dates and times as ISO 8601 has them: 2024-01-31, 2024-01-31 09:30, \
        2024-01-31T09:30:00.25+01:00; without a zone they are read as in that of the world's time. The input need not be \
        sorted, and rows of one time stay together: sizes, --gap, --max-train and --test-rows count different times.
        Alone it makes the last times the test part, and those before it the validation part. With --folds K --fold I the \
        parts are those of scikit-learn's TimeSeriesSplit(K, gap=G, max_train_size=N, test_size=N): with n times, test parts \
        of n / (K + 1) times, rounded down, one behind the other to the end; training ends G times before. Rows in neither \
        part are not written. --append gives the number of the fold that tests a row, and 0 to rows that none tests.
        """
      ),
      (
        "Repeats",
        """
        --repeats R --repeat I cuts the folds R times and takes the I-th cut. One generator goes on from cut to cut, so that \
        the folds are those of scikit-learn's RepeatedStratifiedKFold, or with --no-stratify RepeatedKFold, with \
        n_repeats=R; with --group the cuts go on in the same way.
        """
      ),
      (
        Manual.Classes.heading,
        [
          Manual.Classes.text,
          """
          With --pool SHARE the classes below a share of the rows are one in the proportions, where each alone is too small \
          for a row in every part.
          """,
        ].joined(separator: "\n")
      ),
      (
        "The same rows as scikit-learn",
        """
        For the same seed a split has the rows that scikit-learn 1.9 returns with random_state: a stratified or plain \
        one those of train_test_split, one by groups those of GroupShuffleSplit, --folds those of StratifiedKFold, \
        KFold, GroupKFold and StratifiedGroupKFold with shuffle=True; with --by-order folds are those without \
        shuffle. Three parts are two splits in a row: first the test part from all, then from the rest as many rows as \
        the validation part has, with the same seed.
        scikit-learn refuses a stratified split with a class of one row. Here that row goes to the training part, and a \
        note says so.
        """
      ),
      (
        "Splitting by hash",
        """
        With --by-hash a row's part depends on the bytes of one column and on the seed, on nothing else. So rows with one \
        value go together, rows that are added later move no others, many machines that split many files agree, and \
        sizes come out nearly, not exactly. Choose a column of names or keys: where it has few values, a part may get \
        none of them.
        """
      ),
      (
        "One part at a time",
        """
        --part writes another part to standard output. As long as input, seed and sizes are the same, all runs agree, so \
        that parts made one by one never overlap. Rows that go nowhere are counted in a note on standard error.
        """
      ),
      (
        Manual.Trainers.heading,
        [Manual.Trainers.unlabeledRows, Manual.Trainers.labelsInPython, Manual.Trainers.page]
          .joined(separator: "\n")
      ),
    ])
}
