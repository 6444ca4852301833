import FilterKit

extension CSVCalibrate {
  static let manual = Manual(
    description: """
      Learns from a validation file how often rows with a given predicted probability really are of the class, and \
      appends the corrected probability to each row of another file. This undoes what balancing does to \
      probabilities, so that a threshold or a cost matrix (see csv-threshold) can rely on them. The model must not \
      have been trained on the validation rows, and these must not be balanced: the class shares are learned, too.
      """,
    essentials: [
      "fit", "label", "positive", "probability", "probabilities", "scores", "method", "append",
      "save",
      "load", "output",
    ],
    examples: [
      (
        "csv-calibrate --fit validation.csv -l y --positive 1 --probability p test.csv > calibrated.csv",
        "Append the column calibrated, from the probability p of class 1"
      ),
      (
        "csv-calibrate --fit validation.csv -l y --probabilities probability_ --method temperature test.csv > calibrated.csv",
        "Calibrate all columns that csv-knn --probability writes"
      ),
      (
        """
        csv-calibrate --fit validation.csv -l y --positive 1 --scores margin --method isotonic --save calibration.json test.csv > calibrated.csv
        csv-calibrate --load calibration.json new.csv > new-calibrated.csv
        """,
        "Turn margins into probabilities, and do the same to later rows"
      ),
      (
        """
        csv-calibrate --fit validation.csv -l y --positive 1 --probability p test.csv | csv-score -l y --positive 1 --probability calibrated
        """,
        "Score the calibrated probabilities"
      ),
    ],
    order: "Rows in input order, byte for byte; the columns are appended.",
    memory: """
      The classes and probabilities of the validation file: about 30 bytes a row for one class, 50 for a temperature \
      and 100 for isotonic, and 16 more for each further class. The input is read twice; a pipe is kept in a \
      temporary file.
      """,
    notes: [
      (
        "Methods",
        """
        sigmoid (Platt 1999) learns two numbers; a hundred rows are enough. isotonic learns any increasing function; \
        it needs a thousand rows or so, and gives many rows the same probability. temperature learns one number for \
        all classes: it makes a model more or less confident, and does not change which class is the most probable.
        With --probabilities and more than two classes, sigmoid and isotonic calibrate each class against all \
        others, and divide the probabilities of a row by their sum. With two classes the second is calibrated, and \
        the first gets the rest.
        Rows whose probabilities add up to less than 0.98 or more than 1.02 are refused.
        """
      ),
      (
        "Compared with scikit-learn",
        """
        The probabilities are those of scikit-learn 1.9.1, CalibratedClassifierCV over a FrozenEstimator that has \
        the same predict_proba, or for --scores the same decision_function: to 1e-9 for isotonic, and to 1e-6 for \
        sigmoid and temperature, whose optimum scikit-learn finds to about 1e-8. The sigmoid is a function of the \
        probability itself, not of its logarithm. If all probabilities of the validation file are equal, the sigmoid \
        is constant. When scikit-learn learns a temperature it takes probabilities that add up to 1 only roughly, \
        such as those with two decimals, for logits; here they are probabilities. It also takes classes that are \
        numbers for positions: with classes 1 and 2 its temperature makes every probability 0.5. Here they are names.
        """
      ),
      (
        "The file of --save",
        """
        An object with the members tool, method, rows (how many were learned from), probability or scores (the \
        column) and positive (its class), or probabilities (the prefix) and classes; and sigmoid (slope and \
        intercept: 1 / (1 + exp(slope x + intercept))), isotonic (the points of the function, which is linear \
        between them) or inverseTemperature. With --load the columns are found by these names, unless --probability, \
        --scores or --probabilities names others. To learn only, give the validation file as the input too, with \
        -o /dev/null.
        """
      ),
    ])
}
