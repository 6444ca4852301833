import Glibc
import Synchronization
public import TableKit
public import Threading

/// A line on standard error that says how far the work is; not a word where it is short.
public final class Progress: PassProgress {
  /// Whether a line can be seen that the next message must not follow.
  private static let isShown = Atomic(false)
  private let isWanted: Bool
  private let delay: Double
  private let state = Mutex(State())

  private struct State {
    var size: Int?
    var started = Progress.now()
    var shown: Double?
  }

  /// Creates the line, which appears after two seconds of one pass, or at once where that is asked for.
  public init(_ report: ReportOptions) {
    isWanted = report.progress ?? (isatty(STDERR_FILENO) == 1)
    delay = report.progress == true ? 0 : 2
  }

  /// A pass over the input begins.
  public func begin(size: Int?) {
    state.withLock {
      $0.size = size
      $0.started = Progress.now()
    }
  }

  /// Says where the pass is.
  public func update(bytes: Int, rows: Int) {
    show { size, elapsed in
      let rate = Double(bytes) / max(elapsed, 1e-9)
      let line = "\(inUnits(Double(bytes)))B, \(rows) rows, \(inUnits(rate))B/s"
      guard let size, size > 0, rate > 0 else { return line }
      let left = Double(max(0, size - bytes)) / rate
      return
        "\(min(100, bytes * 100 / size)) %, \(line), \(Int(min(left, 1e9).rounded(.up))) s left"
    }
  }

  /// Writes a line, four times a second at most.
  private func show(_ line: (_ size: Int?, _ elapsed: Double) -> String) {
    guard isWanted else { return }
    state.withLock { state in
      let now = Progress.now()
      let elapsed = now - state.started
      guard elapsed > delay || state.shown != nil, now - (state.shown ?? 0) > 0.25 else { return }
      state.shown = now
      writeToStandardError(line(state.size, elapsed))
      Progress.isShown.store(true, ordering: .relaxed)
    }
  }

  /// A long computation between two passes, which tells how far it is.
  ///
  /// - Parameter name: what it does, as in `searching`.
  public func phase(_ name: String) -> WorkProgress {
    WorkProgress { done, total in
      if done == 0 { self.begin(size: nil) }
      self.show { _, elapsed in
        let share = Double(done) / Double(max(total, 1))
        let line = "\(name): \(Int(min(1, share) * 100)) %"
        guard share > 0.001 else { return line }
        return line + ", \(Int(min(elapsed / share - elapsed, 1e9).rounded(.up))) s left"
      }
      if done >= total { self.finish() }
    }
  }

  /// Takes the line away.
  public func finish() {
    state.withLock { state in
      guard state.shown != nil else { return }
      writeToStandardError("")
      state.shown = nil
    }
  }

  /// What takes the line away that can be seen; empty where there is none.
  static func takeAway() -> String {
    isShown.exchange(false, ordering: .relaxed) ? "\r\u{1B}[K" : ""
  }

  private static func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// A figure with a unit of thousands: 1.5 G.
private func inUnits(_ figure: Double) -> String {
  var figure = figure
  for unit in ["", "k", "M", "G"] {
    if figure < 1000 { return "\((figure * 10).rounded() / 10) \(unit)" }
    figure /= 1000
  }
  return "\((figure * 10).rounded() / 10) T"
}
