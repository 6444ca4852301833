import Synchronization
import Testing
import Threading

/// Every job is done, once, on so many threads at most.
struct WorkQueueTests {
  @Test(arguments: [0, 1, 2, 7], [0, 1, 3, 1000])
  func everyJobIsDoneOnce(threadCount: Int, count: Int) {
    let done = Mutex([Int](repeating: 0, count: count))
    let ended = Semaphore(0)
    let busy = Atomic(0), most = Atomic(0)
    do {
      let queue = WorkQueue(threadCount: threadCount)
      for job in 0..<count {
        queue.add {
          most.max(busy.wrappingAdd(1, ordering: .relaxed).newValue, ordering: .relaxed)
          done.withLock { $0[job] += 1 }
          busy.wrappingSubtract(1, ordering: .relaxed)
          ended.signal()
        }
      }
      // The queue goes before its jobs are done: they are done all the same.
    }
    for _ in 0..<count { ended.wait() }
    #expect(done.withLock { $0 } == [Int](repeating: 1, count: count))
    #expect(most.load(ordering: .relaxed) <= max(1, threadCount))
  }

  @Test func oneThreadDoesJobsInOrder() {
    let order = Mutex<[Int]>([])
    let ended = Semaphore(0)
    let queue = WorkQueue(threadCount: 1)
    for job in 0..<100 {
      queue.add {
        order.withLock { $0.append(job) }
        ended.signal()
      }
    }
    for _ in 0..<100 { ended.wait() }
    #expect(order.withLock { $0 } == Array(0..<100))
  }

  @Test func withoutThreadsTheCallerDoesThem() {
    let sum = Mutex(0)
    let queue = WorkQueue(threadCount: 0)
    for job in 1...10 { queue.add { sum.withLock { $0 += job } } }
    #expect(sum.withLock { $0 } == 55)
  }

  @Test func aPendingValueComesFromAQueue() {
    let queue = WorkQueue(threadCount: 2)
    let values = (0..<50).map { number in Pending(on: queue) { number * number } }
    #expect(values.map { $0.wait() } == (0..<50).map { $0 * $0 })
  }
}
