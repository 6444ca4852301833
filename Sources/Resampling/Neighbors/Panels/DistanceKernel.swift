internal import CBytes

/// The safe face of the C filter: which points of a panel may be near which queries of a panel.
///
/// Unsafe because C takes pointers; plain Swift is eight times slower, as it compiles for the
/// oldest processor.
enum DistanceKernel {
  /// How many rows stand side by side in a panel: the cell of column c and place p is at
  /// `c * width + p`.
  static let width = 64
  /// How many neighbouring places of a panel share a box.
  static let quadSize = 4
  /// How many quads a panel has.
  static let quadCount = width / quadSize

  /// Sets bit p of `masks[q]` where the squared distance of query q and point p, in float, is at
  /// most the limit of either.
  ///
  /// - Parameters:
  ///   - box: the least cells of the points' columns, then the greatest.
  ///   - quads: for each column the least cells of the quads of queries, then the greatest.
  /// - Precondition: the parts are as long as the number of columns asks for; there are `width`
  ///   masks.
  static func findNear(
    points: Span<Float>, box: Span<Float>, pointLimits: PanelLimits, queries: Span<Float>,
    quads: Span<Float>, queryLimits: PanelLimits, masks: inout [UInt64]
  ) {
    let columnCount = box.count / 2
    precondition(points.count == columnCount * width && box.count == 2 * columnCount, "points")
    precondition(queries.count == points.count && quads.count * 2 == points.count, "queries")
    precondition(masks.count == width, "one mask a query")
    // The counts were checked, and the pointers do not outlive the call.
    unsafe withPanel(points, boxes: box, pointLimits) { points in
      unsafe withPanel(queries, boxes: quads, queryLimits) { queries in
        unsafe masks.withUnsafeMutableBufferPointer { masks in
          unsafe near_masks(columnCount, points, queries, masks.baseAddress)
        }
      }
    }
  }

  private static func withPanel(
    _ cells: Span<Float>, boxes: Span<Float>, _ limits: PanelLimits,
    body: (UnsafePointer<panel>) -> Void
  ) {
    unsafe cells.withUnsafeBufferPointer { cells in
      unsafe boxes.withUnsafeBufferPointer { boxes in
        unsafe limits.values.withUnsafeBufferPointer { values in
          var side = unsafe panel(
            cells: cells.baseAddress, boxes: boxes.baseAddress, limits: values.baseAddress,
            greatestLimit: limits.greatest)
          unsafe body(&side)
        }
      }
    }
  }
}

/// The squared distance in the frame up to which other rows may matter to each row of a panel.
struct PanelLimits: Sendable {
  /// A limit for each place; −1 where no row looks for others.
  private(set) var values: [Float]
  /// The greatest of the limits.
  private(set) var greatest: Float

  /// The limits of a panel whose rows look for no others.
  static let none = PanelLimits([Float](repeating: -1, count: DistanceKernel.width))

  /// - Precondition: there is a limit for each place of a panel.
  init(_ values: [Float]) {
    precondition(values.count == DistanceKernel.width, "one limit a place")
    self.values = values
    greatest = values.max() ?? -1
  }

  /// Changes the limits of the places whose bit is set.
  mutating func update(_ places: UInt64, _ limit: (Int) -> Float) {
    if places == 0 { return }
    for place in places.setBits { values[place] = limit(place) }
    greatest = values.max() ?? -1
  }
}
