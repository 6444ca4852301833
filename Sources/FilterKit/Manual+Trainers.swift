extension Manual {
  /// What several tools say of the programs that read their output. Every sentence names the version it was seen with.
  public enum Trainers {
    /// The section that the sentences stand in.
    public static let heading = "Before a trainer reads it"

    /// Of `--unlabeled keep`.
    public static let unlabeledRows = """
      --unlabeled keep leaves the class of such rows empty. LightGBM (4.7.0) reads an empty cell in the last column \
      of a file as 0, so if the class comes last, it trains on these rows as rows of class 0. Use --unlabeled drop \
      for training data.
      """

    /// Of `--mark`.
    public static let markedRows = """
      The column of --mark holds true and false. pandas (3.1) reads that as booleans and writes them as True and \
      False, LightGBM's file loader (4.7.0) refuses the file, and XGBoost's (3.2.0) reads true as missing and false \
      as 0: csv-encode --drop leaves the column out. In Miller (6.6) the condition is $mark == "false", with \
      quotation marks; without them it is never true.
      """

    /// Of `--decimals full`.
    public static let fullDecimals = """
      With --decimals full a column of integers has decimals from the first new row on. DuckDB (2.0.1) decides on \
      integers after 20,480 rows and rounds the rest without a message, 0.25 to 0; Polars (2.1.0) looks at 100 rows \
      and Dask (2026.8) at 256 kB, and both then refuse the file. Specify the type of the column there. Without this \
      option new integers are integers.
      """

    /// Of labels in Python, where a tool has the rows of a library.
    public static let labelsInPython = """
      Rows are the same as in Python if Python reads the labels as the tools do: as numbers if all are numbers. Read \
      as text (dtype=str in pandas), 10 sorts before 2, so classes have another order and the same seed draws other \
      rows.
      """

    /// Where all of it is.
    public static let page = "csv-balance-trainers(7) lists this by program."
  }
}
