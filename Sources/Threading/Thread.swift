internal import Glibc

/// Starts work on a thread of its own, for as long as the work takes.
///
/// A queue of Dispatch would wait until the system starts a thread: for ever, in a container that is at the limit of its
/// processes. Here the caller hears of it, and does the work itself.
///
/// - Returns: whether the work was begun; if not, it never will be.
public func startThread(_ work: @escaping @Sendable () -> Void) -> Bool {
  guard let thread = begin(work) else { return false }
  _ = pthread_detach(thread)
  return true
}

/// Does the same work on this thread and on others at once, and returns what each made of it when all are done.
///
/// - Parameters:
///   - count: how many threads, this one included. Fewer where the system starts no more.
///   - work: takes what there is to do piece by piece, until there is no more.
public func onThreads<Result: Sendable>(
  _ count: Int, _ work: @Sendable () -> Result
) -> [Result] {
  withoutActuallyEscaping(work) { work in
    var others: [(thread: pthread_t, place: Place<Result>)] = []
    while others.count < count - 1 {
      let place = Place<Result>()
      guard let thread = begin({ place.result = work() }) else { break }
      others.append((thread, place))
    }
    let own = work()
    for other in others { _ = pthread_join(other.thread, nil) }
    return [own] + others.compactMap(\.place.result)
  }
}

/// Where a thread leaves what it made: written by it alone, and read when it has ended.
private final class Place<Result: Sendable>: @unchecked Sendable {
  var result: Result?
}

/// What a thread is to do, in the form that the C library hands over.
private final class Work: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

/// Starts a thread, which must be joined or detached; `nil` where the system starts none.
private func begin(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
  let work = unsafe Unmanaged.passRetained(Work(body))
  var thread = pthread_t()
  let refusal = unsafe pthread_create(
    &thread, nil,
    { work in
      if let work = unsafe work {
        unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
      }
      return nil
    }, work.toOpaque())
  if refusal == 0 { return thread }
  unsafe work.release()
  return nil
}
