import Resampling
import TestSupport
import Testing

/// Every method on the tables of Examples/data, as a user types it: decimals of two kinds, empty
/// cells, a column of letters, classes of five rows and of thousands.
@Suite("Every method on real tables")
struct RealDataTests {
  /// A table, and what csv-smote must be told of its columns.
  struct File: CustomTestStringConvertible, Sendable {
    let name: String
    let label: String
    /// For methods that learn from numbers.
    let numbers: String
    /// The columns that made rows do not have.
    var leftOut: [String] = []
    /// How many rows the small classes grow to; as many as the largest has where it is `nil`.
    var perClass: Int?

    var testDescription: String { name }

    /// How much a filter that adds rows is asked for.
    var amount: String { perClass.map { "--per-class \($0)" } ?? "" }

    func folder() throws -> WorkFolder {
      let folder = try WorkFolder()
      try folder.copy("Examples/data/\(name).csv", as: "data.csv")
      return folder
    }
  }

  static let yeast = File(
    name: "yeast", label: "site", numbers: "--exclude sequence", leftOut: ["sequence"])
  static let abalone = File(
    name: "abalone", label: "age", numbers: "--exclude sex,rings", leftOut: ["sex", "rings"],
    perClass: 500)
  static let hepatitis = File(
    name: "hepatitis", label: "class", numbers: "-l class --missing copy")
  static let files = [yeast, abalone, hepatitis]

  // MARK: Rows that are made

