// swift-tools-version: 6.2
// The parsers under libFuzzer: `make fuzz` at the top builds and runs these.
import PackageDescription

/// A target: one folder with one function that takes what the fuzzer made up.
let targets = [
  "records", "gzip", "columns", "numbers", "vectors", "attributes", "learned", "tables",
]

let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "csv-balance", path: "../..")],
  targets: [.target(name: "TestSupport", path: "support")]
    + targets.map {
      .executableTarget(
        name: "fuzz-\($0)",
        dependencies: [
          .product(name: "CSVCore", package: "csv-balance"),
          .product(name: "Resampling", package: "csv-balance"),
          .product(name: "Fuzzed", package: "csv-balance"), "TestSupport",
        ],
        path: $0,
        // The fuzzer has a main of its own.
        swiftSettings: [
          .enableExperimentalFeature("Lifetimes"), .unsafeFlags(["-parse-as-library"]),
        ])
    },
  swiftLanguageModes: [.v6]
)
