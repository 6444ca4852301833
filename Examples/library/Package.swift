// swift-tools-version: 6.2
// A program that uses the libraries of csv-balance, as any other package can.
import PackageDescription

let package = Package(
  name: "undersample",
  // Elsewhere the URL of the repository and a version stand in place of the path.
  dependencies: [.package(name: "csv-balance", path: "../..")],
  targets: [
    .executableTarget(
      name: "undersample",
      dependencies: [
        .product(name: "CSVCore", package: "csv-balance"),
        .product(name: "Resampling", package: "csv-balance"),
      ])
  ])
