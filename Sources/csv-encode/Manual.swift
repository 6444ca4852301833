import FilterKit

extension CSVEncode {
  static let manual = Manual(
    description: """
      Writes the class and every category as a code: 0 for the first value, 1 for the next, and so on. Many trainers read \
      numbers alone, and some of them take a text for class 0 without a message. --save keeps which value has which code, \
      --load gives test rows and new rows the same codes, and --load with --decode turns predictions back into classes.
      Columns that a trainer cannot read are left out: row numbers, identifiers, dates, and texts that differ from row to \
      row. A note says which, as options that can be pasted.
      """,
    essentials: [
      "label", "categorical", "drop", "save", "load", "unknown", "decode", "missing-as", "output",
    ],
    examples: [
      (
        "csv-split --test test.csv data.csv | csv-smote | csv-encode --save codes.json > train.csv",
        "Training rows that consist of numbers, and the codes"
      ),
      (
        "csv-encode --load codes.json test.csv > test-codes.csv",
        "The test rows, with the same codes"
      ),
      (
        "csv-encode --load codes.json --unknown -1 new.csv > new-codes.csv",
        "New rows, in which there may be values that training rows had not"
      ),
      (
        "csv-encode --load codes.json --decode -l predicted predictions.csv > predicted.csv",
        "Predictions as classes again"
      ),
    ],
    order: """
      Rows and columns stay in their order. Codes go by scikit-learn's order of classes: by number where all values are \
      numbers, else byte by byte, as its LabelEncoder has them. With --order count the most frequent value gets 0, and of \
      values that are as frequent the first in the order of classes; with --order first the first in the file.
      """,
    memory: """
      The different values of the columns that get codes. The input is read two or three times, so that what comes from a \
      pipe or is compressed is kept in a temporary file meanwhile.
      """,
    notes: [
      (
        "Missing cells",
        """
        In a column of numbers an empty cell, and a text such as NA, is written as an empty cell; in a category it is a \
        value of its own. --missing-as TEXT writes TEXT for both, and --decode makes it an empty cell again. A row without \
        a class is an error, unless --unlabeled keep leaves its class empty: LightGBM (4.7.0) takes an empty cell in the \
        last column of a file for 0, which is a class.
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
        An object with the members label (name and values of the column that holds the class; the code of a value is its \
        position), categories (the same for each further column), numeric (columns of numbers in which other texts count \
        as missing), dropped (columns that are left out) and missing (the text of --missing-as). Columns are found by name, \
        or by number where there is no header. The class may be missing in rows that are to be classified.
        """
      ),
      (
        "Decoding",
        """
        A code may be written 1 or 1.0, as trainers have it. -l says where the classes are if their column has another name \
        than in training; --predictions names further columns of classes. Categories that have codes are decoded too, where \
        the file has them. Columns that were left out stay out.
        """
      ),
    ])
}
