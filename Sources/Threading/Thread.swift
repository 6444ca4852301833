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

/// Does the same work on this thread and on others at once, and returns when all are done with it.
///
/// - Parameters:
///   - count: how many threads, this one included. Fewer where the system starts no more.
///   - work: takes what there is to do piece by piece, until there is no more.
public func onThreads(_ count: Int, _ work: @Sendable () -> Void) {
  withoutActuallyEscaping(work) { work in
    var others: [pthread_t] = []
    while others.count < count - 1, let thread = begin(work) { others.append(thread) }
    work()
    for thread in others { _ = pthread_join(thread, nil) }
  }
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
