import FilterKit
import Resampling

extension CSVUndersample {
  static let manual = Manual(
    description: """
      Drops rows of the classes that have too many. What stays is what came in, so nothing is made up; what goes is lost \
      to the model, so it is the right filter where rows abound, or where training is too slow.
      Balance the training part alone: csv-split goes first, and the test part keeps the true proportions.
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
        "Copies go until there are 1200 rows of each class, but no row of the input goes"
      ),
      (
        """
        csv-smote --exclude sequence yeast.csv |
          csv-undersample --method enn --strategy all --exclude sequence > clean.csv
        """,
        "SMOTE, then drop the rows, made or not, that their neighbors contradict"
      ),
      (
        "csv-undersample --seed 7 --verbose -o train.csv abalone.csv",
        "Say how many rows each class had and has"
      ),
    ],
    order: """
      The rows that stay are in the order of the input. With --replacement, which can repeat a row, and with --compat \
      imblearn they are in the order in which they were drawn, one class after the other: classes that are numbers \
      by value, others by their bytes. --dropped has the order of the input.
      """,
    memory: """
      About 8 bytes for every row of the input, whatever its width; 20 more for every row that stays where rows are \
      written in the order of the draws. Methods that look at features hold these, too, for all rows: about 20 bytes a \
      number.
      The input is read twice, and once more by methods that look at features. What cannot be read twice, a pipe or gzip, is kept in a temporary file meanwhile: TMPDIR \
      says where.
      """,
    notes: [
      (Manual.Classes.heading, Manual.Classes.text),
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
        random draws. All other methods look at the features, by which rows lie near to each other or far apart; \
        --scale brings columns to one scale for that. Some meet the size that is asked for, \
        like random; the cleaning methods decide themselves how many rows go, and take no size but --strategy.
        Methods that meet a size:
        \(about(.undersampling))
        Methods that clean:
        \(about(.cleaning))
        """
      ),
      (
        "Columns",
        """
        What a column is that no option names is told by what it holds, as csv-smote does. Numbers are features; row \
        numbers, identifiers, dates, quantities and other texts are not measured, and texts of few values are \
        categories. Where nineteen of twenty cells are numbers, the others count as missing. A note says all of it in \
        options that can be pasted, and that come to the same; --quiet silences it. --strict takes all such columns \
        for numbers, and refuses those that are not; the remedy is the same options. So does --compat imblearn. \
        Rows that stay are whole, whatever is measured.
        Rows that differ in a category are as far apart as if they differed by the median of the standard deviations \
        of the numbers, over all rows that take part; with --metric gower each column counts equally. Where all \
        features are categories, the distance is the share of them that differ. An empty category is one more \
        category; a missing number counts in no distance, and the rest is scaled up. Methods that take means, and \
        --metric manhattan and cosine, leave categories out.
        """
      ),
      (
        "Rows that may be dropped",
        """
        --candidates says which rows may go, while all are counted. So made or copied rows alone are taken back, or those \
        of one source. Where there are too few candidates to reach the size that was asked for, it is an error that \
        says of which class; --short drops what there is and says so in a note.
        """
      ),
      (
        "The same rows as imbalanced-learn",
        """
        For the same seed the rows that stay are those that imbalanced-learn 0.14 keeps with random_state, wherever it \
        does what its papers say. Without --compat these differ:
        Of all methods: rows stay in the order of the file; there they are grouped by class. --ratio works for any \
        number of classes and rounds to the nearest row; there for two, and cuts. A row is never its own neighbor; \
        there a row that has a twin can be, and its vote counts. Of equally near rows the first in the file comes \
        first; there the search tree decides. Where rows are fewer than --neighbors, all of them count; there it is an \
        error. Of several smallest classes the first in class order is the minority; there the first in the file.
        \(UndersamplingMethod.choices.map(\.differences).filter { !$0.isEmpty }.joined(separator: "\n"))
        --compat imblearn follows the library in all of this, but for \(unrepeatable), which \
        it refuses.
        """
      ),
      (
        "Combinations",
        """
        A pipe from csv-smote is SMOTEENN with --method enn --strategy all, and SMOTETomek with --method tomek \
        --strategy all. With --compat imblearn on both sides and --decimals full for csv-smote the rows are those of \
        the library for one seed, unless some columns are integers and others not: there the library cleans before it \
        cuts the integers. Over- before under-sampling: csv-smote --ratio 0.5 | csv-undersample.
        """
      ),
      (
        "Shards and streams",
        """
        With --counts FILE the classes are not counted: FILE, the output of csv-counts, says what all shards together have. \
        A row's fate depends on its bytes, its class and the seed alone: not on its place, nor on other rows. So shards can \
        be sampled apart, in any order, on any machines, and what they put out together is what one run over all of \
        them puts out. A class that shall shrink to a third of its rows keeps each of them with a chance of a third.
        The number of rows is near the one that is asked for, not exact: -v says what was to be expected, and how far chance \
        strays from it (the standard deviation). Rows with equal bytes are decided alike; where that shows, a note says so. \
        In Python a row has its chance if xxhash.xxh64(row, seed=seed + 2**32).intdigest() * present >> 64 < wanted % present, \
        where row is its bytes without the line end.
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
