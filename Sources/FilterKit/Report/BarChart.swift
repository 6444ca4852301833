/// A picture of horizontal bars: panels one under the other, in each a row of bars for every category.
///
/// Bars lie, since labels are text and text lies: two categories fit, and two hundred make a longer picture.
public struct BarChart: Sendable {
  /// The heading, which is also what a screen reader says first.
  public var title: String
  /// What the picture shows, in words.
  public var summary: String
  /// The names of the colours; a legend is drawn where there is more than one.
  public var series: [String]
  /// The panels, from top to bottom.
  public var panels: [Panel] = []

  /// Bars under a heading of their own.
  public struct Panel: Sendable {
    /// The heading; `nil` for none.
    public var heading: String?
    /// The rows of bars, from top to bottom.
    public var categories: [Category] = []

    /// Creates a panel.
    public init(heading: String?, categories: [Category] = []) {
      self.heading = heading
      self.categories = categories
    }
  }

  /// The bars of one label.
  public struct Category: Sendable {
    /// The label.
    public var name: String
    /// The bars, from top to bottom.
    public var bars: [Bar]

    /// Creates a row of bars.
    public init(name: String, bars: [Bar]) {
      self.name = name
      self.bars = bars
    }
  }

  /// One bar, of one piece or of several end to end.
  public struct Bar: Sendable {
    /// What tells the bar from the others of its category, where the colour does not.
    public var name: String?
    /// The pieces, from left to right.
    public var segments: [Segment]
    /// What is written at its end.
    public var text: String

    /// Creates a bar.
    public init(name: String? = nil, segments: [Segment], text: String) {
      self.name = name
      self.segments = segments
      self.text = text
    }

    /// How long the bar is.
    var value: Double { segments.reduce(0) { $0 + $1.value } }
  }

  /// A piece of a bar.
  public struct Segment: Sendable {
    /// The position of its colour in the series.
    public var series: Int
    /// How long it is, 0 or more.
    public var value: Double
    /// What is written inside it where there is room.
    public var text: String
    /// What a reader sees who points at it, and what a screen reader says.
    public var explanation: String

    /// Creates a piece.
    public init(series: Int, value: Double, text: String = "", explanation: String) {
      self.series = series
      self.value = value
      self.text = text
      self.explanation = explanation
    }
  }

  /// Creates a picture without panels.
  public init(title: String, summary: String, series: [String]) {
    self.title = title
    self.summary = summary
    self.series = series
  }
}
