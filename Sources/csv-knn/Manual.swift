import FilterKit

extension CSVKNN {
  static let manual = Manual(
    description:
      """
      Learns from the rows of one file and predicts the class of the rows of another: the k nearest training rows \
      vote, and the class with the most votes is appended to the row. If classes have equally many votes, the first \
      in class order wins.
      The features are the columns of numbers and categories in the training file, without its label; the other file must \
      have columns of the same names, in any order, and may have more, such as the true label.
      Distances are meaningful only if the features have one scale: --scale learns it from the training rows.
      """,
    essentials: [
      "train", "label", "neighbors", "weights", "exclude", "categorical", "missing", "scale",
      "probability", "output",
    ],
    examples: [
      (
        """
        csv-split --test test.csv data.csv | csv-smote > train.csv
        csv-knn --train train.csv test.csv | csv-score --truth class
        """,
        "Balance the training part, predict the test part, compute the scores"
      ),
      (
        "csv-knn --train train.csv -k 25 --weights distance --probability test.csv > predicted.csv",
        "Also append probabilities, a column for each class"
      ),
      (
        """
        csv-weights --append weight train.csv > weighted.csv
        csv-knn --train weighted.csv -l class --row-weights weight test.csv
        """,
        "Class weights instead of balancing"
      ),
    ],
    order: "Rows in input order, byte for byte; the predictions are appended.",
    memory:
      """
      The features of the training rows, 8 bytes a feature, and three times as much where there are categories. Both \
      files are read twice; a pipe is kept in a temporary file.
      """,
    notes: [
      (
        Manual.Classes.heading,
        Manual.Classes.text + "\n" + """
          What is predicted is such a record or the name of such a bin, by the edges of the training file. csv-score -l A,B \
          takes such records; to score bins, cut the true numbers by the same edges into a column first.
          """
      ),
      (
        "Columns",
        """
        For columns that no option names, the values in the training file decide, as in csv-smote. Numbers are \
        features; texts with few values are categories; row numbers, identifiers, dates, quantities and other texts \
        are ignored, and need not be in the other file. A note gives these decisions as options, which you can paste \
        to get the same result; --quiet silences it. With --strict such columns must be numbers.
        The same decisions apply to the other file: a text in a column of numbers is an error, unless it stands for \
        a missing number, as NA or ? do.
        A difference in a category counts as much as a difference in a number by the median of the numbers' standard \
        deviations in the training rows, as in SMOTENC; with --metric gower each column counts equally. If all \
        features are categories, the distance is the share of them that differ. A category that no training row has \
        differs from all others. --metric manhattan and cosine ignore categories.
        """
      ),
      (
        "Missing cells",
        """
        A missing number (an empty cell, NA, ? and the like) is left out of a distance, which is scaled up to make \
        up for it. A row that has no number in common with any training row gets the classes' shares of the training \
        rows.
        """
      ),
      (
        "Compared with scikit-learn",
        """
        Predictions and probabilities are those of KNeighborsClassifier, with uniform and with distance weights, \
        except among equally distant training rows, of which the first in the file counts as nearer. With categories \
        they are those for the same distances, passed with metric="precomputed".
        """
      ),
    ])
}
