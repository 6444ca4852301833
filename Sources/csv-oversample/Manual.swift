import FilterKit

extension CSVOversample {
  static let manual = Manual(
    description: """
      Draws rows of the classes that have too few, and writes them once more. A copy is a copy, whatever is in the row: \
      text, dates, codes, empty cells. For tables of numbers csv-smote makes new rows instead.
      Balance the training part alone: csv-split goes first. Copies of one row in the training part and in the test part \
      make any model look good.
      """,
    essentials: [
      "label", "strategy", "ratio", "per-class", "target", "where", "rose", "mark", "seed",
      "output", "gzip", "verbose",
    ],
    examples: [
      (
        "csv-split --test test.csv tweets.csv | csv-oversample > train.csv",
        "Split, then bring all classes of the training part to the size of the largest"
      ),
      (
        "csv-oversample --ratio 0.5 tweets.csv > half.csv",
        "Every class grows to half of the largest, and no further"
      ),
      (
        "csv-oversample --target old=500 --target young=500 abalone.csv > more.csv",
        "Classes that shall have so many rows; the others stay as they are"
      ),
      (
        "csv-oversample --mark copied --provenance copy_of tweets.csv > marked.csv",
        "Copies can be told from rows, and say which row they are copies of"
      ),
      (
        "csv-oversample --rose --copy sequence yeast.csv > train.csv",
        "Copies whose numbers are moved a little"
      ),
      (
        "csv-oversample --per-class 2000 --seed 7 tweets.csv -o train.csv.gz",
        "2000 rows of each class, in a compressed file that is there only when it is whole"
      ),
    ],
    order: """
      The rows of the input come first, unchanged to the byte and in their order. The copies follow, one class after the \
      other, each in the order in which it was drawn: classes that are numbers by value, others by their bytes.
      With --shuffle they come at random among the rows of the input, which keep their order; then they are held in memory, and \
      the input is read once more.
      """,
    memory: """
      4 bytes for every row of the input, 4 for every copy, and 16 for every row that is copied, whatever the width of a \
      row. A table need not fit into memory.
      The input is read twice, and the rows that are copied once more. What cannot be read twice, a pipe or gzip, is kept \
      in a temporary file meanwhile: TMPDIR says where.
      Nothing is written before all rows have been checked, but with --counts: it stops at a bad row with exit status 1 \
      after writing those before it, and a file of --output stays what it was.
      """,
    notes: [
      (Manual.Classes.heading, Manual.Classes.text),
      (
        "The same rows as imbalanced-learn",
        """
        For the same seed the copies are those that RandomOverSampler of imbalanced-learn 0.14 draws with \
        random_state, in its order; with --shrinkage they are the same to the last bit: compare with --decimals full. \
        Without --compat these differ:
        --ratio works for any number of classes and rounds to the nearest row; there for two, and cuts. A ratio that \
        adds nothing is no error. Moved integers are rounded; there they are cut towards zero. Not in the library is \
        --rose.
        --compat imblearn follows the library in all of this.
        """
      ),
      (
        "Smoothed copies",
        """
        --shrinkage S and --rose move the numbers of each copy by normal noise, as wide as the class is in each \
        column, so that copies are no longer the same point. S scales the width that suits normal data (Silverman \
        1986) for as many rows as the table has, by the population's standard deviation, as imbalanced-learn does; \
        --rose takes the rows of the class and the sample's standard deviation, as R's ROSE does (Menardi and Torelli \
        2014), which makes the large class anew, too; here only small ones grow.
        What a column is that no option names is told by what it holds, as csv-smote does: numbers are moved; row \
        numbers and identifiers are excluded, and empty in the copies; all others are copied. A note says it in \
        options that can be pasted, and that come to the same; --quiet silences it. --strict takes all such columns \
        for numbers, and refuses those that are not. So does --compat imblearn.
        Integers stay integers, decimals are as many as the column has, and multiples of its step, such as 0.005, \
        where a hundred numbers or more are all that: --decimals full writes all digits.
        """
      ),
      (
        "Small classes",
        """
        A class of one row gets copies of that row. That is balance of numbers, not knowledge: what a model learns of \
        such a class is one point.
        """
      ),
      (
        "Shards and streams",
        """
        With --counts FILE the classes are not counted: FILE, the output of csv-counts, says what all shards together have. \
        A row's fate depends on its bytes, its class and the seed alone: not on its place, nor on other rows. So shards can \
        be sampled apart, in any order, on any machines, and what they put out together is what one run over all of \
        them puts out. A class that shall grow to 2.5 times its rows has each of them twice, and once more with a chance of a half; copies stand right behind their row.
        The number of rows is near the one that is asked for, not exact: -v says what was to be expected, and how far chance \
        strays from it (the standard deviation). Rows with equal bytes are decided alike; where that shows, a note says so. \
        In Python a row has its chance if xxhash.xxh64(row, seed=seed + 2**32).intdigest() * present >> 64 < wanted % present, \
        where row is its bytes without the line end.
        """
      ),
      (
        Manual.Trainers.heading,
        [
          Manual.Trainers.unlabeledRows, Manual.Trainers.markedRows, Manual.Trainers.fullDecimals,
          Manual.Trainers.labelsInPython, Manual.Trainers.page,
        ].joined(separator: "\n")
      ),
    ])
}
