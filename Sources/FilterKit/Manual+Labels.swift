extension Manual {
  /// Rows with several labels, in the words of all tools that take them.
  public enum ManyLabels {
    /// The heading of the note.
    public static let heading = "Rows with several labels"

    /// What a tool does with such rows, and then what holds for all tools.
    ///
    /// - Parameters:
    ///   - lines: what the tool does; a paragraph, or several lines of one each.
    ///   - balances: whether the tool looks at how rare labels are.
    public static func text(_ lines: String, balances: Bool = true) -> String {
      lines + "\n" + common + (balances ? " " + imbalance : "")
    }

    private static let common = """
      --multilabel names the columns of labels, two at least, as a list or a range: --multilabel amazed-angry. A cell is 1 \
      or 0, however the number is spelled, or true or false. A row with a cell that is empty, NA or the like lacks its labels, \
      as a row lacks a class; anything else is an error.
      """

    private static let imbalance = """
      The imbalance of a label (IRLbl) is the rows of the most frequent label over its own; the mean imbalance (MeanIR) is \
      the mean over the labels that rows have. Each set of labels is kept once, and for each row its number.
      """
  }
}
