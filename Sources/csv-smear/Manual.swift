import FilterKit

extension CSVSmear {
  static let manual = Manual(
    description: """
      Events such as the boundaries in a piece of music are marked in one row of many, and may be off by a few rows. \
      csv-smear also makes the rows around each event positive, and appends a weight that decreases with the \
      distance, for trainers that take weights, as Ullrich, Schlüter and Grill did (ISMIR 2014). They used \
      1.5 and 6 seconds on either side.
      A row near several positives gets the weight and the label of the nearest, or of the earlier of two equally \
      near. True positives, and rows that are near no positive, keep their label and have the weight 1. In rows that \
      change, only the label changes; all other bytes stay.
      """,
    essentials: [
      "label", "positive", "within", "time", "group", "kernel", "weight", "where", "output",
    ],
    examples: [
      (
        "csv-smear -l boundary --positive 1 --time seconds --within 1.5 --group track frames.csv",
        "Smear the boundaries of every track by one and a half seconds on either side"
      ),
      (
        "csv-smear --positive onset --positive offset --within 3 --kernel geometric --decay 0.5 frames.csv",
        "Three rows on either side of two kinds of events, with weights 1/2, 1/4 and 1/8"
      ),
      (
        "csv-smear --positive 1 --time seconds --within 6 --soft frames.csv",
        "A soft label from 0 to 1 instead of label and weight"
      ),
      (
        "csv-split --group track --test test.csv frames.csv |\ncsv-smear --positive 1 --within 10 --group track > train.csv",
        "Smear only the training part, so that the test part keeps the true labels"
      ),
    ],
    order: "Rows are in input order.",
    memory:
      """
      The rows of half a window, and the names of the recordings. The input is read once, so a file may have any \
      length, and a pipe is processed as it arrives. At a bad row csv-smear stops with exit status 1 after writing \
      the rows before it; a file given by --output is then left as it was.
      """,
    notes: [
      (
        "The class is one column",
        """
        -l takes one column here, and there are no --bins: a row near a positive gets its label, and that is written to \
        one cell.
        """
      ),
      (
        "Weights",
        """
        d is the distance to the nearest positive, H the value of --within. A row with d = H is inside the window, \
        and numbers are compared as they are written: 1.3 is within 0.3 of 1.0. gaussian is exp(-2d²/H²), e⁻² = \
        0.135 at the edge. triangle is 1 - d/H by --time, which at the very edge is 0, and 1 - d/(H+1) by rows, so \
        that every row of the window counts. rectangle is 1. geometric is R to the power of d, with R of --decay.
        With --soft the label is 1.0 for a positive, the weight for a row that one reaches, and 0.0 elsewhere, \
        whatever the label said.
        Weights and soft labels always have a decimal point. DuckDB (2.0.1) takes a column that begins with 20,480 \
        whole numbers for integers and rounds what follows, without a message; Polars (2.1.0) and Dask (2026.8) \
        refuse the file.
        """
      ),
      (
        "Recordings",
        """
        Without --group the file is one recording. The rows of a recording must be adjacent, and their times must \
        not decrease; equal times are at distance 0. Rows that --where or --unlabeled leave out pass through with an \
        empty weight and, if distance is measured in rows, are not counted.
        """
      ),
      (
        Manual.Trainers.heading,
        [Manual.Trainers.unlabeledRows, Manual.Trainers.page].joined(separator: "\n")
      ),
    ])
}
