import FilterKit

extension CSVEncode {
  static let manual = Manual(
    description: """
      Writes the class and every category as a code: 0 for the first value, 1 for the next, and so on. Many trainers \
      read only numbers, and some silently take any text for class 0. --save saves the codes to a file, --load gives \
      test rows and new rows the same codes, and --load with --decode turns predictions back into classes. Columns \
      that a trainer cannot read are left out: row numbers, identifiers, dates, and texts that differ from row to \
      row. A note gives them as options that you can paste.
      """,
    essentials: [
      "label", "categorical", "drop", "save", "load", "unknown", "decode", "missing-as", "output",
    ],
    examples: [
      (
        "csv-split --test test.csv data.csv | csv-smote | csv-encode --save codes.json > train.csv",
        "Training rows as numbers, and a file of the codes"
      ),
      (
        "csv-encode --load codes.json test.csv > test-codes.csv",
        "The test rows, with the same codes"
      ),
      (
        "csv-encode --load codes.json --unknown -1 new.csv > new-codes.csv",
        "New rows, which may have values that no training row has"
      ),
      (
        "csv-encode --load codes.json --decode -l predicted predictions.csv > predicted.csv",
        "Turn predictions back into classes"
      ),
    ],
    order: """
      Rows and columns keep their order. Codes are in scikit-learn's class order, as its LabelEncoder assigns them: \
      by number if all values are numbers, else byte by byte. With --order count the most frequent value gets 0, and \
      among equally frequent values the first in class order comes first; with --order first the first value in the \
      file gets 0.
      """,
    memory: """
      The distinct values of the columns that get codes. The input is read two or three times; a pipe or a \
      compressed file is kept in a temporary file.
      """,
    notes: [
      (
        "The class is one column",
        """
        Trainers read the class from one column, so -l takes one here, and no --bins: codes stand for values, and \
        --decode brings them back. Join two columns into one first, or cut a number into one.
        """
      ),
      (
        "Missing cells",
        """
        In a column of numbers an empty cell, or a text such as NA, is written as an empty cell; in a category it is \
        a value like any other. --na LIST replaces the list of such texts, as in --na -999. --missing-as TEXT writes \
        TEXT for both, and --decode makes it an empty cell again in categories; numbers stay as they are. A row without a class is an error, unless \
        --unlabeled keep leaves its class empty: LightGBM (4.7.0) takes an empty cell in the last column of a file \
        for 0, which is a class.
        """
      ),
      (
        "ARFF and KEEL files",
        """
        They are read as by every tool, and written as CSV with a header: that is what trainers read.
        """
      ),
      (
        "The file of codes",
        """
        An object with the members label (name and values of the column that holds the class; the code of a value is \
        its position), categories (the same for each further column), numeric (columns of numbers in which other \
        texts count as missing), dropped (columns that are left out), missing (the text of --missing-as) and gaps \
        (the texts of --na). Columns are found by name, or by number where there is no header. Rows to be classified \
        need no class column.
        """
      ),
      (
        "Decoding",
        """
        A code may be written as 1 or 1.0, as trainers do. -l names the column of the classes if it has another name \
        than in training; --predictions names further columns of classes. Encoded categories in the file are decoded \
        too. Columns that were left out are not restored.
        """
      ),
    ])
}
