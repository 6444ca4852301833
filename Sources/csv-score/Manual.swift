import FilterKit

extension CSVScore {
  static let manual = Manual(
    description: """
      Compares two columns, the class that each row has and the class that was predicted, and says how good the predictions are: for each class precision, recall, specificity, F1, G-mean and the index of balanced accuracy; for all classes accuracy, balanced accuracy, G-mean, Matthews' correlation (mcc), Cohen's kappa, and the means of the classes' scores, each class alike (macro) or in proportion to its rows (weighted).
      With a column of probabilities of one class also ROC-AUC, average precision, the Brier score, the log loss, the expected calibration error (ece, of ten bins), and the thresholds at which F1 and G-mean are best, or with --cost at which mistakes cost least. With columns of probabilities of all classes log loss, and ROC-AUC of each class against the rest (ovr) and of each pair of classes (ovo). Predictions and probabilities may also be lines of files of their own, as trainers write them: --prediction-file and --probability-file.
      With --ci each score gets an interval, with --against a test against other predictions of the same rows.
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
        "The ROC curve, the precision-recall curve, and the scores by threshold"
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
        "csv-score --truth class --prediction-file predictions.txt --ci 0.95 test.csv",
        "Predictions that a trainer wrote, one a line, with intervals"
      ),
      (
        "csv-score --truth class --predicted new --against old --ci 0.95 both.csv",
        "Whether a new model is better than an old one, or lucky"
      ),
      (
        "csv-score --truth class --scores margin --positive sick --ci 0.95 --cluster patient predicted.csv",
        "How well margins rank, where rows of a patient are alike"
      ),
      (
        "csv-score --truth class --probability p --positive sick --reliability quantile --format svg -o reliability.svg predicted.csv",
        "Whether probabilities are what they say"
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
      "A count for each pair of classes that occurs; with --probability or --scores also some 24 bytes a row, with --against-probability some 60, with --cluster some 30; with --probabilities 8 for each class and row. Files of lines need 4 bytes a prediction and 8 a probability. The input is read once.",
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
        "Margins",
        "With --scores the numbers may be of any kind, as long as a higher one says that the class is likelier: margins of a support vector machine, anomaly scores, odds. Only the order of the rows counts, so there is ROC-AUC and average precision, and --thresholds, but no Brier score, no log loss and no calibration."
      ),
      (
        "Intervals",
        """
        --ci P: shares of rows (accuracy; precision, recall and specificity of a class) have Wilson's interval; ROC-AUC has DeLong's; the Brier score, the log loss and the cost have the normal one. All other scores of predicted classes have the middle part of --draws tables, drawn at random with the shares of the confusion matrix; average precision has that of as many samples of the rows, drawn with replacement. No interval leaves the range of its score. Thresholds that are best on these rows have none, nor have the scores at them, the expected calibration error and the means over several classes of --probabilities.
        Rows of one patient, one recording or one customer are alike: then each says less than it seems, and intervals by rows are too narrow. --cluster COL draws whole groups in place of rows, for all scores that have an interval.
        The same --seed gives the same draws.
        """
      ),
      (
        "Comparisons",
        "--against COL: against_accuracy, the difference, the numbers of rows that only the one or only the other has right, and mcnemar_p, how likely a difference as large would be if both were equally good (McNemar's test, exact). --against-probability COL: against_roc_auc, the difference, and delong_p, the same by DeLong's test for two scores of the same rows; 1 where both rank all rows alike. Neither says how much better: look at the difference, and with --ci at its interval."
      ),
      (
        "Calibration",
        "--reliability uniform: bins of equal width; quantile: about as many rows in each. A probability that is an edge is in the bin below, and equal probabilities are in one bin, so that the order of rows does not matter; bins without rows are left out. The numbers are those of scikit-learn's calibration_curve. With --ci the shares have Wilson's interval. ece is the mean distance of share and mean probability over the rows, in ten bins of equal width."
      ),
      (
        "Weights and costs",
        "--row-weights COL: each row counts as much as its weight, in all scores, as scikit-learn's sample_weight has it. --cost-matrix FILE: a CSV file with the columns true, predicted and cost, a line for each pair of classes; correct predictions cost 0 where no line says otherwise, and gains are costs below 0. Adds cost, the mean over the rows."
      ),
      (
        "Predictions in files of their own",
        "Line N of --prediction-file and --probability-file is for row N of the table, rows that --where leaves out among them. The files have no header and may be compressed with gzip. As many lines as rows are needed."
      ),
      (
        "Spelling",
        "Classes are compared byte by byte. A prediction that is no class of the table but equals one as a number (pandas writes 1.0 where a column of whole numbers had a gap), or but for case or blanks around it, is an error: it would count as wrong. --loose takes it for that class. Codes of csv-encode are better decoded, by csv-encode --load FILE --decode --predictions COL."
      ),
      (
        "Scores of 0 / 0",
        "A class that is never predicted has no precision, one that no row has no recall: these and F1 are then 0, as scikit-learn has them, count in means, and there is a note. Specificity, G-mean, IBA, mcc and kappa look at other classes as well: where all rows are of one class they say nothing, are empty and count in no mean. --zero-division N makes N of all of them. Balanced accuracy and the G-mean of all classes leave out classes that no row has. Scores that cannot be had at all, such as ROC-AUC where all rows are of one class, are empty, null in JSON, and count in no mean over --by. The texts of --format report and imbalanced are the libraries'."
      ),
    ])
}
