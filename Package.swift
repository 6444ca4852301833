// swift-tools-version: 6.2
// Small Unix filters that balance the classes of a CSV file: see README.md.
import PackageDescription

/// What every Swift target is compiled with: memory safety that the compiler checks, and no warning left standing.
let swiftSettings: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableExperimentalFeature("Lifetimes"),
]

/// The tools: each a folder in Sources, named as the command.
let tools = [
  "csv-counts", "csv-split", "csv-oversample", "csv-undersample", "csv-smote",
  "csv-weights", "csv-encode", "csv-augment", "csv-smear", "csv-knn", "csv-calibrate",
  "csv-threshold", "csv-score", "csv-leaks",
]

let package = Package(
  name: "csv-balance",
  products: [
    .executable(name: "csv-balance", targets: ["csv-balance"]),
    .library(name: "CSVCore", targets: ["CSVCore"]),
    .library(name: "Resampling", targets: ["Resampling"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CBytes"),
    .target(name: "Threading", swiftSettings: swiftSettings),
    .target(
      name: "CSVCore",
      dependencies: [
        "CZlib", "CBytes", "Threading",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "Resampling", dependencies: ["CBytes", "Threading"], swiftSettings: swiftSettings),
    // A table with a class: the way through its rows, what its columns are. Knows no command line.
    .target(
      name: "TableKit",
      dependencies: [
        "CSVCore", "Resampling", "Threading",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: swiftSettings),
    // Files of word vectors: for csv-augment alone.
    .target(
      name: "VectorFiles",
      dependencies: [
        "TableKit", "CSVCore", "Resampling",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "FilterKit",
      dependencies: [
        "TableKit", "CSVCore", "Resampling", "Threading",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: swiftSettings),
    // All tools in one program, which acts by the name that it is called by.
    .executableTarget(
      name: "csv-balance",
      dependencies: [
        "FilterKit", "CSVCore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ] + tools.map { .target(name: $0) },
      swiftSettings: swiftSettings),
    // Makes man pages and completions of what the tools say of themselves; never installed.
    .executableTarget(name: "write-manuals", swiftSettings: swiftSettings),
    .target(
      name: "TestSupport",
      dependencies: [
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      path: "Tests/TestSupport", swiftSettings: swiftSettings),
    // The hot loops beside the C library: see Benchmarks/README.md.
    .target(name: "Peers", path: "Benchmarks/Micro/Peers"),
    .executableTarget(
      name: "hot-loops", dependencies: ["CSVCore", "CBytes", "Peers"],
      path: "Benchmarks/Micro/Loops", swiftSettings: swiftSettings),
    // Very many random numbers: `make numbers`.
    .executableTarget(
      name: "check-numbers", dependencies: ["CSVCore", "Resampling", "Threading"],
      path: "Tests/Numbers", swiftSettings: swiftSettings),
    .testTarget(
      name: "CSVCoreTests",
      dependencies: [
        "CSVCore", "TestSupport", .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "ResamplingTests", dependencies: ["Resampling", "Threading"],
      swiftSettings: swiftSettings),
    .testTarget(name: "ThreadingTests", dependencies: ["Threading"], swiftSettings: swiftSettings),
    .testTarget(
      name: "TableKitTests", dependencies: ["TableKit", "CSVCore", "Resampling", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "FilterKitTests",
      dependencies: [
        "FilterKit", "CSVCore", "Resampling", "TestSupport", "csv-encode", "csv-calibrate",
        "csv-threshold",
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "ParityTests",
      dependencies: ["Resampling", "TestSupport", "csv-balance"],
      exclude: [
        "golden", "README.md", "compare_leaks.py", "compare_live.py", "compare_multilabel.py",
        "compare_splits.py", "coverage_of_intervals.py",
        "golden_data.py", "golden_streams.py", "live_trials.py", "make_golden.py",
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "TestSupport", "csv-balance", "write-manuals", "VectorFiles", "Resampling",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: swiftSettings),
  ]
    + tools.map {
      .target(
        name: $0,
        dependencies: [
          "FilterKit", "TableKit", "VectorFiles", "CSVCore", "Resampling", "Threading",
          .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        swiftSettings: swiftSettings)
    },
  swiftLanguageModes: [.v6]
)

// `make fuzz`: Tests/Fuzz is a package of its own, and calls what no other may.
if Context.environment["CSV_BALANCE_FUZZ"] != nil {
  package.products.append(
    .library(
      name: "Fuzzed",
      targets: [
        "FilterKit", "TableKit", "VectorFiles", "csv-encode", "csv-calibrate", "csv-threshold",
      ]))
}

// `make docs`: no one who builds the tools needs the plugin.
if Context.environment["CSV_BALANCE_DOCS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}
