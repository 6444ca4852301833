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
  /// most `limits[q]`.
  ///
  /// - Parameters:
  ///   - box: the least cells of the points' columns, then the greatest.
  ///   - quads: for each column the least cells of the quads of queries, then the greatest.
  /// - Precondition: the parts are as long as the number of columns asks for; there are `width`
  ///   limits and masks.
  static func findNear(
    points: Span<Float>, box: Span<Float>, queries: Span<Float>, quads: Span<Float>,
    limits: Span<Float>, masks: inout MutableSpan<UInt64>
  ) {
    let columnCount = box.count / 2
    precondition(points.count == columnCount * width && box.count == 2 * columnCount, "points")
    precondition(queries.count == points.count && quads.count * 2 == points.count, "queries")
    precondition(limits.count == width && masks.count == width, "one limit and mask a query")
    // The counts were checked, and the pointers do not outlive the call.
    unsafe points.withUnsafeBufferPointer { points in
      unsafe box.withUnsafeBufferPointer { box in
        unsafe queries.withUnsafeBufferPointer { queries in
          unsafe quads.withUnsafeBufferPointer { quads in
            unsafe limits.withUnsafeBufferPointer { limits in
              unsafe masks.withUnsafeMutableBufferPointer { masks in
                unsafe near_masks(
                  points.baseAddress, box.baseAddress, queries.baseAddress, quads.baseAddress,
                  columnCount, limits.baseAddress, masks.baseAddress)
              }
            }
          }
        }
      }
    }
  }
}
