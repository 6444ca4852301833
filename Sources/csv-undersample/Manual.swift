import FilterKit

extension CSVUndersample {
  static let manual = Manual(
    description: """
      Drops rows of the classes that have too many. What stays is what came in, so nothing is made up; what goes is lost \
      to the model, so it is the right filter where rows abound, or where training is too slow.
      Balance the training part alone: csv-split goes first, and the test part keeps the true proportions.
      """,
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
        "SMOTE, then drop the rows, made or not, that their neighbours contradict"
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
      The input is read twice. What cannot be read twice, a pipe or gzip, is kept in a temporary file meanwhile: TMPDIR \
      says where.
      """,
    notes: [
      (
        "Methods",
        """
        random draws. All other methods look at the features, so the columns must be numbers, and rows lie near to each \
        other or far apart; --scale brings columns to one scale for that. Some meet the size that is asked for, like random; \
        the cleaning methods decide themselves how many rows go, and take no size but --strategy.
        nearmiss-1, nearmiss-2 and nearmiss-3 (Zhang and Mani 2003) keep the rows nearest to the minority: by the mean \
        distance to its nearest rows, to its farthest, or among those on the short lists of its rows. instance-hardness \
        (Smith and others 2014) keeps the rows that are told most easily by the others. cluster-centroids keeps a row for \
        each of as many clusters.
        tomek (Tomek 1976) drops rows of which the nearest is of another class and finds them nearest, too. enn (Wilson \
        1972) drops rows with whom their neighbours disagree; renn (Tomek 1976) does so until nothing changes, allknn \
        with ever more neighbours. ncr (Laurikkala 2001) also drops the neighbours by which rows of the minority are \
        misjudged.
        cnn (Hart 1968) keeps the rows that are needed to tell the others from the minority, so those near the border; \
        oss (Kubat and Matwin 1997) does so in one pass and drops Tomek links after that.
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
        For the same seed the rows that stay are those that RandomUnderSampler of imbalanced-learn 0.14 keeps with \
        random_state, and likewise for the other methods, wherever it does what their papers say; instance-hardness \
        asks nearest neighbours in place of a random forest, and cluster-centroids has clusters of its own. --ratio, which the library has for two classes, works for any number of them and rounds to the \
        nearest row.
        --compat imblearn follows the library in the rest, too: rows come in its order, grouped by class, --ratio is for \
        two classes, counts are cut and not rounded, and a ratio that leaves nothing to do is an error. The cleaning \
        methods then end where the library ends, drop the nearest row as if it were the row itself, and mistake positions \
        for row numbers where it does.
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
    ])
}
