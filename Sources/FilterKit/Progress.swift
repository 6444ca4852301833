import Glibc
import Synchronization

/// A line on standard error that says how far the work is; not a word where it is short.
public struct Progress {
  /// Whether a line is to be seen that the next message must not follow.
  private static let isShown = Atomic(false)
  private let isWanted: Bool
  private let delay: Double
  private let total: Int?
  private var started = Progress.now()
  private var shown: Double?

  /// Begins to watch the time.
  ///
  /// - Parameter total: the size of the input in bytes, if it is known.
  public init(_ report: ReportOptions, total: Int?) {
    isWanted = report.progress ?? (isatty(STDERR_FILENO) == 1)
    delay = report.progress == true ? 0 : 2
    self.total = total
  }

  /// A new look at the same input begins.
  public mutating func startAgain() { started = Progress.now() }

  /// Says where the work is, four times a second at most.
  public mutating func update(bytes: Int, rows: Int) {
    guard isWanted else { return }
    let now = Progress.now()
    let elapsed = now - started
    guard elapsed > delay || shown != nil, now - (shown ?? 0) > 0.25 else { return }
    shown = now
    let rate = Double(bytes) / max(elapsed, 1e-9)
    var line = "\(inUnits(Double(bytes)))B, \(rows) rows, \(inUnits(rate))B/s"
    if let total, total > 0, rate > 0 {
      let left = Double(max(0, total - bytes)) / rate
      line =
        "\(min(100, bytes * 100 / total)) %, \(line), \(Int(min(left, 1e9).rounded(.up))) s left"
    }
    writeToStandardError(line)
    Progress.isShown.store(true, ordering: .relaxed)
  }

  /// Takes the line away.
  public mutating func finish() {
    guard shown != nil else { return }
    writeToStandardError("")
    shown = nil
  }

  /// What takes the line away that is to be seen; empty where there is none.
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
