extension Manual {
  /// What is rare among numbers, in the words of all tools that ask for it.
  public enum Relevance {
    /// The heading of the note.
    public static let heading = "A number to predict"

    /// The note.
    public static let text = """
      --relevance says that the label is a number of which some values are rare. Each value has a relevance from 0 to 1 \
      (Ribeiro 2011), and is rare from --relevance-threshold on. With auto it is 0 at the median and 1 from the end of a \
      whisker of the box plot on, if any value lies beyond that whisker; a whisker reaches to the last value within 1.5 \
      times the length of the box. --extremes high or low takes one end only. With FILE the relevance goes through the \
      points of a CSV file with the columns value and relevance, and slope where it is known: value,relevance on the first \
      line, then, for example, 0,0 and 50,1. Between points it is a cubic curve without bumps.
      Values that follow on one another and are all rare, or all usual, are a run. The relevance is that of R's UBL and of \
      Python's smogn. A label without values beyond the whiskers, or with more than half of its rows at one value, needs a \
      FILE. csv-counts --relevance shows what is rare, and -v the points and the runs.
      """
  }
}