  @Test(
    arguments: SynthesisMethod.choices.filter { $0.label == .classes }.map(\.name) + [
      "smote --reject 0.5", "smote --scale standard", "smote --metric gower",
    ], files)
  func smote(_ variant: String, _ file: File) async throws {
    let folder = try file.folder()
    let result = try await folder.shell(
      "csv-smote \(file.numbers) \(file.amount) --variant \(variant) data.csv")
    if variant == "svm" && file.name == "hepatitis" {
      #expect(
        result.messages == """
          csv-smote: data.csv: column "class": class "1": cells are missing or infinite, and a \
          support vector machine needs all
          use --exclude for the columns with empty cells, or another --variant

          """)
      #expect(result.status == 1 && result.bytes.isEmpty)
      return
    }
    // Nothing is said but of small classes.
    #expect(result.messages.split(separator: "\n").allSatisfy { $0.hasPrefix("csv-smote: class ") })
    try expectBalance(result, file, in: folder)
  }

  @Test(arguments: [
    (abalone, "--categorical sex --exclude rings", ["rings"]),
    (abalone, "--copy sex --exclude rings", ["rings"]),
    (abalone, "--categorical sex --exclude rings --metric gower", ["rings"]),
    (abalone, "--categorical sex --exclude rings --reject 0.5", ["rings"]),
    (hepatitis, "-l class --missing copy --categorical sex-varices,histology", []),
    (hepatitis, "-l class --missing copy --categorical sex-varices,histology --metric gower", []),
    (hepatitis, "-l class --missing copy --categorical sex-varices,histology --scale robust", []),
  ])
  func categories(_ file: File, _ options: String, _ leftOut: [String]) async throws {
    let folder = try file.folder()
    let result = try await folder.shell("csv-smote \(options) \(file.amount) data.csv")
    #expect(result.messages == "")
    var file = file
    file.leftOut = leftOut
    try expectBalance(result, file, in: folder)
  }

  @Test(arguments: ["--shrinkage 1", "--shrinkage 0.3", "--rose"], files)
  func smoothedCopies(_ method: String, _ file: File) async throws {
    let folder = try file.folder()
    let result = try await folder.shell(
      "csv-oversample \(file.numbers) \(file.amount) \(method) data.csv")
    #expect(result.messages == "")
    try expectBalance(result, file, in: folder)
  }

  /// All classes are as large as was asked for; rows that came in are untouched; made rows look like
  /// them: integers where all are, no more decimals, no word that was not there.
  private func expectBalance(
    _ result: ShellResult, _ file: File, in folder: WorkFolder
  ) throws {
    #expect(result.status == 0, "\(result.messages)")
    let input = Table(try folder.bytes(of: "data.csv"))
    let table = Table(result.bytes)
    let counts = input.counts(file.label)
    let wanted = file.perClass ?? counts.values.max() ?? 0
    #expect(table.counts(file.label) == counts.mapValues { max($0, wanted) })
    #expect(result.bytes.starts(with: try folder.bytes(of: "data.csv")))
    for (place, name) in input.header.enumerated() where !file.leftOut.contains(name) {
      let before = Set(input.rows.map { $0[place] })
      let made = table.rows.dropFirst(input.rows.count).map { $0[place] }
      if before.contains(where: { $0 != "" && Double($0) == nil }) || name == file.label {
        #expect(before.isSuperset(of: made), "\(name)")
      } else {
        #expect(made.allSatisfy { $0 == "" || Double($0) != nil }, "\(name)")
        #expect(!made.contains("") || before.contains(""), "\(name)")
        let decimals = before.compactMap { Decimals($0)?.count }
        #expect(
          made.compactMap { Decimals($0)?.count }.allSatisfy {
            ((decimals.min() ?? 0)...(decimals.max() ?? 0)).contains($0)
          }, "\(name)")
      }
    }
  }

  // MARK: Telling made rows by their decimals

  /// A tree learns from half of the rows to tell made ones by how their numbers end, and is asked
  /// about the other half. 1 is to tell all; ½ is chance. What is left is that people round: of the
  /// weights of abalones more end in 5 and 0 than chance would have.
  @Test(arguments: [
    (yeast, "csv-smote --exclude sequence"), (yeast, "csv-oversample --rose --exclude sequence"),
    (yeast, "csv-smote --variant polynom-star --exclude sequence"),
    (abalone, "csv-smote --categorical sex --exclude rings"),
    (abalone, "csv-oversample --shrinkage 1 --exclude sex,rings"),
    (hepatitis, "csv-smote -l class --missing copy"),
    (hepatitis, "csv-oversample -l class --missing copy --rose"),
  ])
  func noTreeTellsMadeRows(_ file: File, _ command: String) async throws {
    let folder = try file.folder()
    let input = Table(try folder.bytes(of: "data.csv"))
    let table = Table(try await folder.shell("\(command) \(file.amount) data.csv").bytes)
    let old = Set(input.records)
    let isMade = table.rowBytes.map { !old.contains($0) }
    let places = input.header.indices.filter { place in
      place != input.header.firstIndex(of: file.label)
        && input.rows.allSatisfy { $0[place] == "" || Double($0[place]) != nil }
        && input.header[place] != "rings"
    }
    let forms = table.rows.map { row in
      places.flatMap { place -> [Int] in
        let decimals = Decimals(row[place])
        return [decimals?.count ?? -1, decimals?.isPadded ?? false ? 1 : 0, decimals?.rest ?? -1]
      }
    }
    // Only among the classes that grow: others may have been measured in another way.
    let labels = table[file.label]
    let grown = Set(labels.indices.filter { isMade[$0] }.map { labels[$0] })
    let halves = [0, 1].map { half in
      forms.indices.filter { $0 % 2 == half && grown.contains(labels[$0]) }.map {
        (form: forms[$0], isMade: isMade[$0])
      }
    }
    #expect(isMade.contains(true) && isMade.contains(false))
    let tree = FormTree(halves[0], depth: 3)
    #expect(tree.balancedAccuracy(on: halves[1]) < 0.8)
  }

  // MARK: Rows that are dropped

  @Test(
    arguments: [
      "random", "nearmiss-1", "nearmiss-2", "nearmiss-3", "instance-hardness", "cluster-centroids",
      "cluster-centroids --voting soft", "nearmiss-1 --scale standard",
    ], files)
  func countsOfKeptRows(_ method: String, _ file: File) async throws {
    let folder = try file.folder()
    let options = method == "random" ? "-l \(file.label)" : file.numbers
    let input = Table(try folder.bytes(of: "data.csv"))
    let result = try await folder.shell(
      "csv-undersample \(options) --method \(method) --ratio 0.5 data.csv")
    #expect(result.messages == "")
    let counts = input.counts(file.label)
    let most = (counts.values.min() ?? 0) * 2
    let table = Table(result.bytes)
    #expect(table.counts(file.label) == counts.mapValues { min($0, most) })
    if !method.contains("soft") { expectKept(table, of: input) }
  }

  @Test(
    arguments: [
      "tomek", "enn", "enn --kind mode", "renn", "renn --kind mode", "allknn",
      "tomek --metric gower",
      "allknn --allow-minority", "ncr", "cnn", "oss", "enn --scale standard",
    ], files)
  func cleaning(_ method: String, _ file: File) async throws {
    let folder = try file.folder()
    let result = try await folder.shell(
      "csv-undersample \(file.numbers) --method \(method) --dropped gone.csv data.csv")
    let messages = result.messages.split(separator: "\n")
    #expect(messages.allSatisfy { $0.contains("no row left") }, "\(result.messages)")
    let input = Table(try folder.bytes(of: "data.csv"))
    let table = Table(result.bytes)
    expectKept(table, of: input)
    let gone = Table(try folder.bytes(of: "gone.csv"))
    #expect(tally(table.rowBytes + gone.rowBytes) == tally(input.rowBytes))
    // The smallest class keeps all rows.
    let counts = input.counts(file.label)
    let smallest = counts.min { $0.value < $1.value }
    #expect(smallest.map { table.counts(file.label)[$0.key] == $0.value } ?? false)
  }

  /// Rows of the input, byte for byte, in its order.
  private func expectKept(_ table: Table, of input: Table) {
    var rest = input.rowBytes[...]
    for row in table.rowBytes {
      guard let place = rest.firstIndex(of: row) else {
        Issue.record("\(String(decoding: row, as: UTF8.self)) is not the input's, or not in place")
        return
      }
      rest = rest[(place + 1)...]
    }
  }
}

