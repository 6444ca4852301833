internal import Glibc
internal import Synchronization

/// How many threads work where nobody says another number.
///
/// What comes out is the same for any number: work is cut by the size of the data, never by the number of threads.
public enum Threads {
  private static let limit = Atomic(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// As many as there are processors, unless a limit was set.
  public static var count: Int { limit.load(ordering: .relaxed) }

  /// Sets how many there are from now on.
  ///
  /// - Precondition: `count` is at least 1.
  public static func limit(to count: Int) {
    precondition(count >= 1, "no thread at all")
    limit.store(count, ordering: .relaxed)
  }
}
