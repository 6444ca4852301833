import ArgumentParser
import CSVCore
import FilterKit
import Resampling

@main
struct CSVCounts: Filter {
  static let configuration = CommandConfiguration(commandName: "csv-counts")
  static let manual = Manual(examples: [], order: "", memory: "")
  @OptionGroup var input: InputOptions
  @OptionGroup var label: LabelOptions
  @OptionGroup var w: ConditionOptions
  func run() throws {
    var reader = try input.open(.once)
    let c = try label.column(in: reader.header)
    reader.select([c])
    var t = ClassTable()
    while try reader.advance() {
      for i in 0..<reader.count { _ = t.number(of: reader.value(0, of: i)) }
    }
    for i in 0..<t.count { print(String(decoding: t.label(UInt32(i)), as: UTF8.self), t.counts[i]) }
  }
}
