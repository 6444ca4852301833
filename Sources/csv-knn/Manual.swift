import FilterKit

extension CSVKNN {
  static let manual = Manual(
    description:
      "Learns from the rows of one file and predicts for the rows of another: the k training rows nearest to a row vote, and the class with most votes is appended to it. Of classes with equally many votes the first wins, in the order of the classes.\nThe features are the training file's columns but for its label, numbers and categories; the other file must have columns of the same names, in any order, and may have more, such as the true label.\nDistances mean what they say only where features have one scale: --scale learns it from the training rows.",
    essentials: [
      "train", "label", "neighbors", "weights", "exclude", "categorical", "missing", "scale",
      "probability", "output",
    ],
    examples: [
      (
        "csv-split --test test.csv data.csv | csv-smote > train.csv\ncsv-knn --train train.csv test.csv | csv-score --truth class",
        "Balance the training part, predict the test part, look at the scores"
      ),
      (
        "csv-knn --train train.csv -k 25 --weights distance --probability test.csv > predicted.csv",
        "Probabilities too, a column for each class"
      ),
      (
        "csv-weights --append weight train.csv > weighted.csv\ncsv-knn --train weighted.csv -l class --row-weights weight test.csv",
        "Class weights in place of balancing"
      ),
    ],
    order: "Rows in input order, byte for byte; the predictions are appended.",
    memory:
      "The features of the training rows, 8 bytes a feature, and three times as much where there are categories. Both files are read twice, and copied to a temporary file if they come from a pipe.",
    notes: [
      (
        "Columns",
        "What a column of the training file is that no option names is told by what it holds, as csv-smote does. Numbers are features; row numbers, identifiers, dates, quantities and other texts are left out, and need not be in the other file; texts of few values are categories. A note says all of it in options that can be pasted, and that come to the same; --quiet silences it. --strict takes all such columns for numbers, and refuses those that are not.\nThe other file goes by the training file: a text in its column of numbers is an error, unless it stands for a missing number, such as NA or ?.\nRows that differ in a category are as far apart as if they differed by the median of the standard deviations of the training rows' numbers, as in SMOTENC; with --metric gower each column counts equally. Where all features are categories, the distance is the share of them that differ. A category that no training row has differs from all. --metric manhattan and cosine leave categories out."
      ),
      (
        "Missing cells",
        "An empty cell of a number, and NA, ? and the like, takes no part in a distance, which is then scaled up to all features. A row that has no number in common with any training row is given the shares that the classes have among the training rows."
      ),
      (
        "Compared with scikit-learn",
        "Predictions and probabilities are those of KNeighborsClassifier, with uniform and with distance weights, unless training rows are equally far: then the one that comes first is the nearer. With categories they are those for the same distances, given as metric=\"precomputed\"."
      ),
    ])
}
