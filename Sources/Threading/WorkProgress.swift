internal import Synchronization

/// Carries word of how far a long computation is, from the threads that work to whatever shows it.
///
///     progress.begin(total: rows.count)
///     inBlocks(of: rows.count, size: 512, threadCount: Threads.count) { block in
///       ...
///       progress.advance(by: block.count)
///     }
///
/// A report is made when a thousandth of the work or more has been added since the one before, so that advancing costs an
/// atomic addition and no more; and nothing at all where nobody listens.
public struct WorkProgress: Sendable {
  /// Reports to nobody.
  public static let none = WorkProgress(counter: nil)

  private let counter: Counter?

  /// How much is done, and who is told.
  private final class Counter: Sendable {
    let done = Atomic(0)
    let total = Atomic(0)
    let report: @Sendable (Int, Int) -> Void

    init(report: @escaping @Sendable (Int, Int) -> Void) { self.report = report }
  }

  private init(counter: Counter?) { self.counter = counter }

  /// Reports to a function.
  ///
  /// - Parameter report: takes how much is done, and of how much in all. It is called on any thread, on several at once,
  ///   and not always in order; a second phase of the same computation begins at 0 again.
  public init(_ report: @escaping @Sendable (_ done: Int, _ total: Int) -> Void) {
    counter = Counter(report: report)
  }

  /// Begins a phase, while no other thread advances.
  ///
  /// - Parameter total: how much there is to do, in whatever unit the computation counts; where that depends on how
  ///   things go, the most that it can be.
  public func begin(total: Int) {
    guard let counter else { return }
    counter.done.store(0, ordering: .relaxed)
    counter.total.store(total, ordering: .relaxed)
    counter.report(0, total)
  }

  /// Says that more is done; from any thread.
  public func advance(by count: Int = 1) {
    guard let counter else { return }
    let (before, after) = counter.done.wrappingAdd(count, ordering: .relaxed)
    let total = counter.total.load(ordering: .relaxed)
    let step = max(1, total / 1000)
    if before / step != after / step { counter.report(after, total) }
  }
}
