import FilterKit

extension CSVCounts {
  static let manual = Manual(
    description: """
      Counts how many rows each class has: what there is before balancing, and what came of it. \
      An empty label is a class of its own here.
      The output is a CSV table with the columns field (the name of the label column), value (the \
      class), count, percent (of the rows counted, to four decimals) and deficit (how many rows the \
      class lacks to be as large as the largest). Before these stands a column file where several \
      files are counted, and with --by a column of that name. The classes of each file, or of each \
      value of --by in it, are a table of their own: their percentages add up to 100, and only \
      classes with rows are listed. The table can be edited and given to the other filters as \
      --targets.
      """,
    essentials: ["delimiter", "label", "by", "where", "sort", "format", "merge", "output"],
    examples: [
      ("csv-counts data.csv", "How many rows each class of the last column has"),
      (
        "csv-counts -l site --format table before.csv after.csv",
        "Two files side by side, as bars in the terminal"
      ),
      (
        "csv-counts -l rating --by is_augmented --stacked --format svg \\\n"
          + "  before.csv after.csv > ratings.svg",
        "A picture of what augmentation did: a bar for each rating and file, original and made rows end to end"
      ),
      (
        "csv-counts -l price --bins 20 --sort value --format svg data.csv > histogram.svg",
        "A picture of how a number is distributed, in bins of about as many rows each; --bin-width for bins of one width"
      ),
      (
        "csv-counts -l rating --by subject -o subjects.csv before.csv after.csv capped.csv",
        "How many rows of each rating each subject has, before, after, and after capping"
      ),
      (
        "parallel 'csv-counts {} > {}.counts' ::: shard-*.csv.gz\ncsv-counts --merge shard-*.counts",
        "Count the parts of a large file by themselves, then add up"
      ),
    ],
    order: """
      Largest class first, classes of equal size by value: as numbers where all values are numbers, \
      else byte by byte. --sort value goes by value alone, --sort first by first appearance. Files \
      are in the order given, the values of --by in order of value (with --sort first: of first \
      appearance).
      """,
    memory: """
      A few dozen bytes for each class (with --by, for each class of each value). Files are read \
      once, from front to back, and may be larger than memory.
      """,
    notes: [
      (Manual.Classes.heading, Manual.Classes.text),
      (
        "Formats",
        """
        json is an array of objects, one for each line of the CSV table and with its names. Bytes of \
        a label that are no UTF-8 become U+FFFD there and in charts; the CSV table has them as they are.
        table fills the width of the terminal, or COLUMNS, or 80. Long labels are cut in the middle. \
        Under several files the bars stand side by side.
        svg is a picture without scripts or anything to be fetched. A class has a bar for each file \
        or for each value of --by; --stacked lays these end to end. With several files and --by, each \
        value gets a part of the picture of its own; with --stacked the values are the pieces of the \
        files' bars.
        """
      ),
      (
        "Merging",
        """
        --merge adds up tables in the CSV format that have the same columns: rows of the same file, \
        value of --by, field and class become one. Percent and deficit are computed anew. The result \
        is what counting all files as one would have given, but for --sort first where classes \
        appear in another order.
        """
      ),
    ])
}
