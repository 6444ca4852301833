internal import CBytes
internal import CSVCore
internal import Peers

/// The hot loops alone, in memory, each beside the C library or plain C code: medians of nine alternate runs.
@main
enum HotLoops {
  static func main() {
    print("| loop | ours | peer | its figure | ratio |\n|---|---|---|---|---|")
    for text in [RecordText.numbers, .quotedField, .quotedText, .narrow] { scanRecords(text) }
    parseNumbers("6 decimals") { Double(Int($0 % 2_000_000_000)) / 1e6 - 1000 }
    parseNumbers("17 digits") { Double($0) / 0x1p54 - 500 }
    writeNumbers()
    for columnCount in [8, 30, 200] { comparePanels(columnCount) }
  }

  /// Finds records, in batches as a reader does, and in each the last delimiter, or all, or none without counting.
  private static func scanRecords(_ text: RecordText) {
    let last = text.columnCount - 1
    let wanted: [(name: String, stops: [Int])] = [
      ("last column", [last]), ("all columns", Array(1...last)), ("ends alone", []),
    ]
    for (name, stops) in wanted {
      for kernel in ScanKernel.allAvailable {
        let scanner = RecordScanner(
          delimiter: UInt8(ascii: ","), columnCount: text.columnCount, stops: stops,
          checksWidth: !stops.isEmpty, kernel: kernel)
        var found = RecordIndex()
        compare(
          "scanner, \(kernel), \(text.name), \(name)", count: text.size, "byte",
          peer: "memchr of line feeds"
        ) {
          var start = 0
          var lineCount = 0
          while start < text.size {
            let end = min(text.size, start + 256 * 1024)
            found.removeAll()
            _ = scanner.scan(
              text.bytes.span, from: start, to: end, isLast: end == text.size, into: &found)
            start = found.consumed
            lineCount += found.lineCount
          }
          return lineCount
        } theirs: {
          unsafe text.bytes.withUnsafeBytes { unsafe count_lines($0.baseAddress, text.size) }
        }
      }
    }
  }

  private static func parseNumbers(_ name: String, _ number: (UInt64) -> Double) {
    var random = SeededNumbers(seed: 2)
    var text: [UInt8] = []
    var ends: [Int] = []
    for _ in 0..<500_000 {
      text += "\(number(random.next()))".utf8
      ends.append(text.count)
      text.append(0)
    }
    compare("number parser, \(name)", count: ends.count, "number", peer: "strtod") {
      var start = 0
      var sum = 0.0
      for end in ends {
        sum += DecimalReading(text.span.extracting(start..<end)).number ?? 0
        start = end + 1
      }
      return sum
    } theirs: {
      unsafe text.withUnsafeBytes { unsafe sum_numbers($0.baseAddress, ends.count) }
    }
  }

  private static func writeNumbers() {
    var random = SeededNumbers(seed: 3)
    let values = (0..<500_000).map { _ in Double(random.next()) / 0x1p54 - 500 }
    var text: [UInt8] = []
    compare("number writer, shortest", count: values.count, "number", peer: "snprintf %.17g") {
      text.removeAll(keepingCapacity: true)
      for value in values { DecimalFormatter.shortest.append(value, to: &text) }
      return text.isEmpty
    } theirs: {
      unsafe values.withUnsafeBufferPointer { values in
        unsafe write_numbers(values.baseAddress, values.count) == 0
      }
    }
  }

  /// Compares two panels of 64 rows each.
  private static func comparePanels(_ columnCount: Int) {
    var random = SeededNumbers(seed: 4)
    let cells = (0..<128 * columnCount).map { _ in Float(random.next()) / 0x1p63 - 1 }
    // Boxes that overlap, so that all pairs are compared.
    let box = (0..<2 * columnCount).map { Float($0 < columnCount ? -1 : 1) }
    let quads = (0..<32 * columnCount).map { Float($0 % 32 < 16 ? -1 : 1) }
    let limit = Float(columnCount) / 4
    let limits = [Float](repeating: limit, count: 64)
    var masks = [UInt64](repeating: 0, count: 64)
    let half = 64 * columnCount
    compare(
      "distance kernel, \(columnCount) columns", count: 64 * 64 * columnCount * 50,
      "pair and column", peer: "plain C"
    ) {
      unsafe cells.withUnsafeBufferPointer { cells in
        unsafe box.withUnsafeBufferPointer { box in
          unsafe quads.withUnsafeBufferPointer { quads in
            unsafe limits.withUnsafeBufferPointer { limits in
              var points = unsafe panel(
                cells: cells.baseAddress, boxes: box.baseAddress, limits: limits.baseAddress,
                greatestLimit: limit)
              var queries = unsafe panel(
                cells: cells.baseAddress.map { unsafe $0 + half }, boxes: quads.baseAddress,
                limits: limits.baseAddress, greatestLimit: limit)
              for _ in 0..<50 { unsafe near_masks(columnCount, &points, &queries, &masks) }
            }
          }
        }
      }
      return masks
    } theirs: {
      unsafe cells.withUnsafeBufferPointer { cells in
        for _ in 0..<50 {
          unsafe compare_panels(
            cells.baseAddress, cells.baseAddress.map { unsafe $0 + half }, columnCount, limit,
            &masks)
        }
      }
      return masks
    }
  }

  /// Runs both sides alternately and prints a row of medians, and a line before it where the two sides differ.
  private static func compare<Ours, Theirs>(
    _ name: String, count: Int, _ unit: String, peer: String, ours: () -> Ours,
    theirs: () -> Theirs
  ) {
    var times: (ours: [Double], theirs: [Double]) = ([], [])
    for _ in 0..<9 {
      times.ours.append(seconds(ours))
      times.theirs.append(seconds(theirs))
    }
    let (own, other) = (times.ours.sorted()[4], times.theirs.sorted()[4])
    let figures = [own, other].map { text($0 / Double(count) * 1e9) }
    if "\(ours())" != "\(theirs())" { print("The two sides of the next row differ.") }
    let ratio = text(own / other)
    print(
      "| \(name) | \(figures[0]) ns a \(unit) | \(peer) | \(figures[1]) ns | \(ratio) |")
  }

  private static func seconds<Result>(_ body: () -> Result) -> Double {
    let clock = ContinuousClock()
    return clock.measure { blackHole(body()) } / .seconds(1)
  }

  /// Keeps a result that nobody reads from being optimised away.
  @inline(never)
  private static func blackHole<Value>(_: Value) {}

  private static func text(_ value: Double) -> String {
    var text: [UInt8] = []
    DecimalFormatter.fixed(decimals: value < 0.1 ? 4 : value < 10 ? 2 : 1).append(value, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
