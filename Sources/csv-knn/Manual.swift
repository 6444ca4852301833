import FilterKit

extension CSVKNN {
  static let manual = Manual(
    description:
      "Learns from the rows of one file and predicts for the rows of another: the k training rows nearest to a row vote, and the class with most votes is appended to it. Of classes with equally many votes the first wins, in the order of the classes.\nThe features are the training file's columns but for its label; the other file must have columns of the same names, in any order, and may have more, such as the true label.\nDistances mean what they say only where features have one scale: --scale learns it from the training rows.",
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
      "The features of the training rows, 8 bytes a number. The file to predict for is read twice, and copied to a temporary file if it comes from a pipe.",
    notes: [
      (
        "Missing cells",
        "With --missing copy, an empty cell takes no part in a distance, which is then scaled up to all features. A row that has no number in common with any training row is given the shares that the classes have among the training rows."
      ),
      (
        "Compared with scikit-learn",
        "Predictions and probabilities are those of KNeighborsClassifier, with uniform and with distance weights, unless training rows are equally far: then the one that comes first is the nearer."
      ),
    ])
}
