import FilterKit
import Resampling

extension CSVSmote {
  static let manual = Manual(
    description: """
      Makes new rows for the classes that have too few: each lies on the line between a row of the class and one of the \
      nearest rows to it. A model then sees the region where a small class lives, where copies would show it the same \
      few points again and again. --variant chooses among the methods that have grown out of this one.
      Balance the training part alone: csv-split goes first. For text, dates and codes, which have nothing in between, \
      use csv-oversample.
      """,
    essentials: [
      "label", "variant", "neighbors", "strategy", "ratio", "target", "exclude", "categorical",
      "copy", "missing", "where", "mark", "seed", "output", "verbose",
    ],
    examples: [
      (
        "csv-split --test test.csv yeast.csv | csv-smote --exclude sequence > train.csv",
        "Split, then balance the training part; the name of a protein is no measurement"
      ),
      (
        "csv-smote --exclude rings --copy sex abalone.csv > balanced.csv",
        "A made row has the sex of its parent, and nothing in rings"
      ),
      (
        "csv-smote --label class --missing copy hepatitis.csv > balanced.csv",
        "A table with empty cells, and the class in its first column"
      ),
      (
        "csv-smote --ratio 0.5 --exclude sequence yeast.csv > half.csv",
        "Every class grows to half of the largest, and no further"
      ),
      (
        "csv-smote --synthetic-only --provenance made_of --exclude sequence yeast.csv > made.csv",
        "The made rows alone, each with the rows that it was made of"
      ),
      (
        """
        csv-smote --exclude sequence --ratio 0.5 yeast.csv |
          csv-undersample --exclude sequence --method tomek --strategy all > train.csv
        """,
        "SMOTE, then drop the rows of which the nearest is of another class (SMOTETomek)"
      ),
      (
        """
        csv-split --append part yeast.csv |
          csv-smote --label site --where part=train --exclude sequence --copy part > all.csv
        """,
        "One file with all parts, in which only the training part grows"
      ),
    ],
    order: """
      The rows of the input come first, unchanged to the byte and in their order. The made rows follow, one class after \
      the other: classes that are numbers by value, others by their bytes.
      With --shuffle they come at random among the rows of the input, which keep their order; then they are held in memory, and \
      the input is read once more.
      """,
    memory: """
      For every row that is learned from about 20 bytes a feature and 30 for each of its --neighbors; 16 bytes for every \
      row that is made, and 4 for every row of the input. SMOTE learns from the classes that grow and reads the \
      others past, so a large class may be larger than memory; methods that ask which classes live nearby hold all \
      rows. Columns of --copy are held, too, for the rows that are learned from.
      The input is read twice. What cannot be read twice, a pipe or gzip, is kept in a temporary file meanwhile: TMPDIR \
      says where.
      """,
    notes: [
      (
        "Columns",
        """
        Features are all columns but the label, those of --exclude, which are empty in made rows, and those of --copy, \
        which a made row has from its parent: the row at which the line begins.
        What a column is that no option names is told by what it holds. Numbers are features, whatever they count. \
        Row numbers and identifiers are excluded; postcodes and texts of few values are categories, or copied by \
        methods that take none; dates, quantities and other texts are copied. Where nineteen of twenty cells are \
        numbers, the others count as missing. A note says all of it in options that can be pasted, and that come to \
        the same; --quiet silences it. --strict takes all such columns for numbers, and refuses those that are not, \
        all at once, before anything is written; the remedy is the same options. So does --compat imblearn.
        Features are taken as they are. Where one has values in thousands and another in hundredths, the first alone \
        decides what is near: --scale brings them to one scale, for distances only.
        """
      ),
      (
        "Methods",
        """
        \(paragraphs(\.about))
        --reject SHARE (Lee, Kim and Lee 2015) draws rows of any of these methods again while SHARE or more of the \
        five nearest rows of the table are of other classes. Where too few pass, the share rises, and a note says how \
        far.
        --approximate SHARE is for smote of classes of hundreds of thousands of rows: rows are compared with those of the \
        nearest blocks alone, of so many that of the nearest neighbors of a thousand sampled rows that share is found; \
        -v says what was found. Smaller classes are searched exactly, and so are those where most blocks would be needed. \
        A row that is nearly the nearest makes as good a partner.
        """
      ),
      (
        "Integers and decimals",
        """
        A column in which all numbers are integers gets integers: the nearest, of two the even one. A column with at \
        most p decimals gets p decimals, without the zeros at the end where the column leaves them out. Where its \
        numbers, a hundred or more, are all multiples of a step such as 0.005 or 0.25, made ones are multiples of it. \
        A price stays a price, and a made row cannot be told from others by its decimals.
        --decimals full writes the shortest text that is read back as the very number that was computed.
        """
      ),
      (
        "Small classes",
        """
        A row can only be joined to another of its class. A class of n rows has n - 1 neighbors to choose among; if \
        --neighbors asks for more, all of them are taken and a note says so. A class of one row is an error: --lone copy \
        gives it copies. Made rows know no more than those they are made of: a class of five rows stays five points \
        and the ten lines between them.
        """
      ),
      (
        "Empty cells",
        """
        In a column of numbers an empty cell, NA, N/A, NaN, null, None, ?, - and their like are missing. Such a cell \
        counts in no distance, distances over fewer columns are scaled up, and a made row has in this column what its \
        parent has. In columns of --features, and with --strict, it is an error, unless --missing copy is given.
        """
      ),
      (
        "The same rows as imbalanced-learn",
        """
        For the same seed the random numbers are drawn in the order in which imbalanced-learn 0.14 draws them with \
        random_state, and the rows are the same to the last bit, wherever the library does what its papers say. \
        Compare with --decimals full. Without --compat these differ:
        Of all methods: counts are met exactly. Integers are rounded; there they are cut towards zero. A row is never \
        its own neighbor; there a row that has a twin can be. Of equally near rows the first in the file comes first; \
        there the search tree decides. A class too small for --neighbors uses all rows that it has; there it is an \
        error. Empty cells can be copied; there they are an error. --ratio works for any number of classes; there for \
        two.
        \(paragraphs(\.differences))
        Not in the library are \(SynthesisMethod.names { $0.library == .absent }), --reject, --spread, --metric and \
        --scale.
        --compat imblearn follows the library in all of this. Totals that it misses are missed.
        """
      ),
      (
        "Combinations",
        """
        SMOTE with a cleaner is a pipe: SMOTEENN is csv-smote | csv-undersample --method enn --strategy all, \
        SMOTETomek the same with --method tomek, and over- before under-sampling is csv-smote --ratio 0.5 | \
        csv-undersample. With --compat imblearn on both sides and --decimals full for csv-smote the rows are those of \
        the library for one seed, unless some columns are integers and others not: there the library cleans before it \
        cuts the integers.
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

  /// What the methods say of themselves, one paragraph after the other.
  private static func paragraphs(_ text: (SynthesisMethod) -> String) -> String {
    SynthesisMethod.all.map(text).filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
