import FilterKit
import Resampling

extension CSVSmote {
  static let manual = Manual(
    description: """
      Makes new rows for the classes that have too few. Each lies on the line between a row of the class and one of \
      its nearest neighbors in the class, so that a model sees the region of a small class, where copies would show \
      it the same few points again and again. --variant chooses one of the methods that have been derived from this \
      one.
      Balance only the training part: run csv-split first. For text, dates and codes, which have no values in \
      between, use csv-oversample.
      """,
    essentials: [
      "label", "variant", "neighbors", "strategy", "ratio", "target", "exclude", "categorical",
      "copy", "missing", "where", "mark", "seed", "output", "verbose",
    ],
    examples: [
      (
        "csv-split --test test.csv yeast.csv | csv-smote --exclude sequence > train.csv",
        "Split, then balance the training part; the name of a protein is not a measurement"
      ),
      (
        "csv-smote --exclude rings --copy sex abalone.csv > balanced.csv",
        "A new row has the sex of its parent, and an empty cell in rings"
      ),
      (
        "csv-smote --label class --missing copy hepatitis.csv > balanced.csv",
        "A table with empty cells, and the class in its first column"
      ),
      (
        "csv-smote --ratio 0.5 --exclude sequence yeast.csv > half.csv",
        "Grow every class to half the size of the largest"
      ),
      (
        "csv-smote --synthetic-only --provenance made_of --exclude sequence yeast.csv > made.csv",
        "Only the new rows, each with the rows that it was made from"
      ),
      (
        """
        csv-smote --exclude sequence --ratio 0.5 yeast.csv |
          csv-undersample --exclude sequence --method tomek --strategy all > train.csv
        """,
        "SMOTE, then drop rows whose nearest neighbor is of another class (SMOTETomek)"
      ),
      (
        """
        csv-split --append part yeast.csv |
          csv-smote --label site --where part=train --exclude sequence --copy part > all.csv
        """,
        "One file with all parts, of which only the training part grows"
      ),
      (
        "csv-smote --label rings --relevance auto --variant smogn --exclude age abalone.csv > even.csv",
        "A number to predict: more rows of very young and very old animals, fewer of the others"
      ),
      (
        "csv-smote --multilabel amazed-angry emotions.csv > balanced.csv",
        "Rows with several labels: new ones with the rare labels"
      ),
    ],
    order: """
      The rows of the input come first, byte for byte and in their order. The new rows follow, class by class: \
      classes that are numbers by value, others by their bytes.
      With --shuffle they are placed at random among the rows of the input, which keep their order; the new rows are \
      then kept in memory, and the input is read once more.
      """,
    memory: """
      For every row that is learned from, about 20 bytes for each feature and 30 for each of its --neighbors; 16 \
      bytes for every new row, and 4 for every row of the input. SMOTE keeps only the rows of classes that grow, so \
      a large class may be larger than memory; methods that look at the other classes keep all rows. Columns of \
      --copy are kept, too.
      The input is read twice. What cannot be read twice, a pipe or gzip, is kept in a temporary file meanwhile: \
      TMPDIR says where.
      """,
    notes: [
      (
        Manual.Classes.heading,
        Manual.Classes.several + "\n" + """
          A new row has the values of the row that it was made from, which is of its class. There are no --bins here: a row \
          between two others would need a number of its own, and csv-oversample --bins copies rows with theirs.
          """
      ),
      (
        "Columns",
        """
        Features are all columns but the label, those of --exclude, which are empty in new rows, and those of \
        --copy, which a new row takes from its parent, the row at which the line begins.
        For columns that no option names, the values decide. Numbers are features, whatever they count. Row numbers \
        and identifiers are excluded; postcodes and texts with few values are categories, or are copied by methods \
        that take none; dates, quantities and other texts are copied. If nineteen of twenty cells are numbers, the \
        others count as missing. A note gives these decisions as options, which you can paste to get the same \
        result; --quiet silences it. With --strict, and with --compat imblearn, such columns must be numbers: all \
        that are not are refused at once, before anything is written, and the error message suggests the same \
        options.
        Features are not scaled. If one has values in the thousands and another in hundredths, only the first \
        decides which rows are near: --scale brings them to one scale, for distances only.
        """
      ),
      (
        "Methods",
        """
        \(paragraphs(\.about))
        --reject SHARE (Lee, Kim and Lee 2015), for any of these methods, draws a new row again as long as SHARE or \
        more of the five nearest rows of the table are of other classes. If too few rows pass, the share is raised, \
        and a note says how far.
        --approximate SHARE is for smote and classes of hundreds of thousands of rows. Rows are compared only with \
        those in the nearest blocks, as many blocks as it takes to find that share of the nearest neighbors of a \
        thousand sampled rows; -v reports the share that was found. Smaller classes are searched exactly, and so are \
        classes that would need most blocks. A row that is nearly the nearest makes as good a partner.
        """
      ),
      (
        Manual.Relevance.heading,
        """
        \(Manual.Relevance.text)
        With smogn and smoter the label of a new row is written in the style of its column, as features are. Rows that a run \
        loses are those that csv-undersample would drop for the same seed; rows that --where leaves out stay. --provenance \
        says which rows a new one lies between and where on the line, or, with noise, its share of the standard deviation: \
        smogn 17 noise 0.02. The median takes all pairs of a run's rows: with 50,000 rows of 10 columns some \
        twenty seconds of a processor.
        Python's smogn 0.1.2 has the same relevance, and does the rest in other ways: it drops from a run as many rows as \
        it should keep, repeats all other rows where two runs shrink, and takes 0 for new numbers below 0.
        """
      ),
      (
        Manual.ManyLabels.heading,
        Manual.ManyLabels.text(
          """
          With --multilabel each row that has a label whose imbalance is above the mean is the parent of one new row, for each \
          such label (MLSMOTE; Charte and others, 2015). The line leads to one of the --neighbors nearest rows of that label. \
          The new row has the labels that more than half of its parent and these nearest rows have (--label-set ranking), that \
          any of them has (union), or that all of them have (intersection). Here the paper draws a step for each column; as \
          for all variants it is one for the row. How many rows are made follows from the labels: --ratio and its like have no \
          effect.
          """)
      ),
      (
        "Integers and decimals",
        """
        In a column of integers new numbers are rounded to integers, ties to even. In a column with at most p \
        decimals they have p decimals, without trailing zeros if the column has none. If a hundred numbers or more \
        are all multiples of a step such as 0.005 or 0.25, so are the new ones. A price stays a price, and a new row \
        cannot be recognized by its decimals. --decimals full writes the shortest text that reads back as exactly \
        the number that was computed.
        """
      ),
      (
        "Small classes",
        """
        A row can only be joined to another of its class. In a class of n rows each has n - 1 neighbors; if \
        --neighbors asks for more, all of them are used and a note says so. A class of one row gets copies of it, \
        with a note; --lone error refuses it. New rows hold no more information than the rows they are made from: a \
        class of five rows remains five points and the ten lines between them.
        """
      ),
      (
        "Empty cells",
        """
        In a column of numbers an empty cell, NA, N/A, NaN, null, None, ?, - and the like count as missing. A \
        missing cell is left out of distances, which are scaled up to make up for it, and a new row has in this \
        column what its parent has. In columns of --features, and with --strict, a missing cell is an error unless \
        --missing copy is given. --na LIST replaces this list and allows missing cells: --na -999 if -999 means that \
        nothing was measured.
        """
      ),
      (
        "The same rows as imbalanced-learn",
        """
        For the same seed the random numbers are drawn in the order in which imbalanced-learn 0.14 draws them with \
        random_state, and the rows are the same to the last bit, wherever the library does what its papers say. \
        Compare with --decimals full. Without --compat there are these differences. All methods: counts are exact. \
        Integers are rounded; there they are cut toward zero. A row is never its own neighbor; there a row with a \
        duplicate can be. Among equally near rows the first in the file comes first; there the search tree decides. \
        A class too small for --neighbors uses all its rows; there that is an error. Missing cells can be copied; \
        there they are an error. --ratio works for any number of classes; there it is for two.
        \(paragraphs(\.differences))
        The library has no \(SynthesisMethod.names { $0.library == .absent }), --reject, --spread, --metric or \
        --scale. --compat imblearn follows the library in all of this, even where it misses the requested count.
        """
      ),
      (
        "Combinations",
        """
        SMOTE followed by cleaning is a pipe: SMOTEENN is csv-smote | csv-undersample --method enn --strategy all, \
        and SMOTETomek the same with --method tomek. To oversample a little and then undersample: csv-smote --ratio \
        0.5 | csv-undersample. With --compat imblearn on both sides and --decimals full for csv-smote the rows are \
        those of the library for one seed, unless some columns are integers and others not: there the library cleans \
        before it cuts the integers.
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
