import FilterKit

extension CSVScore {
  static let manual = Manual(
    description: """
      Compares two columns, the class that each row has and the class that was predicted, and says how good the predictions are: for each class precision, recall, specificity, F1, G-mean and the index of balanced accuracy; for all classes accuracy, balanced accuracy, G-mean, Matthews' correlation (mcc), Cohen's kappa, and the means of the classes' scores, each class alike (macro) or in proportion to its rows (weighted).
      With a column of probabilities of one class also ROC-AUC, average precision, the Brier score, the log loss, and the thresholds at which F1 and G-mean are best, or with --cost at which mistakes cost least. With columns of probabilities of all classes log loss, and ROC-AUC of each class against the rest (ovr) and of each pair of classes (ovo).
      Accuracy says little where one class is large: look at balanced accuracy, mcc and the recall of the class that matters.
      """,
    essentials: [
      "truth", "predicted", "probability", "positive", "by", "where", "confusion", "thresholds",
      "format", "output",
    ],
    examples: [
      (
        "csv-knn --train train.csv test.csv | csv-score --truth class --format table",
        "Predict, and look at the scores"
      ),
      (
        "csv-score --truth class --format report predicted.csv",
        "The text that scikit-learn's classification_report prints"
      ),
      (
        "csv-score --truth class --confusion --format svg -o confusion.svg predicted.csv",
        "A picture of what is taken for what"
      ),
      (
        "csv-knn --probability --train train.csv test.csv |\ncsv-score --truth class --probability probability_sick --positive sick --thresholds --format svg -o curves.svg",
        "The precision-recall curve, and the scores by threshold"
      ),
      (
        "csv-knn --probability --train train.csv test.csv |\ncsv-score --truth class --probabilities probability_",
        "The log loss, and how well each class's probability ranks"
      ),
      (
        "csv-score --truth class --probability p --positive sick --cost 20 validation.csv",
        "The threshold for a disease that is twenty times as bad to miss as to suspect"
      ),
      (
        "csv-score --truth class --by fold folds.csv",
        "Mean and deviation over the folds of a cross-validation"
      ),
      (
        "csv-score --truth class --probability p --positive sick --prior sick=9.5 --threshold 0.5 predicted.csv",
        "Correct the probabilities of a model that learned from 9.5 times as many sick rows"
      ),
    ],
    order:
      "One line a score: those of all rows, then those of each class, classes by value where all are numbers, else by their bytes. Thresholds fall.",
    memory:
      "A count for each pair of classes that occurs; with --probability also some 35 bytes a row, with --probabilities 8 for each class and row. The input is read once.",
    notes: [
      (
        "Probabilities",
        """
        A threshold that was chosen on the rows that are scored flatters: choose it on a validation part, score it on the test part.
        A model that learned from balanced rows gives probabilities that are too high for the small class. --prior takes that back: with p the probability, r the rate of its class and s that of the others it becomes (p/r) / (p/r + (1-p)/s), and a note says what the mean was and is. The rates are those that csv-oversample, csv-undersample and csv-smote report with -v. ROC-AUC and average precision stay as they are, the Brier score falls. With --probabilities each class has a rate of its own, and each row's probabilities are divided by their sum after.
        With --probabilities a row's numbers must add up to 1 within 0.02. The means of ROC-AUC take each class or pair alike, those named weighted in proportion to their rows; classes of which there is no row take no part.
        With --cost C the mean cost of a row is (C · missed rows of the class + false alarms) / rows: cost is that at cost_threshold, 1 / (1 + C), which is the cheapest for probabilities that are what they say, and best_cost that at best_cost_threshold, which is the cheapest on these rows; it is empty where never to predict the class is cheaper still.
        """
      ),
      (
        "Scores of 0 / 0",
        "A class that is never predicted has no precision, one that no row has no recall: both are taken as 0, with a note, unless --zero-division says otherwise. Balanced accuracy and the G-mean of all classes leave out classes that no row has. Scores that cannot be had at all, such as ROC-AUC where all rows are of one class, are empty, null in JSON, and count in no mean over --by."
      ),
    ])
}
