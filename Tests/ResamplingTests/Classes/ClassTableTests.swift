import Resampling
import Testing

@Suite("ClassTable numbers labels by their bytes")
struct ClassTableTests {
  /// Numbers the labels, in order.
  static func table(_ labels: [String]) -> (table: ClassTable, numbers: [UInt32]) {
    var table = ClassTable()
    let numbers = labels.map { label in
      let bytes = Array(label.utf8)
      return table.add(bytes.span)
    }
    return (table, numbers)
  }

  static func sorted(_ labels: [String]) -> [String] {
    let table = table(labels).table
    return table.classOrder().map { String(decoding: table.label($0), as: UTF8.self) }
  }

  @Test func firstAppearance() {
    let (table, numbers) = Self.table(["cat", "dog", "cat", "", "dog", "cat", "Cat"])
    #expect(numbers == [0, 1, 0, 2, 1, 0, 3])
    #expect(table.counts == [3, 2, 1, 1])
    #expect(table.label(1) == Array("dog".utf8))
    #expect(table.label(2) == [])
  }

  @Test("labels that Unicode calls equal are different bytes")
  func bytesNotCharacters() {
    #expect(Self.table(["\u{e9}", "e\u{301}"]).numbers == [0, 1])
    #expect(Self.sorted(["f", "\u{e9}", "e\u{301}"]) == ["e\u{301}", "f", "\u{e9}"])
  }

  @Test("labels that differ in one byte, at the end of any length, are different")
  func lastByte() {
    var table = ClassTable()
    for length in 1...70 {
      for byte in UInt8(0)..<4 {
        var label = [UInt8](repeating: 0, count: length)
        label[length - 1] = byte
        #expect(table.add(label.span) == UInt32((length - 1) * 4) + UInt32(byte))
      }
    }
    #expect(table.counts.allSatisfy { $0 == 1 })
  }

  @Test func findCountsNothing() {
    let (table, _) = Self.table(["a", "b"])
    let known = Array("b".utf8)
    let unknown = Array("c".utf8)
    #expect(table.find(known.span) == 1)
    #expect(table.find(unknown.span) == nil)
    #expect(table.counts == [1, 1])
  }

  @Test("a hundred thousand classes, twice, against a dictionary")
  func manyClasses() {
    var random = RandomState(seed: 9)
    var table = ClassTable()
    var known: [[UInt8]: UInt32] = [:]
    for _ in 0..<200_000 {
      let label = Array("\(random.randint(below: 100_000))".utf8)
      let expected = known[label] ?? UInt32(known.count)
      known[label] = expected
      if table.add(label.span) != expected { Issue.record("\(label)") }
    }
    #expect(table.count == known.count)
    #expect(table.counts.reduce(0, +) == 200_000)
  }

  @Test func aLabelOfAMegabyte() {
    var table = ClassTable()
    var label = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    #expect(table.add(label.span) == 0)
    label[1 << 19] = UInt8(ascii: "y")
    #expect(table.add(label.span) == 1)
    #expect(table.add(label.span) == 1)
    #expect(table.label(1) == label)
  }

  @Test func countsAreAddedUp() throws {
    var (table, _) = Self.table(["a"])
    try table.add(41, to: 0)
    #expect(table.counts == [42])
    #expect(throws: ResamplingError.tooManyRows(.max)) { try table.add(.max, to: 0) }
  }

  @Test(
    "the order is scikit-learn's",
    arguments: [
      // All numbers: by value, equal values by bytes.
      (["9", "10", "100"], ["9", "10", "100"]),
      (["10", "9", "-1", "+3", "2.5"], ["-1", "2.5", "+3", "9", "10"]),
      (["1", "01", "1.0", "1e0"], ["01", "1", "1.0", "1e0"]),
      (["1e3", "999", "1001", "-1e3", "1E-3", "0"], ["-1e3", "0", "1E-3", "999", "1e3", "1001"]),
      ([".5", "-.5", "1.", " 0.1", "0"], ["-.5", "0", " 0.1", ".5", "1."]),
      (["-0", "0", "0.0", "-1", "1"], ["-1", "-0", "0", "0.0", "1"]),
      (
        ["9007199254740993", "9007199254740992", "9007199254740994"],
        ["9007199254740992", "9007199254740993", "9007199254740994"]
      ),
      (["1e999999999999999999999", "1e400", "2"], ["2", "1e400", "1e999999999999999999999"]),
      // One of them is not: by bytes.
      (["10", "9", "B", "a"], ["10", "9", "B", "a"]),
      (["10", "9", ""], ["", "10", "9"]),
      (["10", "9", "1e"], ["10", "1e", "9"]),
      (["10", "9", "."], [".", "10", "9"]),
      (["10", "9", "nan"], ["10", "9", "nan"]),
      (["10", "9", "0x1"], ["0x1", "10", "9"]),
      (["10", "9", "1 0"], ["1 0", "10", "9"]),
      (["\u{1d4b3}", "\u{ff21}", "z"], ["z", "\u{ff21}", "\u{1d4b3}"]),
    ])
  func order(labels: [String], expected: [String]) {
    #expect(Self.sorted(labels) == expected)
    #expect(Self.sorted(labels.reversed()) == expected)
  }

  @Test func sortingRenumbers() {
    var (table, labels) = Self.table(["10", "9", "10", "100", "9", "10"])
    labels.append(unlabeled)
    table.sortClasses(renumbering: &labels)
    #expect(labels == [1, 0, 1, 2, 0, 1, unlabeled])
    #expect(table.counts == [2, 3, 1])
    #expect((0..<3).map { String(decoding: table.label($0), as: UTF8.self) } == ["9", "10", "100"])
    let next = Array("9".utf8)
    #expect(table.add(next.span) == 0)
  }
}
