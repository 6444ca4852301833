import FilterKit

extension CSVOversample {
  static let manual = Manual(
    description: """
      Draws rows of the classes that have too few, and writes them again. Rows are copied whatever is in them: text, \
      dates, codes, empty cells. For tables of numbers, csv-smote makes new rows instead.
      Balance only the training part: run csv-split first. If copies of a row are in both the training and the test \
      part, any model looks good.
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
        "Grow two classes to 500 rows each; the others stay as they are"
      ),
      (
        "csv-oversample --mark copied --provenance copy_of tweets.csv > marked.csv",
        "Mark the copies, and say which row each is a copy of"
      ),
      (
        "csv-oversample --rose --copy sequence yeast.csv > train.csv",
        "Copies with slightly different numbers"
      ),
      (
        "csv-oversample --per-class 2000 --seed 7 tweets.csv -o train.csv.gz",
        "2000 rows of each class, in a compressed file that appears only when it is complete"
      ),
      (
        "csv-oversample --multilabel amazed-angry --percent 10 emotions.csv > more.csv",
        "Rows with several labels: a tenth more, copies of rows with rare labels"
      ),
    ],
    order: """
      The rows of the input come first, byte for byte and in their order. The copies follow, class by class, in the \
      order in which they were drawn: classes that are numbers by value, others by their bytes.
      With --shuffle they are placed at random among the rows of the input, which keep their order; the new rows are \
      then kept in memory, and the input is read once more.
      """,
    memory: """
      4 bytes for every row of the input, 4 for every copy, and 16 for every row that is copied, however wide the \
      rows are. The table may be larger than memory.
      The input is read twice, and the rows that are copied once more. What cannot be read twice, a pipe or gzip, is \
      kept in a temporary file meanwhile: TMPDIR says where.
      Nothing is written before all rows have been checked. The exception is --counts, which stops at a bad row with \
      exit status 1 after writing those before it; a file given by --output is then left as it was.
      """,
    notes: [
      (Manual.Classes.heading, Manual.Classes.text),
      (
        Manual.ManyLabels.heading,
        Manual.ManyLabels.text(
          """
          With --multilabel rows are copied that have a label whose imbalance is above the mean (ML-ROS; Charte and others, \
          2015): one row of each such label in turn, until there are --percent more rows. A label that has come down to the \
          mean gets no more copies. If none is left there are fewer copies than asked for, and a note says so.
          """)
      ),
      (
        "The same rows as imbalanced-learn",
        """
        For the same seed the copies are those that RandomOverSampler of imbalanced-learn 0.14 draws with \
        random_state, in its order; with --shrinkage they are the same to the last bit: compare with --decimals \
        full. Without --compat there are these differences. --ratio works for any number of classes and rounds to \
        the nearest row; there it is for two classes, and rounds down. A ratio that adds nothing is not an error. \
        Integers with noise are rounded; there they are cut toward zero. The library has no --rose.
        --compat imblearn follows the library in all of this.
        """
      ),
      (
        "Smoothed copies",
        """
        --shrinkage S and --rose add normal noise to the numbers of each copy, so that copies are not all the same \
        point. The noise is as wide as the spread of the class in each column, times Silverman's factor (1986). As \
        in imbalanced-learn, S scales it, the factor is for the number of rows of the table, and the standard \
        deviation is that of the population. --rose takes the number of rows of the class and the standard deviation \
        of the sample, as R's ROSE does (Menardi and Torelli 2014); ROSE also replaces the rows of the large class, \
        here only small classes grow.
        For columns that no option names, the values decide, as in csv-smote: numbers get noise; row numbers and \
        identifiers are excluded, and are empty in the copies; all others are copied. A note gives these decisions \
        as options, which you can paste to get the same result; --quiet silences it. With --strict, and with \
        --compat imblearn, such columns must be numbers.
        Integers stay integers, and numbers have as many decimals as their column. If a hundred numbers or more are \
        all multiples of a step such as 0.005, so are the new ones. --decimals full writes all digits.
        """
      ),
      (
        "Small classes",
        """
        A class of one row gets copies of that row. The counts are balanced, but a model still learns only one point \
        of such a class.
        """
      ),
      (
        "Shards and streams",
        """
        With --counts FILE the classes are not counted: FILE, the output of csv-counts, has the counts of all shards \
        together. What happens to a row depends only on its bytes, its class and the seed, not on its position or on \
        other rows. So shards can be sampled separately, in any order and on any machine, and their outputs together \
        are what one run over all of them would write. To grow a class to 2.5 times its rows, each row is written \
        twice, and once more with probability 1/2; copies directly follow their row.
        The number of rows is close to what you asked for, not exact: -v reports the expected number and its \
        standard deviation. Rows with equal bytes share their fate; a note says so if that matters. In Python a row \
        is drawn if xxhash.xxh64(row, seed=seed + 2**32).intdigest() * present >> 64 < wanted % present, where row \
        is its bytes without the line end.
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