/// How a number ends: what its text has after the point.
private struct Decimals {
  let count: Int
  /// Whether the last decimal is a zero.
  let isPadded: Bool
  /// The last decimal as 0 or 5, or neither: 2.
  let rest: Int

  init?(_ text: String) {
    if text.isEmpty { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    count = parts.count == 2 ? parts[1].count : 0
    isPadded = count > 0 && text.hasSuffix("0")
    rest = count == 0 || text.hasSuffix("0") ? 0 : text.hasSuffix("5") ? 5 : 2
  }
}

/// A decision tree over the forms of numbers, grown by the impurity of its halves (CART's, by Gini).
private indirect enum FormTree {
  typealias Sample = (form: [Int], isMade: Bool)
  case leaf(isMade: Bool)
  case fork(place: Int, limit: Int, below: FormTree, above: FormTree)

  /// Both kinds weigh the same however many there are.
  init(_ samples: [Sample], depth: Int) {
    let made = Double(max(1, samples.count { $0.isMade }))
    let old = Double(max(1, samples.count { !$0.isMade }))
    self.init(samples, (1 / made, 1 / old), depth: depth)
  }

  private init(_ samples: [Sample], _ weights: (made: Double, old: Double), depth: Int) {
    let made = Double(samples.count { $0.isMade }) * weights.made
    let old = Double(samples.count { !$0.isMade }) * weights.old
    self = .leaf(isMade: made > old)
    guard depth > 0, made > 0, old > 0, let first = samples.first else { return }
    var best: (place: Int, limit: Int, impurity: Double)?
    for place in first.form.indices {
      // Few values: the sums of each are all that is needed.
      var sums: [Int: (made: Double, old: Double)] = [:]
      for sample in samples {
        sums[sample.form[place], default: (0, 0)].made += sample.isMade ? weights.made : 0
        sums[sample.form[place], default: (0, 0)].old += sample.isMade ? 0 : weights.old
      }
      var below = (made: 0.0, old: 0.0)
      for value in sums.keys.sorted().dropLast() {
        below.made += sums[value]?.made ?? 0
        below.old += sums[value]?.old ?? 0
        let above = (made: made - below.made, old: old - below.old)
        let impurity =
          below.made * below.old / (below.made + below.old)
          + above.made * above.old / (above.made + above.old)
        if impurity < best?.impurity ?? .infinity { best = (place, value, impurity) }
      }
    }
    guard let best else { return }
    self = .fork(
      place: best.place, limit: best.limit,
      below: FormTree(
        samples.filter { $0.form[best.place] <= best.limit }, weights, depth: depth - 1),
      above: FormTree(
        samples.filter { $0.form[best.place] > best.limit }, weights, depth: depth - 1))
  }

  private func tells(_ form: [Int]) -> Bool {
    switch self {
    case .leaf(let isMade): isMade
    case .fork(let place, let limit, let below, let above):
      form[place] <= limit ? below.tells(form) : above.tells(form)
    }
  }

  /// The mean of the shares of made rows and of others that are told right.
  func balancedAccuracy(on samples: [Sample]) -> Double {
    let shares = [true, false].map { kind in
      let some = samples.filter { $0.isMade == kind }
      return Double(some.count { tells($0.form) == kind }) / Double(max(1, some.count))
    }
    return (shares[0] + shares[1]) / 2
  }
}
