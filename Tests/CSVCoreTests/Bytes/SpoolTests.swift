import TestSupport
import Testing

@testable import CSVCore

/// What is kept is what came, whatever the sizes in which it came and is asked for.
@Suite struct SpoolTests {
  @Test(arguments: [
    [10, 3, 0, 7], [1 << 20, 1], [1 << 21, 300_000, 300_000], [300_000, 1_000_000, 300_000, 5],
    [1, (1 << 20) - 1, 1, 262_144, 262_143, 1 << 20],
  ])
  func keepsWhatCame(sizes: [Int]) throws {
    var spool = Spool()
    let all = table(bytes: sizes.reduce(0, +))
    var taken = 0
    for size in sizes {
      try spool.append(all.span.extracting(taken..<taken + size))
      taken += size
      #expect(spool.count == taken)
      for (offset, count) in [(0, taken), (taken / 2, 1000), (max(0, taken - 10), 100)] {
        var room = [UInt8](repeating: 0, count: count)
        var buffer = room.mutableSpan
        let found = try spool.read(at: offset, into: &buffer)
        #expect(Array(room.prefix(found)) == Array(all[..<taken].dropFirst(offset).prefix(count)))
      }
    }
  }

  @Test(arguments: [-1, 5, .max])
  func thereIsNothingOutside(offset: Int) throws {
    var spool = Spool()
    try spool.append([1, 2, 3, 4, 5].span)
    var room: [UInt8] = [9, 9]
    var buffer = room.mutableSpan
    #expect(try spool.read(at: offset, into: &buffer) == 0)
    #expect(room == [9, 9])
  }
}
