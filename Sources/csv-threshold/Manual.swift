import FilterKit

extension CSVThreshold {
  static let manual = Manual(
    description: """
      Predicts a class for each row from the probabilities in it. --maximize chooses the threshold with the best \
      score on a validation file, on which the model was not trained; --cost-matrix predicts the class with the \
      lowest expected cost; --threshold sets a threshold. If a class is rare, the usual threshold of 0.5 is seldom \
      the best, and moving it often gains more than balancing the training rows. The prediction is written to the \
      column predicted, which replaces one that csv-knn wrote, or is appended.
      """,
    essentials: [
      "fit", "label", "positive", "probability", "maximize", "cost-matrix", "probabilities",
      "threshold", "negative", "save", "load", "output",
    ],
    examples: [
      (
        "csv-threshold --fit validation.csv -l y --positive 1 --probability p --maximize f1 test.csv | csv-score -l y",
        "Choose the threshold with the best F1 on validation rows, and score it on other rows"
      ),
      (
        "csv-threshold --positive fraud --negative fine --probability p --threshold 0.3 new.csv > decided.csv",
        "Use a known threshold"
      ),
      (
        """
        printf 'true,predicted,cost\\nfraud,fine,50\\nfine,fraud,1\\n' > costs.csv
        csv-threshold --positive fraud --probability calibrated --cost-matrix costs.csv new.csv > decided.csv
        """,
        "Predict what is cheaper, if a missed fraud costs as much as fifty false alarms"
      ),
      (
        "csv-threshold --probabilities calibrated_ --cost-matrix costs.csv new.csv > decided.csv",
        "The same for many classes, with a column for each from csv-calibrate"
      ),
    ],
    order: """
      Rows in input order, byte for byte except for the prediction. Probabilities in a file of their own become a column by \
      paste -d, test.csv p.txt, if the first line of p.txt is the name of the column.
      """,
    memory: """
      The classes and probabilities of the validation file: about 75 bytes a row. The input is read twice; a pipe is \
      kept in a temporary file.
      """,
    notes: [
      (
        "Thresholds",
        """
        The class is predicted if its probability is at least the threshold, as in scikit-learn. --maximize tries \
        every probability in the validation file. Among equally good thresholds it takes the lowest, which finds the \
        most rows of the class (csv-score reports the highest). scikit-learn's TunedThresholdClassifierCV (1.9.1) \
        finds the same threshold when it is given these candidates; its own hundred may miss the best. f1 is that of \
        the class, balanced_accuracy the mean of recall and specificity, g_mean their geometric mean, and mcc the \
        correlation of true and predicted class, 0 if all predictions are the same. All other classes count as one.
        A note gives the threshold, its score, and how certain both are. The validation rows are resampled --draws \
        times with replacement, within the class and within the others: nine tenths of the thresholds that these \
        samples would have chosen, and of the scores of the chosen threshold in them, lie between the numbers in the \
        note. The score is too good, since the threshold was chosen on the same rows: use csv-score on other rows.
        """
      ),
      (
        "Costs",
        """
        A file of costs is CSV, and csv-score takes the same. As a list it has the columns true, predicted and cost, \
        in any order and beside others; three columns of other names are taken in this order. As a matrix it has a \
        row for each true class, whose name is in the first column, and a column for each predicted class, whose \
        name is in the header; three columns are a matrix if one of them has the name of a true class. Costs are \
        numbers, and gains are negative; in a list, correct predictions may be left out, and cost 0.
        The prediction is the class with the lowest expected cost: the sum over the true classes of cost times \
        probability. Among several it is the first in class order, and with --probability the class of --positive. \
        With --probability the costs amount to a threshold, which a note gives. The probabilities must be right: run \
        csv-calibrate first. --fit is optional here, and adds a note on the cost of the predictions on the \
        validation rows, beside that of predicting the most probable class.
        """
      ),
      (
        "The file of --save",
        """
        An object with the members tool, probability (the column), positive, negative and threshold, and if it was \
        learned, maximized, score and rows; or probabilities (the prefix), classes and costs (a list for each true \
        class). With --load the columns are found by these names, unless --probability or --probabilities names \
        others.
        """
      ),
    ])
}
