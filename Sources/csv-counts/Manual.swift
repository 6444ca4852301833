import FilterKit

extension CSVCounts {
  static let manual = Manual(
    description: """
      Counts the rows of each class, before balancing and after it. An empty label counts as a class of its own.
      The output is a CSV table with the columns field (the name of the label column), value (the class), count, \
      percent (of the rows counted, to four decimals) and deficit (how many rows the class lacks to be as large as \
      the largest). If several files are counted, a column file comes first; with --by, a column of that name. The \
      classes of each file, or of each value of --by in it, form a table of their own: their percentages add up to \
      100, and only classes with rows are listed. You can edit the table and pass it to the other filters as \
      --targets.
      """,
    essentials: [
      "delimiter", "label", "multilabel", "by", "where", "sort", "format", "merge", "output",
    ],
    examples: [
      ("csv-counts data.csv", "How many rows each class of the last column has"),
      (
        "csv-counts -l site --format table before.csv after.csv",
        "Two files side by side, as bars in the terminal"
      ),
      (
        "csv-counts -l rating --by is_augmented --stacked --format svg \\\n"
          + "  before.csv after.csv > ratings.svg",
        "A picture of what augmentation did: a bar for each rating and file, with original and new rows end to end"
      ),
      (
        "csv-counts -l price --bins 20 --sort value --format svg data.csv > histogram.svg",
        "A picture of how a number is distributed, in bins of about as many rows each; --bin-width for bins of one width"
      ),
      (
        "csv-counts -l price --relevance auto data.csv",
        "Which numbers are rare, in a histogram: see csv-smote --variant smogn"
      ),
      (
        "csv-counts -l rating --by subject -o subjects.csv before.csv after.csv capped.csv",
        "How many rows of each rating each subject has, before, after, and after capping"
      ),
      (
        "parallel 'csv-counts {} > {}.counts' ::: shard-*.csv.gz\ncsv-counts --merge shard-*.counts",
        "Count the parts of a large file separately, then add up"
      ),
      (
        "csv-counts --multilabel amazed-angry --format table emotions.csv",
        "Songs with several moods each: the rows of each mood and each set of moods, and how rare they are"
      ),
    ],
    order: """
      Largest class first, classes of equal size by value: as numbers where all values are numbers, else byte by \
      byte. --sort value goes by value alone, --sort first by first appearance. Files are in the order given, the \
      values of --by in order of value (with --sort first: of first appearance).
      """,
    memory: """
      A few dozen bytes for each class (with --by, for each class of each value). Files are read once, from front to \
      back, and may be larger than memory.
      """,
    notes: [
      (Manual.Classes.heading, Manual.Classes.text),
      (
        "Rows that have weights",
        """
        With --row-weights COL the table has two more columns: weight, the sum of the weights of the class's rows, and \
        weight_percent, its part of all weights. Percent and deficit stay those of rows, as do bars and pictures. \
        --merge adds weights up as well.
        """
      ),
      (
        Manual.Relevance.heading,
        """
        \(Manual.Relevance.text)
        The output is then a histogram, with the columns field, value (a bin), count, percent, relevance (the mean of the \
        bin's rows), run (from 1) and kind (rare or usual). Bins have a round width, or are those of --bins, --bin-edges or \
        --bin-width; where a run ends within one, it is cut. Bins without rows are not listed.
        """
      ),
      (
        Manual.ManyLabels.heading,
        Manual.ManyLabels.text(
          """
          With --multilabel the table has the columns kind, value, count, percent and imbalance: a line for each label with \
          its imbalance, one for each set of labels that occurs, and one (kind all) for all rows with the mean imbalance. In \
          value a set is a CSV record of its labels. If several files are counted, a column file comes first. json \
          has null where the table has nothing; table and svg show the twenty most frequent sets.
          """)
      ),
      (
        "Formats",
        """
        json is an array of objects, one for each line of the CSV table and with its names. Bytes of a label that \
        are not UTF-8 become U+FFFD there and in charts; the CSV table keeps them.
        table is as wide as the terminal, or as COLUMNS says, or 80 columns. Long labels are cut. Several files are \
        shown side by side.
        svg is a self-contained picture without scripts. A class has a bar for each file or for each value of --by; \
        --stacked puts these end to end. With several files and --by, each value gets its own panel; with --stacked \
        each file's bar is divided by value.
        """
      ),
      (
        "Merging",
        """
        --merge adds up tables in the CSV format that have the same columns: rows of the same file, value of --by, \
        field and class become one. Percent and deficit are computed again. The result is the same as counting all \
        files as one, except that with --sort first classes may appear in another order.
        """
      ),
    ])
}
