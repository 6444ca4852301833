import FilterKit

extension CSVSmote {
  static let manual = Manual(
    description: """
      Makes new rows for the classes that have too few: each lies on the line between a row of the class and one of the \
      nearest rows to it. A model then sees the region where a small class lives, where copies would show it the same \
      few points again and again. --variant chooses among the methods that have grown out of this one.
      Balance the training part alone: csv-split goes first. For text, dates and codes, which have nothing in between, \
      use csv-oversample.
      """,
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
        csv-split --append part yeast.csv |
          csv-smote --label site --where part=train --exclude sequence --copy part > all.csv
        """,
        "One file with all parts, in which only the training part grows"
      ),
    ],
    order: """
      The rows of the input come first, unchanged to the byte and in their order. The made rows follow, one class after \
      the other: classes that are numbers by value, others by their bytes.
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
        which a made row has from its parent: the row at which the line begins. All columns that are no numbers are \
        reported at once, before anything is written.
        Features are taken as they are. Where one has values in thousands and another in hundredths, the first alone \
        decides what is near: --scale brings them to one scale, for distances only.
        """
      ),
      (
        "Methods",
        """
        smote (Chawla and others 2002) takes every row of the class for a parent, and one of its nearest of the class for \
        a partner. All others choose parents or partners by what lives around them.
        borderline-1 and borderline-2 (Han, Wang and Mao 2005) take parents on the border, where at least half of the \
        nearest rows, but not all, are of other classes; borderline-2 takes partners of other classes, too, and stays nearer \
        to the parent then. svm (Nguyen, Cooper and Kamei 2009) finds the border by a support vector machine, and goes beyond \
        it where the class is alone.
        adasyn (He and others 2008) makes most rows where most neighbours are of other classes. safe-level (Bunkhumpornpat \
        and others 2009) does the contrary: rows lie nearer to the parent, or to the partner, around which the class is at \
        home. prowsyn (Barua and others 2013) peels the class into layers, and makes most rows in those next to other \
        classes.
        polynom-mesh and polynom-star (Gazzah and Essoukri Ben Amara 2008) look for no neighbours: they join each row to \
        all others of the class, or to its mean.
        --categorical names columns of categories and makes SMOTENC of it, which gives a made row the category that most \
        neighbours of its parent have; where all features are such, it is SMOTEN, with distances between categories by \
        the classes that they occur with.
        """
      ),
      (
        "Integers and decimals",
        """
        A column in which all numbers are integers gets integers: the nearest, of two the even one. A column with at most \
        p decimals gets p decimals. A price stays a price, and a made row cannot be told from others by its digits. \
        --decimals full writes the shortest text that is read back as the very number that was computed.
        """
      ),
      (
        "Small classes",
        """
        A row can only be joined to another of its class. A class of n rows has n - 1 neighbours to choose among; if \
        --neighbors asks for more, all of them are taken and a note says so. A class of one row is an error: --lone copy \
        gives it copies. Made rows know no more than those they are made of: a class of five rows stays five points \
        and the ten lines between them.
        """
      ),
      (
        "Empty cells",
        """
        An empty feature is an error, unless --missing copy is given. Then the cell counts in no distance, distances over \
        fewer columns are scaled up, and a made row has in this column what its parent has.
        """
      ),
      (
        "The same rows as imbalanced-learn",
        """
        For the same seed the random numbers are drawn in the order in which imbalanced-learn 0.14 draws them with \
        random_state, and the rows are the same to the last bit, wherever the library does what its papers say. Compare \
        with --decimals full.
        --compat imblearn follows it in the rest, too. New values in columns of integers are cut towards zero. The nearest \
        row is taken to be the row itself and left out, even if it is a twin. Rows at equal distance come in the order \
        of scikit-learn's search. --ratio is for two classes. A class with too few rows for --neighbors is an error. \
        Totals that the library misses are missed.
        """
      ),
    ])
}
