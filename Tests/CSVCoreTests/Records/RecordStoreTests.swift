import TestSupport
import Testing

@testable import CSVCore

/// Records that are fetched again are those that were there, in any order.
@Suite struct RecordStoreTests {
  /// Rows of very different lengths, so that some lie close together and others far apart.
  static let rows = (0..<400).map { row in
    "\(row),\"\(String(repeating: "x\n", count: row % 40 == 0 ? 9000 : row % 7))\"\n"
  }

  static func store(of reader: inout RecordReader) throws -> RecordStore {
    var store = RecordStore()
    while try reader.advance() {
      for record in 0..<reader.count { store.append(record, of: reader) }
    }
    return store
  }

  @Test(arguments: ["data.csv", "data.csv.gz"])
  func inAnyOrder(name: String) throws {
    let folder = try WorkFolder()
    var output = try ByteOutput(.file(folder(name)))
    try output.write(utf8: "id,text\n" + Self.rows.joined())
    try output.commit()
    var reader = try RecordReader(ByteInput(path: folder(name), access: .rewindable))
    let store = try Self.store(of: &reader)
    #expect(store.count == Self.rows.count)

    var random = SeededNumbers(seed: 1)
    let all = (0..<UInt32(store.count)).map { $0 }
    let orders: [[UInt32]] = [
      all, all.reversed(), [], [7], [7, 7, 7], (0..<1000).map { _ in random.pick(all) },
      [399, 0, 40, 40, 399],
    ]
    for order in orders {
      var places: [Int] = []
      var found: [String] = []
      try store.fetch(order, from: reader) { place, bytes throws(CSVError) in
        places.append(place)
        found.append(String(decoding: bytes.array, as: UTF8.self))
      }
      #expect(places == Array(order.indices))
      #expect(found == order.map { Self.rows[Int($0)] })
    }
  }

  /// The header has two columns and so has every row; what was cut off cannot be read again.
  @Test(arguments: [10, 4000])
  func aFileThatShrankIsRefused(left: Int) async throws {
    let folder = try WorkFolder()
    let text = "id,text\n" + Self.rows.joined()
    try folder.write(text, to: "data.csv")
    var reader = try RecordReader(ByteInput(path: folder("data.csv"), access: .rewindable))
    let store = try Self.store(of: &reader)
    // In place: a new file under the name would leave the old one as it is.
    try await folder.run("truncate -s \(left) data.csv")
    let error = CSVError("changed while it was read", kind: .system, file: folder("data.csv"))
    #expect(throws: error) {
      try store.fetch([0, 399], from: reader) { _, _ throws(CSVError) in }
    }
  }
}
