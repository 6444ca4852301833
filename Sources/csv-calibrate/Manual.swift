import FilterKit

extension CSVCalibrate {
  static let manual = Manual(
    description: """
      Learns from a validation file, whose rows the model was not trained on, how often a row was of the class where the model \
      gave it a probability, and appends to each row of another file the probability that it should have been. What balancing \
      has done to probabilities is so repaired, and a threshold or a matrix of costs (see csv-threshold) may take them for what \
      they say.
      Learn from rows as they come, not from balanced ones: the shares of the classes are learned, too.
      """,
    essentials: [
      "fit", "label", "positive", "probability", "probabilities", "scores", "method", "append",
      "save",
      "load", "output",
    ],
    examples: [
      (
        "csv-calibrate --fit validation.csv -l y --positive 1 --probability p test.csv > calibrated.csv",
        "A column calibrated for the probability p of class 1"
      ),
      (
        "csv-calibrate --fit validation.csv -l y --probabilities probability_ --method temperature test.csv > calibrated.csv",
        "All the columns that csv-knn --probability writes"
      ),
      (
        "csv-calibrate --fit validation.csv -l y --positive 1 --scores margin --method isotonic --save calibration.json test.csv > calibrated.csv\ncsv-calibrate --load calibration.json new.csv > new-calibrated.csv",
        "Probabilities from margins, and the same for rows that come later"
      ),
      (
        "csv-calibrate --fit validation.csv -l y --positive 1 --probability p test.csv | csv-score -l y --positive 1 --probability calibrated",
        "What the calibrated probabilities are worth"
      ),
    ],
    order: "Rows in input order, byte for byte; the columns are appended.",
    memory: """
      The classes and probabilities of the validation file: some 30 bytes a row for one class, 50 for a \
      temperature and 100 for isotonic; 16 more for each further class. The \
      input is read twice, so that what comes from a pipe is kept in a temporary file meanwhile.
      """,
    notes: [
      (
        "Methods",
        """
        sigmoid (Platt 1999) has two numbers to learn, and does with some hundred rows. isotonic finds any function that rises; it \
        needs some thousand rows, and gives many rows one probability. temperature has one number for all classes; it makes a \
        model less sure or more, and leaves which class is the most probable.
        With --probabilities and more than two classes, sigmoid and isotonic tell each class from all others and divide the \
        probabilities of a row by their sum. Of two classes the second column is calibrated, and the first has the rest.
        Rows whose probabilities add up to less than 0.98 or more than 1.02 are refused.
        """
      ),
      (
        "Compared with scikit-learn",
        """
        The probabilities are those of scikit-learn 1.9.1, CalibratedClassifierCV over a FrozenEstimator that has the same \
        predict_proba, or for --scores the same decision_function: to 1e-9 for isotonic, to 1e-6 for sigmoid and temperature, \
        of which scikit-learn finds the optimum to some 1e-8. The sigmoid is one of the probability itself, not of its \
        logarithm. Where all the probabilities of the validation file are one the sigmoid is constant. scikit-learn takes \
        probabilities that add up to 1 only roughly, as those with two decimals, for logits when it learns a temperature; here \
        they are probabilities.
        """
      ),
      (
        "The file of --save",
        """
        An object with the members tool, method, rows (how many were learned from), probability or scores (the column) and \
        positive (its class), or probabilities (the prefix) and classes; and sigmoid (slope and intercept: 1 / (1 + exp(slope x + \
        intercept))), isotonic (the points of the function, between which it is straight) or inverseTemperature. With --load \
        columns are found by these names; --probability, --scores or --probabilities names others. To learn and no more, give the \
        validation file as the input too, with -o /dev/null.
        """
      ),
    ])
}
