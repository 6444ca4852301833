import Foundation
import Resampling
import Testing

/// One answer of a library: the call, and the file that holds what it returned.
///
/// Every case can be run again: `Tests/ParityTests/golden/manifest.json` holds the call.
struct GoldenCase: Decodable, Sendable {
  /// `dataset/method_parameter-value…`: unique.
  var name: String
  /// The name of the data set: ``data()`` reads it.
  var dataset: String
  /// The tool that answers the same question, such as `csv-smote`.
  var tool: String
  /// The method, such as `borderline-1`.
  var method: String
  /// What the file holds: `ids`, `rows`, `drawn`, `mixed`, `split`, `folds`, `parts`, `weights`, or
  /// `error`, which has no file.
  var kind: String
  /// The library's parameters as they were given: what is absent has the library's default.
  var params: [String: GoldenParameter]
  /// The expected result, below the golden folder; `nil` where the library refuses.
  var file: String?
  /// The case that made the synthetic rows which a `mixed` case names.
  var syntheticFrom: String?
  /// The rows that are support vectors, for SVM-SMOTE.
  var supportIds: [String]?

  private enum CodingKeys: String, CodingKey {
    case name = "case"
    case dataset, tool, method, kind, params, file
    case syntheticFrom = "synthetic_from"
    case supportIds = "support_ids"
  }
}

extension GoldenCase: CustomTestStringConvertible {
  var testDescription: String { name }

  /// All cases, in the manifest's order.
  static let all: [GoldenCase] = Golden.manifest.cases

  /// The cases of some methods.
  static func of(_ methods: String...) -> [GoldenCase] {
    all.filter { methods.contains($0.method) }
  }

  /// The seed, where the method draws.
  var seed: UInt32 { UInt32(clamping: params["random_state"]?.int ?? 0) }

  /// The data set that the library was given.
  func data() throws -> GoldenData { try Golden.data(named: dataset) }

  /// The expected file's header and cells.
  func expected() throws -> GoldenTable {
    guard let file else { throw GoldenProblem(text: "\(name) has no file") }
    return try GoldenTable(reading: file)
  }
}

/// A data set as the libraries were given it.
struct GoldenData: Sendable {
  /// What pandas makes of a column.
  enum FeatureType: String, Decodable, Sendable { case int, float, text }

  /// The names of the feature columns.
  var features: [String]
  /// One type a feature.
  var featureTypes: [FeatureType]
  /// The cells of the features, one array a row, as text.
  var cells: [[String]]
  /// The features as numbers, in the manifest's order; `nil` if a column is text.
  var matrix: Matrix?
  /// The class of every row, numbered in scikit-learn's class order.
  var labels: [UInt32]
  /// The classes in that order.
  var classes: [String]
  /// How many rows each class has.
  var counts: [Int]
  /// The name of every row: `r000`, `r001`, …
  var ids: [String]
  /// The group of every row, numbered in sorted order; `nil` where there are none.
  var groups: [UInt32]?
  /// The groups in that order.
  var groupNames: [String]

  /// The row with the given name.
  func row(_ id: String) -> UInt32? { ids.firstIndex(of: id).map(UInt32.init) }
}

/// A parameter of a library call.
enum GoldenParameter: Decodable, Equatable, Sendable {
  case bool(Bool)
  case int(Int)
  case double(Double)
  case text(String)
  case texts([String])
  /// A `sampling_strategy` with a number for each class.
  case counts([String: Int])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .int(value)
    } else if let value = try? container.decode(Double.self) {
      self = .double(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([String].self) {
      self = .texts(value)
    } else {
      self = .counts(try container.decode([String: Int].self))
    }
  }

  var int: Int? { if case .int(let value) = self { value } else { nil } }
  var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  var text: String? { if case .text(let value) = self { value } else { nil } }
  /// The number, whether it was written `1` or `1.0`.
  var double: Double? { if case .double(let value) = self { value } else { int.map(Double.init) } }
}

/// A golden file: a header and rows of text, no quotes.
struct GoldenTable: Sendable {
  var header: [String]
  var rows: [[String]]

  init(reading file: String) throws {
    let lines = try Golden.text(of: file).split(separator: "\n", omittingEmptySubsequences: true)
    let cells = lines.map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = cells.first else { throw GoldenProblem(text: "\(file) is empty") }
    self.header = header
    rows = Array(cells.dropFirst())
  }

  /// All cells of one column.
  func column(_ name: String) throws -> [String] {
    guard let place = header.firstIndex(of: name) else {
      throw GoldenProblem(text: "no column \(name)")
    }
    return rows.map { $0[place] }
  }
}

/// Something is wrong with the golden files themselves.
struct GoldenProblem: Error, CustomStringConvertible {
  var text: String
  var description: String { text }
}

/// The folder of golden files.
enum Golden {
  struct Manifest: Decodable {
    struct Dataset: Decodable {
      var file: String
      var id: String
      var features: [String]
      var label: String
      var group: String?
      var classes: [[GoldenParameter]]
      var featureTypes: [GoldenData.FeatureType]

      private enum CodingKeys: String, CodingKey {
        case file, id, features, label, group, classes
        case featureTypes = "feature_types"
      }
    }

    var datasets: [String: Dataset]
    var cases: [GoldenCase]
  }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("golden")

  /// The manifest; empty if it cannot be read, which the test of its count reports.
  static let manifest: Manifest =
    (try? JSONDecoder().decode(Manifest.self, from: contents(of: "manifest.json")))
    ?? Manifest(datasets: [:], cases: [])

  static func contents(of file: String) throws -> Data {
    try Data(contentsOf: folder.appendingPathComponent(file))
  }

  static func text(of file: String) throws -> String {
    String(decoding: try contents(of: file), as: UTF8.self)
  }

  static func data(named name: String) throws -> GoldenData {
    guard let set = manifest.datasets[name] else {
      throw GoldenProblem(text: "no data set \(name)")
    }
    let table = try GoldenTable(reading: set.file)
    let columns = try set.features.map { try table.column($0) }
    let cells = table.rows.indices.map { row in columns.map { $0[row] } }
    let numbers = cells.joined().compactMap(Double.init)
    // The manifest lists the classes in class order; whole numbers are numbers in JSON or text.
    let classes = set.classes.compactMap { $0.first?.text }
    let labels = try table.column(set.label).compactMap { classes.firstIndex(of: $0) }
    guard labels.count == table.rows.count else {
      throw GoldenProblem(text: "\(name) has labels that the manifest does not list")
    }
    var counts = [Int](repeating: 0, count: classes.count)
    for label in labels { counts[label] += 1 }
    let groups = try set.group.map { try table.column($0) }
    let groupNames = Set(groups ?? []).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let hasText = set.featureTypes.contains(.text)
    return GoldenData(
      features: set.features, featureTypes: set.featureTypes, cells: cells,
      matrix: hasText
        ? nil : Matrix(rowCount: cells.count, columnCount: columns.count, values: numbers),
      labels: labels.map(UInt32.init), classes: classes, counts: counts,
      ids: try table.column(set.id),
      groups: groups?.compactMap { groupNames.firstIndex(of: $0).map(UInt32.init) },
      groupNames: groupNames)
  }
}
