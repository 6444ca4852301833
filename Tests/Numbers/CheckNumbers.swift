internal import CSVCore
import Glibc
internal import Resampling
internal import Synchronization
internal import Threading

/// Reads and writes very many random numbers, and compares the reading with the C library's: `make numbers`.
///
/// Half of them are random bits: the shortest text must be read back as the same number, by us and by `strtod`. The others
/// are random decimals of up to 25 digits, where halves of the last bit lie near: both must read the same.
@main
enum CheckNumbers {
  private static let blockSize = 1_000_000

  static func main() {
    let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000_000
    let blockCount = max(1, count / blockSize)
    let next = Atomic(0)
    let wrong = onThreads(Threads.count) {
      var wrong = 0
      while true {
        let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if block >= blockCount { return wrong }
        wrong += check(block)
      }
    }.reduce(0, +)
    print("\(blockCount * blockSize) numbers, \(wrong) wrong")
    exit(wrong == 0 ? 0 : 1)
  }

  /// How many of a block's numbers are read or written wrong; the first of them is printed.
  private static func check(_ block: Int) -> Int {
    var random = SeededNumbers(seed: UInt64(block) << 32)
    var text: [UInt8] = []
    var wrong = 0
    for number in 0..<blockSize {
      text.removeAll(keepingCapacity: true)
      var written: Double?
      if number.isMultiple(of: 2) {
        let value = Double(bitPattern: random.next())
        if !value.isFinite { continue }
        DecimalFormatter.shortest.append(value, to: &text)
        written = value
      } else {
        appendDecimal(to: &text, &random)
      }
      let read = DecimalReading(text.span).number
      text.append(0)
      // The text ends with a zero byte.
      let expected = unsafe text.withUnsafeBytes { bytes in
        unsafe bytes.baseAddress.map {
          unsafe strtod($0.assumingMemoryBound(to: CChar.self), nil)
        }
      }
      let isRight =
        read?.bitPattern == expected?.bitPattern
        || read == nil && expected?.isFinite == false
      if isRight && (written == nil || written?.bitPattern == read?.bitPattern) { continue }
      if wrong == 0 { print("wrong: \(String(decoding: text.dropLast(), as: UTF8.self))") }
      wrong += 1
    }
    return wrong
  }

  private static func appendDecimal(to text: inout [UInt8], _ random: inout SeededNumbers) {
    let digitCount = 1 + random.below(25)
    let point = random.below(30)
    if random.below(2) == 0 { text.append(UInt8(ascii: "-")) }
    for digit in 0..<digitCount {
      if digit == point && digit > 0 { text.append(UInt8(ascii: ".")) }
      text.append(UInt8(ascii: "0") + UInt8(random.below(10)))
    }
    if random.below(2) == 0 { text += "e\(random.below(680) - 345)".utf8 }
  }
}
