import TestSupport

/// A tool with the options that it needs on the tables of ``ContractTable``, where it must keep every promise.
struct ContractTool: Sendable {
  let name: String
  /// What stands between the name and the file.
  let options: String
  /// The option that names the class.
  var label = "-l"
  /// Whether every row that comes in is written at once, as the tool reads once.
  var readsOnce = false
  /// Whether rows come out, as many as a pipe cannot hold; else a table of a few lines.
  var writesRows = true
  /// Promises that mean nothing here, with the reason.
  var exceptions: [Promise: String] = [:]

  /// The name with its options.
  var line: String { "\(name) \(options)" }

  /// Every tool. A new folder in Sources that has no row here fails ``ContractTests``.
  static let all = [
    ContractTool(
      name: "csv-counts", options: "-l y", writesRows: false,
      exceptions: [
        .headerWithoutRows: "counts nothing",
        .lastColumn: "counts whatever there is",
      ]),
    ContractTool(name: "csv-split", options: "-q -l y --part train"),
    ContractTool(name: "csv-oversample", options: "-l y"),
    ContractTool(name: "csv-undersample", options: "-l y"),
    ContractTool(name: "csv-smote", options: "-l y --exclude t,p,text,q"),
    ContractTool(name: "csv-weights", options: "-l y --append w"),
    ContractTool(name: "csv-encode", options: "-l y --categorical q --drop text"),
    ContractTool(name: "csv-augment", options: "-q -l y --text text --vectors vectors.txt --short"),
    ContractTool(
      name: "csv-smear", options: "-l y --time t --positive x --within 2", readsOnce: true,
      exceptions: [.lastColumn: "reads once, and stops at no value of the class"]),
    ContractTool(
      name: "csv-knn", options: "--train train.csv -l y --exclude t,p,text,q",
      exceptions: [.lastColumn: "learns from another file"]),
    ContractTool(
      name: "csv-score", options: "--truth y --predicted q", label: "--truth", writesRows: false,
      exceptions: [.lastColumn: "has no class by default"]),
    ContractTool(
      name: "csv-leaks", options: "-l y --part q --train-part x --test-part z", writesRows: false),
    ContractTool(
      name: "csv-calibrate",
      options: "--fit train.csv -l y --positive x --probability p --method sigmoid",
      exceptions: [.lastColumn: "learns from another file"]),
    ContractTool(
      name: "csv-threshold",
      options: "-q --fit train.csv -l y --positive x --probability p --maximize f1",
      exceptions: [.lastColumn: "learns from another file"]),
  ]
}

/// The tables on which the promises are tried.
enum ContractTable {
  static let header = "a,b,t,p,text,q,y\n"

  /// Rows of two classes, one of them a quarter; the texts tell them apart.
  static func rows(_ count: Int) -> String {
    var chance = SeededNumbers(seed: 19)
    return (0..<count).map { row in
      let isRare = chance.below(4) == 0
      let (a, b) = (chance.below(1000), chance.below(1000) + (isRare ? 300 : 0))
      let text = isRare ? "a sunny day" : "\"rain, and rain\""
      let guess = chance.below(5) == 0 ? !isRare : isRare
      let probability = (guess ? 500 : 0) + chance.below(499) + 1
      return
        "\(a),\(b).5,\(row),0.\(String(probability + 1000).dropFirst()),\(text),\(guess ? "x" : "z"),\(isRare ? "x" : "z")\n"
    }.joined()
  }

  static let vectors = "sunny 1 0.1 0\nbright 0.9 0.2 0\nrain 0 1 0.2\ncold 0.1 0.9 0.3\n"

  /// A folder with `data.csv`, of a few rows, and all that the tools need beside it.
  static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(header + rows(80), to: "data.csv")
    try folder.write(header + rows(120), to: "train.csv")
    try folder.write(vectors, to: "vectors.txt")
    return folder
  }

  /// As many rows as several threads read apart, and no pipe holds.
  static let large = header + rows(60_000)
}
