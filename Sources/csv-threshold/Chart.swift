import CSVCore
import FilterKit
import Resampling

extension CurveChart {
  /// The score that every threshold gives, with that of the class's precision and recall, and the chosen one marked.
  init(_ choice: ThresholdChoice, of label: String) {
    let name = choice.score.rawValue
    let sweep = choice.sweep
    let steps = Array(sweep.steps)
    func curve(_ name: String, _ value: (ThresholdSweep.Step) -> Double) -> Curve {
      // Steps, since a threshold between two scores gives what the higher one does.
      var points: [(x: Double, y: Double)] = []
      for (index, step) in steps.enumerated() {
        let value = min(max(value(step), 0), 1)
        points.append((step.threshold, value))
        points.append((index + 1 < steps.count ? steps[index + 1].threshold : 0, value))
      }
      return Curve(name: name, points: points)
    }
    var panel = Panel(
      heading: "\(name), precision and recall by threshold", xTitle: "threshold", yTitle: "score",
      curves: [
        curve(name) { sweep.value(of: choice.score, at: $0) },
        curve("precision") { $0.truePositives / ($0.truePositives + $0.falsePositives) },
        curve("recall") { $0.truePositives / sweep.positives },
        Curve(
          name: "chosen", points: [(choice.threshold, 0), (choice.threshold, 1)], isReference: true),
      ])
    let (value, threshold) = (Self.text(choice.value), Self.text(choice.threshold))
    panel.marks = [
      Mark(
        x: choice.threshold, y: min(max(choice.value, 0), 1),
        text: "\(name) \(value) at \(threshold)")
    ]
    self.init(
      title: "\(String(printable: label.utf8Bytes)): threshold \(threshold)",
      summary: "What each threshold of the probability of \(label) gives on the validation rows; "
        + "the chosen one is \(threshold), with \(name) \(value).",
      panels: [panel])
  }

  private static func text(_ value: Double) -> String {
    DecimalFormatter.fixed(decimals: 3).text(of: value)
  }
}
