import FilterKit

extension CSVThreshold {
  static let manual = Manual(
    description: """
      Predicts a class for each row by the probabilities in it. --maximize chooses the threshold of best score on a validation \
      file, whose rows the model was not trained on; --cost-matrix predicts what is cheapest; --threshold takes a threshold as it \
      is given. Where the class is rare the usual threshold of 0.5 is seldom the best, and to move it gains more than to balance \
      the training rows.
      The prediction is written to the column predicted: it replaces what csv-knn has predicted, or is appended.
      """,
    essentials: [
      "fit", "label", "positive", "probability", "maximize", "cost-matrix", "probabilities",
      "threshold", "negative", "save", "load", "output",
    ],
    examples: [
      (
        "csv-threshold --fit validation.csv -l y --positive 1 --probability p --maximize f1 test.csv | csv-score -l y",
        "The threshold of best F1 on the validation rows, and what it is worth on others"
      ),
      (
        "csv-threshold --positive fraud --negative fine --probability p --threshold 0.3 new.csv > decided.csv",
        "A threshold that is known"
      ),
      (
        "printf 'truth,predicted,cost\\nfraud,fine,50\\nfine,fraud,1\\n' > costs.csv\ncsv-threshold --positive fraud --probability calibrated --cost-matrix costs.csv new.csv > decided.csv",
        "The cheaper prediction, where a fraud that is missed costs as much as fifty false alarms"
      ),
      (
        "csv-threshold --probabilities calibrated_ --cost-matrix costs.csv new.csv > decided.csv",
        "The same of many classes, by a column for each that csv-calibrate has made"
      ),
    ],
    order: "Rows in input order, byte for byte but for the prediction.",
    memory: """
      The classes and probabilities of the validation file: some 75 bytes a row. The input is read twice, so that what comes from a \
      pipe is kept in a temporary file meanwhile.
      """,
    notes: [
      (
        "Thresholds",
        """
        A row is predicted to be of the class where its probability is the threshold or more, as in scikit-learn. --maximize tries \
        every probability that a validation row has; of several that are as good it takes the lowest, which finds the most rows of \
        the class (csv-score reports the highest). It is the threshold that scikit-learn's TunedThresholdClassifierCV (1.9.1) finds \
        when it is given these thresholds; its own hundred may miss the best. f1 is that of the class, balanced_accuracy the mean of recall and specificity, \
        g_mean their geometric mean, and mcc the correlation of truth and prediction, 0 where all rows are predicted to be of one \
        class. More than one other class count as one.
        A note says the threshold, its score, and how sure both are. The validation rows are drawn anew --draws times, as many of \
        the class and as many others, each any number of times: between the numbers lie nine tenths of the thresholds that these \
        draws would have chosen, and of the scores that the chosen threshold has in them. The score is that of the rows that the \
        threshold was chosen on, and flatters it: csv-score on other rows is honest.
        """
      ),
      (
        "Costs",
        """
        A file of costs is CSV. As a list it has three columns: true class, predicted class, cost. As a matrix it has a row for each \
        true class, whose name is in the first column, and a column for each predicted class, whose name is in the header; it is \
        read as a matrix where a column is named as a true class. Costs are 0 or more; in a list those of right predictions may be \
        left out, and are 0.
        The class is predicted whose expected cost, the sum of the costs for each true class times its probability, is smallest; \
        of several the first in the order of classes, and with --probability the class of --positive. With --probability the costs \
        come to a threshold, which a note says. Probabilities are taken for what they say: csv-calibrate first. --fit is needed for \
        nothing but a note on what the predictions cost on rows whose class is known, and what the most probable class would cost.
        """
      ),
      (
        "The file of --save",
        """
        An object with the members tool, and probability (the column), positive, negative, threshold, and where it was learned \
        maximized, score and rows; or probabilities (the prefix), classes and costs (a list for each true class). With --load \
        columns are found by these names; --probability or --probabilities names others.
        """
      ),
    ])
}
