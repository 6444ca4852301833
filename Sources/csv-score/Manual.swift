import FilterKit

extension CSVScore {
  static let manual = Manual(
    description: """
      Compares two columns, the true class of each row and the predicted one, and computes how good the predictions \
      are: for each class precision, recall, specificity, F1, G-mean and the index of balanced accuracy; for all \
      classes accuracy, balanced accuracy, G-mean, Matthews' correlation (mcc), Cohen's kappa, and the means of the \
      classes' scores, unweighted (macro) or in proportion to the rows (weighted).
      A column of probabilities of one class adds ROC-AUC, average precision, the Brier score, the log loss, the \
      expected calibration error (ece, with ten bins), and the thresholds with the best F1 and G-mean, or with \
      --cost the lowest cost. Columns of probabilities of all classes add log loss, and ROC-AUC of each class \
      against the rest (ovr) and of each pair of classes (ovo). Predictions and probabilities can also be read from \
      files with one value a line, as trainers write them: --prediction-file and --probability-file.
      --ci adds a confidence interval for each score, and --against a test against other predictions of the same \
      rows. If one class is large, accuracy says little: look at balanced accuracy, mcc and the recall of the class \
      that matters.
      """,
    essentials: [
      "truth", "predicted", "probability", "positive", "by", "where", "confusion", "thresholds",
      "format", "output",
    ],
    examples: [
      (
        "csv-knn --train train.csv test.csv | csv-score --truth class --format table",
        "Predict, and print the scores as a table"
      ),
      (
        "csv-score --truth class --format report predicted.csv",
        "The text that scikit-learn's classification_report prints"
      ),
      (
        "csv-score --truth class --confusion --format svg -o confusion.svg predicted.csv",
        "A picture of the confusion matrix"
      ),
      (
        """
        csv-knn --probability --train train.csv test.csv |
        csv-score --truth class --probability probability_sick --positive sick --thresholds --format svg -o curves.svg
        """,
        "The ROC curve, the precision-recall curve, and the scores by threshold"
      ),
      (
        "csv-knn --probability --train train.csv test.csv |\ncsv-score --truth class --probabilities probability_",
        "The log loss, and the ROC-AUC of all classes"
      ),
      (
        "csv-score --truth class --probability p --positive sick --cost 20 validation.csv",
        "The best threshold if missing the disease is twenty times as bad as a false alarm"
      ),
      (
        "csv-score --truth class --prediction-file predictions.txt --ci 0.95 test.csv",
        "Predictions from a trainer, one a line, with intervals"
      ),
      (
        "csv-score --truth class --predicted new --against old --ci 0.95 both.csv",
        "Test whether a new model is better than an old one"
      ),
      (
        "csv-score --truth class --scores margin --positive sick --ci 0.95 --cluster patient predicted.csv",
        "The ROC-AUC of margins, with intervals for several rows a patient"
      ),
      (
        """
        csv-score --truth class --probability p --positive sick --reliability quantile --format svg -o reliability.svg predicted.csv
        """,
        "A picture of how well the probabilities are calibrated"
      ),
      (
        "csv-score --truth boundary --positive 1 --time seconds --group track --tolerance 0.5 predicted.csv",
        "Precision and recall of boundaries that may be half a second off"
      ),
      (
        "csv-score --truth class --by fold folds.csv",
        "Mean and deviation over the folds of a cross-validation"
      ),
      (
        "csv-score --truth class --probability p --positive sick --prior sick=9.5 --threshold 0.5 predicted.csv",
        "Correct the probabilities of a model that learned from 9.5 times as many sick rows"
      ),
      (
        "csv-score --multilabel amazed-angry --format report predicted.csv",
        "Rows with several labels: columns predicted_amazed and so on beside amazed"
      ),
    ],
    order:
      """
      One line a score: first those of all rows, then those of each class, in class order: by value if all are \
      numbers, else by their bytes. Thresholds are in descending order.
      """,
    memory:
      """
      A count for each pair of classes that occurs; with --probability or --scores also about 24 bytes a row, with \
      --against-probability about 60, with --cluster about 30; with --probabilities 8 bytes for each class and row, and 16 more with --ci. With \
      --tolerance 8 bytes an event, and with --threshold 24 a row. \
      --prediction-file takes 4 bytes a row and --probability-file 8. The input is read once.
      """,
    notes: [
      (
        Manual.ManyLabels.heading,
        Manual.ManyLabels.text(
          """
          With --multilabel the scores are scikit-learn's for a multilabel indicator: the share of rows whose labels are all \
          right (subset_accuracy, which is accuracy_score there), the share of wrong cells (hamming_loss), and precision, \
          recall and F1 of each label, of all cells together (micro), of all labels alike (macro) or by their rows (weighted), \
          and as the mean over the rows (samples). Predictions are 0 or 1 in columns named as the labels with predicted_ \
          before, or in those of --predicted-labels. --format report is classification_report. A row without labels and \
          without predictions has precision, recall and F1 of 0 / 0 in the means over rows: 0, unless --zero-division says \
          otherwise.
          """, balances: false)
      ),
      (
        Manual.Classes.heading,
        Manual.Classes.several + "\n" + """
          Predictions are such records as well, as csv-knn -l A,B writes them. There are no --bins of classes: a prediction \
          says a class, not a number, and its edges would not be those of the true numbers.
          """
      ),
      (
        "Probabilities",
        """
        The score of a threshold that was chosen on the same rows is too good: choose the threshold on a validation \
        part (csv-threshold), and score it on the test part.
        A model trained on balanced rows gives probabilities that are too high for the small class. --prior corrects \
        them: a probability p becomes (p/r) / (p/r + (1-p)/s), where r is the rate of its class and s that of the \
        others, and a note gives the mean before and after. The rates are those that csv-oversample, csv-undersample \
        and csv-smote report with -v. ROC-AUC and average precision stay the same, the Brier score improves. With \
        --probabilities each class has a rate of its own, and the corrected probabilities of a row are divided by \
        their sum.
        With --probabilities a row's numbers must add up to 1 within 0.02. The means of ROC-AUC count each class or \
        pair equally, those named weighted in proportion to their rows; classes without rows are left out.
        With --cost C the mean cost of a row is (C · missed rows of the class + false alarms) / rows: cost is the \
        cost at cost_threshold, 1 / (1 + C), which is the cheapest threshold for calibrated probabilities, and \
        best_cost that at best_cost_threshold, the cheapest on these rows; it is empty if never predicting the class \
        is cheaper still.
        """
      ),
      (
        "Margins",
        """
        With --scores any numbers will do, as long as a higher one means that the class is more likely: margins of a \
        support vector machine, anomaly scores, odds. Only their order matters, so there are ROC-AUC, average \
        precision and --thresholds, but no Brier score, log loss or calibration.
        """
      ),
      (
        "Intervals",
        """
        --ci P uses Wilson's interval for shares of rows (accuracy; precision, recall and specificity of a class), \
        DeLong's for ROC-AUC and the like of it for its means over classes, and the normal one for the Brier score, \
        the log loss and the cost. For all other scores of predicted classes, --draws confusion matrices are drawn at \
        random with the shares of the true one; for average precision and the expected calibration error the rows \
        are resampled with replacement as often. That error is above 0 even if the probabilities are right, and \
        larger still in a sample of the rows: its interval is mirrored at the error, and may lie below it. No interval \
        exceeds the range of its score. There are none for the best thresholds and the scores at them, and for events \
        in time.
        If several rows come from one patient, one recording or one customer, intervals by rows are too narrow. \
        --cluster COL resamples whole groups instead of rows, for all scores that have an interval.
        The same --seed gives the same draws.
        """
      ),
      (
        "Comparisons",
        """
        --against COL adds against_accuracy, the difference, the numbers of rows that only one of the two predicts \
        correctly, and mcnemar_p, the probability of a difference at least as large if both were equally good \
        (McNemar's exact test). --against-probability COL adds against_roc_auc, the difference, and delong_z and delong_p, the \
        same by DeLong's test for two scores of the same rows; it is 1 if both rank all rows in the same order. \
        Neither tells how much better one is: look at the difference, and with --ci at its interval.
        """
      ),
      (
        "Events in time",
        """
        --tolerance H is for events that are marked on single rows of a recording, such as the boundaries in a piece \
        of music: the rows of the class --positive. A predicted event matches a true one if they are at most H apart \
        and in one recording; each matches one other at most, and as many are matched as can be. event_precision is \
        matched_events / predicted_events, event_recall is matched_events / events. These are the numbers of \
        mir_eval (0.8.2), whose tolerances are 0.05 s for onsets and 0.5 or 3 s for boundaries, except if two times \
        differ by exactly H: such events match here, as the times are written, while mir_eval takes some and not \
        others. The rows may be in any order.
        """
      ),
      (
        "Calibration",
        """
        --reliability uniform has bins of equal width, quantile bins with about equally many rows. A probability on \
        an edge belongs to the bin below, and equal probabilities are in the same bin, so that the order of the rows \
        does not matter; empty bins are left out. The numbers are those of scikit-learn's calibration_curve. With \
        --ci the shares have Wilson's interval. ece is the mean distance of share and mean probability over the \
        rows, in ten bins of equal width.
        """
      ),
      (
        "Weights and costs",
        """
        With --row-weights COL each row counts as much as its weight in all scores, like scikit-learn's \
        sample_weight; --probabilities and --ci take no such weights. --cost-matrix FILE adds cost, the mean cost of a row. FILE is a CSV file with the columns \
        true, predicted and cost, and a line for each pair of classes, or a matrix with a row for each true class and \
        a column for each predicted one; csv-threshold(1) takes the same. In a list, correct predictions cost 0 \
        unless a line says otherwise. Gains are negative costs.
        """
      ),
      (
        "Predictions in files of their own",
        """
        Line N of --prediction-file and --probability-file belongs to row N of the table, including rows that \
        --where leaves out. The files have no header and may be compressed with gzip. They must have as many lines \
        as the table has rows.
        """
      ),
      (
        "Spelling",
        """
        Classes are compared byte by byte. A prediction that is not a class of the table, but equals one as a number \
        (pandas writes 1.0 if a column of integers had a gap) or apart from case or surrounding blanks, is an error, \
        since it would count as wrong. --loose takes it for that class. To turn codes of csv-encode back into \
        classes, use csv-encode --load FILE --decode --predictions COL.
        """
      ),
      (
        "Scores of 0 / 0",
        """
        A class that is never predicted has no precision, and one without rows has no recall: these and F1 are then \
        0, as in scikit-learn, and count in means, with a note. Specificity, G-mean, IBA, mcc and kappa also depend \
        on the other classes: if all rows are of one class they are undefined, empty, and left out of means. \
        --zero-division N sets all of these to N. Balanced accuracy and the G-mean of all classes leave out classes \
        without rows. Scores that cannot be computed at all, such as ROC-AUC if all rows are of one class, are empty \
        (null in JSON), and are left out of means over --by. The texts of --format report and imbalanced are those \
        of the libraries.
        """
      ),
    ])
}
