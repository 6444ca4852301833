import FilterKit

extension CSVSplit {
  static let manual = Manual(
    description: """
      Splits a table into parts for training and testing a model. The training part goes to standard output, and \
      --test and --validation name files for the others: one run writes them all. Split before you balance. If rows \
      are copied or synthesized before the split, some are in both the training and the test part, and the test \
      measures how well the model remembers. So csv-split comes first in a pipe, and the other filters see only the \
      training part.
      By default each class has the same share in every part, as nearly as whole rows allow; --no-stratify leaves \
      that to chance. --group keeps rows together that belong together: of one patient, one speaker, one molecule; \
      with --stratify classes keep their shares as nearly as whole groups allow. --by-hash decides for each row \
      separately. --time tests on rows that are later than all training rows. --by-order is not random at all.
      """,
    essentials: [
      "label", "test", "test-size", "validation", "stratify", "group", "folds", "fold", "part",
      "time", "where", "seed", "output", "gzip",
    ],
    examples: [
      (
        "csv-split --test test.csv yeast.csv > train.csv",
        "Write a fifth of the rows to test.csv, the others to train.csv"
      ),
      (
        "csv-split --test test.csv yeast.csv | csv-smote --exclude sequence > train.csv",
        "The same, and balance the training part on the way"
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
        "No protein is in two parts, though some have several rows"
      ),
      (
        "csv-split --group patient --stratify --test test.csv visits.csv > train.csv",
        "Whole patients, with nearly the same share of each class in both parts"
      ),
      (
        "csv-split --time day --folds 5 --fold 2 --gap 7 --test test.csv sales.csv > train.csv",
        "Train on earlier days, leave out a week, test on the days after it"
      ),
      (
        "csv-split -l length --bins 10 --test test.csv abalone.csv > train.csv",
        "The same distribution of a number in both parts"
      ),
      (
        "csv-split --append part yeast.csv > parts.csv",
        "Write all rows to one file, with a column that says train or test"
      ),
      (
        "csv-split --multilabel amazed-angry --test test.csv emotions.csv > train.csv",
        "Rows with several labels: each part has its share of every label"
      ),
    ],
    order: """
      Rows are in input order in every part. With --shuffle each part is in the order in which scikit-learn returns \
      it. Rows for which --where does not hold, and with --unlabeled keep those without a class, go to standard output \
      in their places, whichever part is written there, and never to --test or --validation; with --append their cell \
      is empty.
      """,
    memory: """
      About 10 bytes a row, however wide it is. --shuffle adds 32 bytes a row, --group 11 and the name of each group. \
      --by-hash keeps nothing: any input takes the same few megabytes. The input is read twice, except with \
      --by-hash. What cannot be read twice, a pipe or gzip, is kept in a temporary file meanwhile: TMPDIR says \
      where.
      Nothing is written before all rows have been checked. The exception is --by-hash, which stops at a bad row \
      with exit status 1 after writing those before it to standard output; files are then left as they were.
      """,
    notes: [
      (
        "Classes without a training row",
        """
        A note names the classes that no training row has, or with --append those that are in only one fold. If the \
        split does not depend on classes, as with --group or --by-order, the note appears if -l names their column. \
        --by-hash knows no classes.
        """
      ),
      (
        Manual.ManyLabels.heading,
        Manual.ManyLabels.text(
          """
          With --multilabel each part gets its share of every label, by iterative stratification (Sechidis, Tsoumakas and \
          Vlahavas, 2011): the rarest label is shared out first. For the same seed the rows are those of iterative-stratification \
          0.1.9: a split is the first of MultilabelStratifiedShuffleSplit(test_size=F), --folds K is \
          MultilabelStratifiedKFold(K, shuffle=True), and --repeats is RepeatedMultilabelStratifiedKFold. The validation part \
          is split from what the test part leaves, by the same seed. Sizes are as near as the labels allow: a note says where \
          a count is not met, or a share by a tenth.
          """)
      ),
      (
        "Sizes",
        """
        A size with a point is a fraction of all rows, rounded up to a whole row as scikit-learn rounds it: 0.07 of \
        100 rows are 8, since the double nearest to 0.07 is a little more. A size without a point counts rows. The \
        training part has what is left.
        With --group a size is a share or number of groups, not of rows. With --group and --stratify it is a share \
        of the rows, never a number; with --time it is a share or number of distinct times. A note says so if the \
        resulting share of the rows differs from the requested one by more than a tenth of it and by at least one \
        row.
        """
      ),
      (
        "Groups with classes in proportion",
        """
        A test part of 1/K of the rows by --group and --stratify is the first fold of scikit-learn's \
        StratifiedGroupKFold for K folds: groups with the most uneven classes are assigned first, each to the fold \
        where it leaves the classes most evenly spread. For other shares, and if there are fewer than K groups, \
        groups are assigned to the two parts in the same way, measured against the requested shares. Three parts are \
        two such splits in a row. scikit-learn can leave a fold empty although there are enough groups. Here the \
        last groups then go to the empty folds; --compat sklearn leaves them empty. All other folds are the same as \
        scikit-learn's.
        """
      ),
      (
        "Duplicates",
        """
        --group-duplicates keeps rows together that are equal in --duplicate-columns, so that no test row is also a \
        training row. Cells are compared without quotes, byte by byte, by a 64-bit hash of the row, as in csv-leaks. \
        The default is all columns except the class, row numbers and identifiers; a note says which.
        """
      ),
      (
        "Splits by time",
        """
        --time names a column of numbers, or of dates and times as ISO 8601 has them: 2024-01-31, 2024-01-31 09:30, \
        2024-01-31T09:30:00.25+01:00; times without a zone are taken as UTC. The input need not be sorted, and rows \
        with the same time stay together: sizes, --gap, --max-train and --test-rows count distinct times. Without \
        --folds the last times are the test part, and those before it the validation part. With --folds K --fold I \
        the parts are those of scikit-learn's TimeSeriesSplit(K, gap=G, max_train_size=N, test_size=N): with n \
        times, test parts have n / (K + 1) times, rounded down, and follow each other up to the end; training ends G \
        times before the test part. Rows in neither part are not written. --append writes the number of the fold \
        that tests a row, and 0 if none does.
        """
      ),
      (
        "Repeats",
        """
        --repeats R --repeat I draws the folds R times and takes the I-th set. All sets come from one generator, so \
        that the folds are those of scikit-learn's RepeatedStratifiedKFold, or with --no-stratify RepeatedKFold, \
        with n_repeats=R. --group works in the same way.
        """
      ),
      (
        Manual.Classes.heading,
        [
          Manual.Classes.text,
          """
          With --pool SHARE all classes below this share of the rows are stratified as one class, since each of them \
          is too small to have a row in every part.
          """,
        ].joined(separator: "\n")
      ),
      (
        "The same rows as scikit-learn",
        """
        For the same seed a split has the rows that scikit-learn 1.9 returns with random_state: a stratified or \
        plain one those of train_test_split, one by groups those of GroupShuffleSplit, --folds those of \
        StratifiedKFold, KFold, GroupKFold and StratifiedGroupKFold with shuffle=True; with --by-order folds are \
        those without shuffle. Three parts are two splits in a row: first the test part from all, then from the rest \
        as many rows as the validation part has, with the same seed.
        scikit-learn refuses a stratified split with a class of one row. Here that row goes to the training part, \
        and a note says so.
        """
      ),
      (
        "Splitting by hash",
        """
        With --by-hash a row's part depends only on its value in one column and on the seed. So rows with the same \
        value stay together, adding rows later does not move others, and machines that split different files agree; \
        sizes are approximate. Choose a column of names or keys: if it has few values, a part may get none of them.
        """
      ),
      (
        "One part at a time",
        """
        --part writes another part to standard output. As long as input, seed and sizes are the same, all runs \
        agree, so that no row that takes part is in two parts made one at a time. A note counts the rows that are not written.
        """
      ),
      (
        Manual.Trainers.heading,
        [Manual.Trainers.unlabeledRows, Manual.Trainers.labelsInPython, Manual.Trainers.page]
          .joined(separator: "\n")
      ),
    ])
}
