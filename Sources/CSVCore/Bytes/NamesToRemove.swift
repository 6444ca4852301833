internal import Glibc
internal import Synchronization
internal import SystemPackage

/// The temporary names of this process, which are removed when it exits or a signal ends it. It is
/// needed only where files without names are not to be had, and between two calls of a commit.
///
/// A signal's handler may not allocate, lock or wait. So the names lie in memory that is laid out
/// once and never given back; a mark says which are in use. In the worst race a name that was just
/// given up is unlinked once more, which does nothing.
@safe struct NamesToRemove: @unchecked Sendable {
  /// Where a name is kept.
  struct Place: Sendable {
    fileprivate let index: Int
  }

  static let shared = NamesToRemove()

  private static let capacity = 16
  private static let endingSignals = [
    SIGHUP, SIGINT, SIGQUIT, SIGBUS, SIGPIPE, SIGTERM, SIGXCPU, SIGXFSZ,
  ]

  private static let (free, busy, inUse): (UInt8, UInt8, UInt8) = (0, 1, 2)

  private let names: UnsafeMutablePointer<CChar>
  private let marks: UnsafeMutablePointer<Atomic<UInt8>>

  private init() {
    let stride = Int(PATH_MAX)
    unsafe names = .allocate(capacity: Self.capacity * stride)
    unsafe names.initialize(repeating: 0, count: Self.capacity * stride)
    unsafe marks = .allocate(capacity: Self.capacity)
    for index in 0..<Self.capacity { unsafe (marks + index).initialize(to: Atomic(Self.free)) }
  }

  /// Keeps a name; returns `nil` when there is no room for it.
  func add(_ path: FilePath) -> Place? {
    _ = Self.isWatching
    return unsafe path.withPlatformString { text in
      guard unsafe strlen(text) < Int(PATH_MAX) else { return nil }
      guard let index = (0..<Self.capacity).first(where: claim) else { return nil }
      unsafe strcpy(name(index), text)
      unsafe marks[index].store(Self.inUse, ordering: .releasing)
      return Place(index: index)
    }
  }

  /// Gives a name up: it has gone already, or is to stay.
  func forget(_ place: Place) {
    unsafe marks[place.index].store(Self.free, ordering: .releasing)
  }

  private func claim(_ index: Int) -> Bool {
    unsafe marks[index].compareExchange(
      expected: Self.free, desired: Self.busy, ordering: .acquiringAndReleasing
    ).exchanged
  }

  private func name(_ index: Int) -> UnsafeMutablePointer<CChar> {
    unsafe names + index * Int(PATH_MAX)
  }

  /// Removes all names: called from a signal's handler.
  private func removeAll() {
    for index in 0..<Self.capacity {
      guard unsafe marks[index].load(ordering: .acquiring) == Self.inUse else { continue }
      unsafe unlink(name(index))
    }
  }

  /// Starts to watch, the first time it is asked for. Signals that were ignored or caught before,
  /// as `nohup` does it, are left as they were.
  private static let isWatching: Bool = {
    atexit { NamesToRemove.shared.removeAll() }
    for number in endingSignals {
      var current = sigaction()
      guard unsafe sigaction(number, nil, &current) == 0,
        unsafe current.__sigaction_handler.sa_handler == nil
      else { continue }
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { number in
        NamesToRemove.shared.removeAll()
        // The handler is reset by now: what the signal does by default follows.
        raise(number)
      }
      action.sa_flags = Int32(truncatingIfNeeded: Int(SA_RESETHAND))
      unsafe sigfillset(&action.sa_mask)
      unsafe sigaction(number, &action, nil)
    }
    return true
  }()
}

/// Makes a write to a pipe that nobody reads any more fail, as an error of the kind `closedPipe`,
/// instead of ending the process: call it once at the start.
public func ignoreBrokenPipes() {
  signal(SIGPIPE, SIG_IGN)
}
