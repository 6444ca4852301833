import FilterKit

extension CSVSmear {
  static let manual = Manual(
    description: """
      Events such as the boundaries of a piece of music are marked on one row of many, and their place is uncertain by a few rows. csv-smear makes the rows around each event positives too and appends a weight that falls with the distance, for a learner that takes weights: as Ullrich, Schlüter and Grill did at ISMIR 2014. Their two settings are 1.5 and 6 seconds on either side.
      A row within reach of several positives gets the largest weight, which is that of the nearest, and its label; of two equally near that of the earlier. True positives keep their label and weigh 1, rows that no positive reaches keep theirs and weigh 1. In rows that change, all bytes but those of the label stay.
      """,
    essentials: [
      "label", "positive", "within", "time", "group", "kernel", "weight", "where", "output",
    ],
    examples: [
      (
        "csv-smear -l boundary --positive 1 --time seconds --within 1.5 --group track frames.csv",
        "Smear the boundaries of every track by a second and a half to either side"
      ),
      (
        "csv-smear --positive onset --positive offset --within 3 --kernel geometric --decay 0.5 frames.csv",
        "Three rows to either side of two kinds of events, weights 1/2, 1/4 and 1/8"
      ),
      (
        "csv-smear --positive 1 --time seconds --within 6 --soft frames.csv",
        "A soft label from 0 to 1 instead of label and weight"
      ),
      (
        "csv-split --group track --test test.csv frames.csv |\ncsv-smear --positive 1 --within 10 --group track > train.csv",
        "Smear the training part alone, so that the test part keeps its truth"
      ),
    ],
    order: "Rows come out in input order.",
    memory:
      "The rows of one half-window, and the names of the recordings. One pass: any length of file, and a pipe is read as it comes. Where a row is bad, those before it have been written: csv-smear stops there with exit status 1, and a file of --output stays what it was.",
    notes: [
      (
        "Weights",
        """
        d is the distance to the nearest positive, H that of --within. The window is closed: d = H is inside, for the numbers as they are written (1.3 is within 0.3 of 1.0). gaussian is exp(-2d²/H²), e⁻² = 0.135 at the edge. triangle is 1 - d/H by --time, which at the very edge is 0, and 1 - d/(H+1) by rows, so that every row of the window counts. rectangle is 1. geometric is R to the power of d, with R of --decay.
        With --soft the label is 1.0 for a positive, the weight for a row that one reaches, and 0.0 elsewhere, whatever the label said.
        Weights and soft labels always have a decimal point. DuckDB (2.0.1) takes a column that begins with 20,480 whole \
        numbers for integers and rounds what follows, without a message; Polars (2.1.0) and Dask (2026.8) refuse the file.
        """
      ),
      (
        "Recordings",
        "Without --group the file is one recording. The rows of a recording must lie together, and their times must not fall; equal times are distance 0. Rows that --where or --unlabeled keep out are passed through as if they were not there: they get an empty weight and, where time goes by rows, do not count as a row."
      ),
      (
        Manual.Trainers.heading,
        [Manual.Trainers.unlabeledRows, Manual.Trainers.page].joined(separator: "\n")
      ),
    ])
}
