import Resampling

/// What --save writes and --load reads.
struct CalibrationFile: Codable, Equatable {
  /// The tool that has learned it.
  var tool = "csv-calibrate"
  /// How it was learned, and from how many rows.
  var method: String
  var rows: Int
  /// The class that one column is of.
  var positive: String?
  /// The name of the column that has its probability, or its score; in a file without a header its number, from 1.
  var probability: String?
  var scores: String?
  /// What the names of the columns begin with where each class has one, and the classes.
  var probabilities: String?
  var classes: [String]?

  /// A sigmoid.
  struct Sigmoid: Codable, Equatable {
    var slope: Double
    var intercept: Double
  }

  /// The points of a rising function.
  struct Isotonic: Codable, Equatable {
    var scores: [Double]
    var probabilities: [Double]
  }

  /// What was learned: for each class that is told from the others, or for all.
  var sigmoid: [Sigmoid]?
  var isotonic: [Isotonic]?
  var inverseTemperature: Double?

  init(method: String, rows: Int) { (self.method, self.rows) = (method, rows) }

  /// Keeps a calibration.
  mutating func take(_ calibration: Calibration) {
    switch calibration {
    case .sigmoid(let curves):
      sigmoid = curves.map { Sigmoid(slope: $0.slope, intercept: $0.intercept) }
    case .isotonic(let curves):
      isotonic = curves.map { Isotonic(scores: $0.scores, probabilities: $0.probabilities) }
    case .temperature(let scaling): inverseTemperature = scaling.inverse
    }
  }

  /// The calibration; `nil` where the file is not as we write it.
  var calibration: Calibration? {
    guard tool == "csv-calibrate", let curveCount else { return nil }
    switch Calibration.Method(rawValue: method) {
    case .sigmoid:
      guard let sigmoid, sigmoid.count == curveCount else { return nil }
      return .sigmoid(sigmoid.map { SigmoidCalibration(slope: $0.slope, intercept: $0.intercept) })
    case .isotonic:
      guard let isotonic, isotonic.count == curveCount,
        isotonic.allSatisfy({ IsotonicCalibration.areValid($0.scores, $0.probabilities) })
      else { return nil }
      return .isotonic(
        isotonic.map { IsotonicCalibration(scores: $0.scores, probabilities: $0.probabilities) })
    case .temperature:
      guard let inverseTemperature, 1e-5...1e5 ~= inverseTemperature, scores == nil else {
        return nil
      }
      return .temperature(TemperatureScaling(inverse: inverseTemperature))
    case nil: return nil
    }
  }

  /// How many functions there are; `nil` where columns and classes do not go together.
  private var curveCount: Int? {
    guard [probability, scores, probabilities].count(where: { $0 != nil }) == 1 else { return nil }
    if probabilities == nil { return positive != nil && classes == nil ? 1 : nil }
    guard let classes, classes.count > 1, Set(classes.map { Array($0.utf8) }).count == classes.count
    else { return nil }
    return classes.count == 2 ? 1 : classes.count
  }
}
