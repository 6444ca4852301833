import FilterKit
import Resampling

extension CSVUndersample {
  static let manual = Manual(
    description: """
      Drops rows of the classes that have too many. Nothing is invented: the rows that stay are rows of the input. \
      What the dropped rows could have taught the model is lost, so use it when you have rows to spare, or when \
      training is too slow.
      Balance only the training part: run csv-split first, and the test part keeps the true proportions.
      """,
    essentials: [
      "label", "method", "strategy", "ratio", "per-class", "target", "where", "neighbors",
      "exclude", "dropped", "seed", "output", "verbose",
    ],
    examples: [
      (
        "csv-split --test test.csv abalone.csv | csv-undersample > train.csv",
        "Split, then bring all classes of the training part to the size of the smallest"
      ),
      (
        "csv-undersample --per-class 200 abalone.csv > capped.csv",
        "No class has more than 200 rows"
      ),
      (
        "csv-undersample --ratio 0.5 --dropped rest.csv tweets.csv > train.csv",
        "No class has more than twice the rows of the smallest; the dropped rows are kept apart"
      ),
      (
        """
        csv-oversample --mark copied tweets.csv |
          csv-undersample --label sentiment --per-class 1200 --candidates copied=true --short > train.csv
        """,
        "Drop copies until each class has 1200 rows, but never a row of the input"
      ),
      (
        """
        csv-smote --exclude sequence yeast.csv |
          csv-undersample --method enn --strategy all --exclude sequence > clean.csv
        """,
        "SMOTE, then drop the rows, synthetic or not, whose neighbors are of other classes"
      ),
      (
        "csv-undersample --seed 7 --verbose -o train.csv abalone.csv",
        "Report how many rows each class had and has now"
      ),
      (
        "csv-undersample --multilabel amazed-angry --percent 10 emotions.csv > fewer.csv",
        "Rows with several labels: a tenth fewer, without some rows of frequent labels"
      ),
    ],
    order: """
      The rows that stay are in the order of the input. With --replacement, which can repeat a row, and with \
      --compat imblearn they are in the order in which they were drawn, class by class: classes that are numbers by \
      value, others by their bytes. Rows in --dropped are in input order.
      """,
    memory: """
      About 8 bytes for every row of the input, however wide it is, and 20 more for every row that stays if rows are \
      written in the order of the draws. Methods that use features also hold the features of all rows: about 20 \
      bytes a number.
      The input is read twice, and once more by methods that look at features. What cannot be read twice, a pipe or \
      gzip, is kept in a temporary file meanwhile: TMPDIR says where.
      """,
    notes: [
      (Manual.Classes.heading, Manual.Classes.text),
      (
        Manual.ManyLabels.heading,
        Manual.ManyLabels.text(
          """
          With --multilabel rows are dropped that have a label whose imbalance is below the mean (ML-RUS; Charte and others, \
          2015): one row of each such label in turn, until --percent of the rows are gone. A label that has come up to the \
          mean loses no more rows. A row can have a rare label beside the frequent one, and is dropped with both: -v says what \
          became of each label. If no label is left to drop rows of, a note says how many went.
          """)
      ),
      (
        "Weights of the rows that stay",
        """
        --weight NAME appends the rows that a class had over those that stay, so that each class weighs what it weighed and a \
        model's probabilities need no correction. --row-weights COL multiplies that by weights that rows had before. With \
        --counts it is 1 over the chance of a row to stay. Rows that take no part have an empty weight.
        """
      ),
      (
        "Methods",
        """
        random draws rows at random. All other methods compare rows by their features; --scale brings the columns to \
        one scale first. Some reach the size that you ask for, as random does. The cleaning methods decide \
        themselves how many rows to drop, and of the options for sizes take only --strategy.
        Methods that reach a given size:
        \(about(.undersampling))
        Methods that clean:
        \(about(.cleaning))
        """
      ),
      (
        "Columns",
        """
        For columns that no option names, the values decide, as in csv-smote. Numbers are features; texts with few \
        values are categories; row numbers, identifiers, dates, quantities and other texts are ignored. If nineteen \
        of twenty cells are numbers, the others count as missing. A note gives these decisions as options, which you \
        can paste to get the same result; --quiet silences it. With --strict, and with --compat imblearn, such \
        columns must be numbers, and the error message suggests the same options. Rows are always written whole, \
        whichever columns are compared.
        A difference in a category counts as much as a difference in a number by the median of the numbers' standard \
        deviations over all rows that take part; with --metric gower each column counts equally. If all features are \
        categories, the distance is the share of them that differ. An empty cell is a category of its own; a missing \
        number is left out of a distance, which is scaled up to make up for it. Methods that compute means, and \
        --metric manhattan and cosine, ignore categories.
        """
      ),
      (
        "Rows that may be dropped",
        """
        All rows are counted, but only rows for which --candidates holds may be dropped: for example only synthetic \
        or copied rows, or those of one source. If there are too few candidates to reach the size, the error message \
        names the class; with --short all candidates are dropped, and a note says so.
        """
      ),
      (
        "The same rows as imbalanced-learn",
        """
        For the same seed the rows that stay are those that imbalanced-learn 0.14 keeps with random_state, wherever \
        it does what its papers say. Without --compat there are these differences. All methods: rows stay in file \
        order; there they are grouped by class. --ratio works for any number of classes and rounds to the nearest \
        row; there it is for two classes, and rounds down. A row is never its own neighbor; there a row with a \
        duplicate can be, and its vote counts. Among equally near rows the first in the file comes first; there the \
        search tree decides. If there are fewer rows than --neighbors, all of them count; there that is an error. If \
        several classes are smallest, the first in class order is the minority; there the first in the file.
        \(UndersamplingMethod.choices.map(\.differences).filter { !$0.isEmpty }.joined(separator: "\n"))
        --compat imblearn follows the library in all of this, except for \(unrepeatable), which it refuses.
        """
      ),
      (
        "Combinations",
        """
        Behind csv-smote in a pipe, --method enn --strategy all makes SMOTEENN, and --method tomek --strategy all \
        makes SMOTETomek. With --compat imblearn on both sides and --decimals full for csv-smote the rows are those \
        of the library for one seed, unless some columns are integers and others not: there the library cleans \
        before it cuts the integers. To oversample a little and then undersample: csv-smote --ratio 0.5 | \
        csv-undersample.
        """
      ),
      (
        "Shards and streams",
        """
        With --counts FILE the classes are not counted: FILE, the output of csv-counts, has the counts of all shards \
        together. What happens to a row depends only on its bytes, its class and the seed, not on its position or on \
        other rows. So shards can be sampled separately, in any order and on any machine, and their outputs together \
        are what one run over all of them would write. To shrink a class to a third of its rows, each row is kept \
        with probability 1/3.
        The number of rows is close to what you asked for, not exact: -v reports the expected number and its \
        standard deviation. Rows with equal bytes share their fate; a note says so if that matters. In Python a row \
        is drawn if xxhash.xxh64(row, seed=seed + 2**32).intdigest() * present >> 64 < wanted % present, where row \
        is its bytes without the line end.
        """
      ),
      (
        Manual.Trainers.heading,
        [Manual.Trainers.unlabeledRows, Manual.Trainers.labelsInPython, Manual.Trainers.page]
          .joined(separator: "\n")
      ),
    ])

  /// What the methods do that meet a size, or that clean.
  private static func about(_ direction: ResamplingDirection) -> String {
    UndersamplingMethod.choices.filter { $0.direction == direction && !$0.about.isEmpty }
      .map(\.about).joined(separator: "\n")
  }

  /// The methods of which imbalanced-learn has a part that cannot be repeated.
  private static var unrepeatable: String {
    UndersamplingMethod.choices.filter { $0.library != .repeated }.map(\.name)
      .joined(separator: " and ")
  }
}
