import CSVCore
import Resampling

/// Makes parts on several threads, and gives them to `use` one after the other, in order.
///
/// While a part is used, the next ones are made: so that formatting rows goes on while others are written. At most two parts
/// a thread wait to be used.
///
/// - Parameters:
///   - count: how many things there are in all.
///   - size: how many of them are a part.
///   - make: makes the part of some things; called on any thread.
public func inOrder<Part: Sendable, Failure: Error>(
  of count: Int, size: Int, make: @escaping @Sendable (Range<Int>) -> Part,
  use: (Part) throws(Failure) -> Void
) throws(Failure) {
  func start(_ first: Int) -> Pending<Part> {
    let range = first..<min(count, first + size)
    return Pending { make(range) }
  }

  if count <= size || Threads.count == 1 {
    for first in stride(from: 0, to: count, by: size) {
      try use(make(first..<min(count, first + size)))
    }
    return
  }
  var underway: [Pending<Part>] = []
  var next = 0
  while next < count || !underway.isEmpty {
    while next < count && underway.count < 2 * Threads.count {
      underway.append(start(next))
      next += size
    }
    try use(underway.removeFirst().wait())
  }
}
