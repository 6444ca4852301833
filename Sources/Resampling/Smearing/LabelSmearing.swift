/// Label smearing: rows near a positive in time become positives themselves, with a weight that
/// falls with the distance.
///
/// Where an event is marked on a single row of a long recording, positives are rare and their position
/// is uncertain by a few rows; smearing makes more of them and tells the learner how sure each is.
/// A row within the windows of several positives takes the largest weight, which is that of the
/// nearest, and its event; of two equally near that of the earlier.
///
/// Source: Ullrich, Schlüter & Grill, ISMIR 2014. Windows are closed for the numbers as they are
/// written: a row at distance H is inside.
///
/// Works as the rows come: a row's outcome is known when H of the recording has passed behind it,
/// or the next positive. Cost: O(1) a row. Memory: 16 to 32 bytes for each row of one half-width.
/// Draws nothing.
///
///     var smearing = LabelSmearing(.gaussian, halfWidth: 2, spacing: 1)
///     smearing.append(at: 0, event: nil) { … }   // waits
///     smearing.append(at: 1, event: 7) { … }     // smeared(event: 7, weight: 0.61), positive
///     smearing.endRecording { … }                // nothing: no row waits
public struct LabelSmearing: Sendable {
  /// What becomes of a row.
  public enum Outcome: Equatable, Sendable {
    /// It takes no part.
    case bystander
    /// It is near no positive.
    case negative
    /// It is a positive: an event of this number.
    case positive(event: UInt32)
    /// It becomes a positive: the event that it is nearest to, and the weight.
    case smeared(event: UInt32, weight: Double)
  }

  private struct Event {
    var position: Double
    var number: UInt32
  }

  private let kernel: SmearingKernel
  private let halfWidth: Double
  private let spacing: Double
  /// The last positive of this recording.
  private var lastEvent: Event?
  /// The positions of the rows that wait, none of them positive, all behind `lastEvent`; `nil` for
  /// bystanders.
  private var waiting: [Double?] = []
  /// How many at the front of `waiting` are gone.
  private var gone = 0

  /// Creates the window.
  ///
  /// - Parameters:
  ///   - kernel: how the weight falls.
  ///   - halfWidth: how far the window reaches on either side of a positive.
  ///   - spacing: 1 where positions are row numbers, 0 where they are times.
  /// - Precondition: `halfWidth` is above 0.
  public init(_ kernel: SmearingKernel, halfWidth: Double, spacing: Double) {
    precondition(halfWidth > 0, "a window without width")
    self.kernel = kernel
    self.halfWidth = halfWidth
    self.spacing = spacing
  }

  /// How many rows wait for their outcome.
  public var waitingCount: Int { waiting.count - gone }

  /// Takes the next row, and gives the outcomes that are known with it: those of the rows that
  /// waited longest first, every row's in the order of the rows.
  ///
  /// - Parameters:
  ///   - position: the row's number or its time, finite, and not below the one before in this
  ///     recording.
  ///   - event: which event it is; `nil` for a negative.
  ///   - give: is called with each outcome.
  public mutating func append(at position: Double, event: UInt32?, _ give: (Outcome) -> Void) {
    if let event {
      let positive = Event(position: position, number: event)
      release(give, before: positive)
      give(.positive(event: event))
      lastEvent = positive
    } else {
      release(give, outOfReachOf: position)
      waiting.append(position)
    }
  }

  /// Takes a row that takes no part: its outcome comes in its turn.
  public mutating func appendBystander(_ give: (Outcome) -> Void) {
    if waitingCount == 0 { give(.bystander) } else { waiting.append(nil) }
  }

  /// Ends a recording: no window reaches beyond. Gives all outcomes that are due.
  public mutating func endRecording(_ give: (Outcome) -> Void) {
    release(give)
    lastEvent = nil
  }

  /// Gives the outcomes of the rows that wait: all of them, or those that a limit is out of reach
  /// of.
  private mutating func release(
    _ give: (Outcome) -> Void, before next: Event? = nil, outOfReachOf limit: Double? = nil
  ) {
    while gone < waiting.count {
      if let position = waiting[gone] {
        if let limit, isWithin(halfWidth, position, limit) { break }
        give(outcome(at: position, before: next))
      } else {
        give(.bystander)
      }
      gone += 1
    }
    if gone == waiting.count {
      waiting.removeAll(keepingCapacity: true)
      gone = 0
    } else if gone > 1024 && gone * 2 > waiting.count {
      waiting.removeFirst(gone)
      gone = 0
    }
  }

  private func outcome(at position: Double, before next: Event?) -> Outcome {
    var nearest: (event: UInt32, distance: Double)?
    if let lastEvent, isWithin(halfWidth, lastEvent.position, position) {
      nearest = (lastEvent.number, position - lastEvent.position)
    }
    if let next, isWithin(halfWidth, position, next.position) {
      let distance = next.position - position
      if distance < nearest?.distance ?? .infinity { nearest = (next.number, distance) }
    }
    guard let nearest else { return .negative }
    let distance = min(nearest.distance, halfWidth)
    return .smeared(
      event: nearest.event,
      weight: kernel.weight(at: distance, halfWidth: halfWidth, spacing: spacing))
  }
}
