import ArgumentParser

@main
struct CSVCounts: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "csv-counts")
}
