import Threading

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Tells how far a search for an optimum has come, by how its error falls: each halving on the way from the first error to
/// the tolerance counts the same.
struct ConvergenceMeter {
  /// How many parts the way has.
  private static let total = 1000

  private let progress: WorkProgress
  private let tolerance: Double
  private var first: Double?
  private var least = Double.infinity
  private var done = 0

  /// Begins a phase.
  init(_ progress: WorkProgress, tolerance: Double) {
    self.progress = progress
    self.tolerance = tolerance
    progress.begin(total: Self.total)
  }

  /// Notes the error of a step; infinite where it is not known.
  mutating func note(_ error: Double) {
    // Most steps do not come nearer.
    guard error < least * 0.99 && error.isFinite && error > 0 else { return }
    least = error
    let first = first ?? error
    self.first = first
    guard first > tolerance else { return }
    let way = log(first / max(tolerance, error)) / log(first / tolerance)
    let reached = Int(Double(Self.total) * way)
    if reached > done {
      progress.advance(by: reached - done)
      done = reached
    }
  }
}
