extension Manual {
  /// What a class can be, in the words of all tools that take more than a column.
  public enum Classes {
    /// The heading of the note.
    public static let heading = "What a class can be"

    /// The note of tools that take several columns and cut no numbers.
    public static let several = """
      -l A,B takes the values of several columns together for the class, unless a column has the name A,B. Such a class is \
      shown, and named in --target and files of counts, as a CSV record of its values: red,"1,5". A row lacks a class \
      where one of them is empty.
      """

    /// The note.
    public static let text =
      several + "\n" + """
        --bins, --bin-edges and --bin-width cut a column of numbers into classes (A, B], the first with its lowest number: \
        their names are intervals, and sort by value. --bins K has the edges of pandas.qcut with duplicates="drop": quantiles, \
        and fewer bins where several fall on one number, which a note says. -v prints the edges, to be given to --bin-edges for \
        another file. --bin-width W cuts at multiples of W, which are exact decimals. Numbers beyond the edges of --bin-edges \
        are in no class. --bins reads all numbers first: up to 20 bytes a row.
        """
  }
}
