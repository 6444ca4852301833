/// A picture of curves in the unit square, a panel beside the other.
public struct CurveChart: Sendable {
  /// The heading, which is also what a screen reader says first.
  public var title: String
  /// What the picture shows, in words.
  public var summary: String
  /// The panels, from left to right.
  public var panels: [Panel]

  /// Curves that share their axes.
  public struct Panel: Sendable {
    /// The heading.
    public var heading: String
    /// What x and y are.
    public var xTitle: String, yTitle: String
    /// The curves; a legend is drawn where there is more than one.
    public var curves: [Curve]
    /// Where to look: points with a word on each.
    public var marks: [Mark] = []

    /// Creates a panel.
    public init(heading: String, xTitle: String, yTitle: String, curves: [Curve]) {
      self.heading = heading
      self.xTitle = xTitle
      self.yTitle = yTitle
      self.curves = curves
    }
  }

  /// One curve.
  public struct Curve: Sendable {
    /// Its name.
    public var name: String
    /// Its points, from 0 to 1 each way.
    public var points: [(x: Double, y: Double)]
    /// Whether it is a line to compare with, drawn thin and grey.
    public var isReference: Bool

    /// Creates a curve.
    public init(name: String, points: [(x: Double, y: Double)], isReference: Bool = false) {
      self.name = name
      self.points = points
      self.isReference = isReference
    }
  }

  /// A point with a word on it.
  public struct Mark: Sendable {
    /// Where it is.
    public var x: Double, y: Double
    /// The word.
    public var text: String

    /// Creates a mark.
    public init(x: Double, y: Double, text: String) {
      self.x = x
      self.y = y
      self.text = text
    }
  }

  /// Creates a picture.
  public init(title: String, summary: String, panels: [Panel]) {
    self.title = title
    self.summary = summary
    self.panels = panels
  }
}
