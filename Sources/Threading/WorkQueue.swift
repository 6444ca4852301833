internal import Synchronization

/// Does jobs on a few threads of its own, which begin them in the order in which they were added.
///
/// Threads are started as jobs come, and end with the queue, once all jobs are done. Where there is no thread, because none
/// was asked for or the system starts none, the caller does the job.
public final class WorkQueue: Sendable {
  private let line: Line

  /// - Parameter threadCount: how many threads at most; with 0 the caller does all jobs.
  public init(threadCount: Int) {
    line = Line(mostThreads: max(0, threadCount))
  }

  deinit { line.close() }

  /// Has a job done: it is done already when this returns, or will be.
  public func add(_ job: @escaping @Sendable () -> Void) {
    if line.claimThread() {
      let wasStarted = startThread { [line] in line.work() }
      if !wasStarted { line.giveUpThread() }
    }
    if !line.append(job) { job() }
  }
}

/// The jobs that wait, shared by the queue and its threads.
private final class Line: Sendable {
  private struct State {
    var jobs: [@Sendable () -> Void] = []
    var threadCount = 0
    var mostThreads: Int
  }

  private let state: Mutex<State>
  /// Signaled once for each job, and once for each thread that is to end.
  private let arrivals = Semaphore(0)

  init(mostThreads: Int) { state = Mutex(State(mostThreads: mostThreads)) }

  /// Whether the caller is to start one more thread.
  func claimThread() -> Bool {
    state.withLock { state in
      guard state.threadCount < state.mostThreads else { return false }
      state.threadCount += 1
      return true
    }
  }

  /// Says that the system started no thread; it is not asked again.
  func giveUpThread() {
    state.withLock { state in
      state.threadCount -= 1
      state.mostThreads = state.threadCount
    }
  }

  /// Takes a job in, unless there is no thread to do it.
  func append(_ job: @escaping @Sendable () -> Void) -> Bool {
    let isTaken = state.withLock { state in
      guard state.threadCount > 0 else { return false }
      state.jobs.append(job)
      return true
    }
    if isTaken { arrivals.signal() }
    return isTaken
  }

  /// Does job after job, until an arrival brings none.
  func work() {
    while true {
      arrivals.wait()
      let job = state.withLock { $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }
      guard let job else { return }
      job()
    }
  }

  /// Lets the threads end when the jobs are done.
  func close() {
    for _ in 0..<state.withLock({ $0.threadCount }) { arrivals.signal() }
  }
}
