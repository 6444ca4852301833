// swift-tools-version: 6.2
// The parsers under libFuzzer: `make fuzz` at the top builds and runs these.
import PackageDescription

/// A target: one folder with one function that takes what the fuzzer made up; and whether it calls more than the reader.
let targets = [
  "records": false, "gzip": false, "columns": false, "numbers": false, "attributes": false,
  "vectors": true, "learned": true, "tables": true,
]

let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "csv-balance", path: "../..")],
  targets: [.target(name: "TestSupport", path: "support")]
    + targets.map { name, callsMore in
      .executableTarget(
        name: "fuzz-\(name)",
        dependencies: [.product(name: "CSVCore", package: "csv-balance"), "TestSupport"]
          + (callsMore
            ? [
              .product(name: "Resampling", package: "csv-balance"),
              .product(name: "Fuzzed", package: "csv-balance"),
            ] : []),
        path: name,
        // The fuzzer has a main of its own.
        swiftSettings: [
          .enableExperimentalFeature("Lifetimes"), .unsafeFlags(["-parse-as-library"]),
        ])
    },
  swiftLanguageModes: [.v6]
)
