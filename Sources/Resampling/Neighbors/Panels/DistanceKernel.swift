internal import CBytes

/// The safe face of the C filter on floats: which points of a panel may be near which queries of a
/// panel.
///
/// Unsafe because C takes pointers; plain Swift is eight times slower, as it compiles for the
/// oldest processor.
enum DistanceKernel {
  /// How many rows stand side by side in a panel: the cell of column c and position p is at
  /// `c * width + p`.
  static let width = 64
  /// How many neighboring rows of a panel share a box.
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

  /// The squared distances, in float, of all pairs: that of query q and point p is at `q * width + p`.
  ///
  /// - Precondition: both panels have `columnCount` columns.
  static func distances(
    points: Span<Float>, queries: Span<Float>, columnCount: Int
  ) -> [Float] {
    precondition(points.count == columnCount * width && queries.count == points.count, "columns")
    var distances = [Float](repeating: 0, count: width * width)
    // The counts were checked, and the pointers do not outlive the call.
    unsafe points.withUnsafeBufferPointer { points in
      unsafe queries.withUnsafeBufferPointer { queries in
        unsafe distances.withUnsafeMutableBufferPointer { distances in
          unsafe near_distances(
            columnCount, points.baseAddress, queries.baseAddress, distances.baseAddress)
        }
      }
    }
    return distances
  }

  /// Measures pairs of rows exactly, as `DistanceMetric.euclidean` does, four at a time.
  ///
  /// - Parameters:
  ///   - first: rows, one after the other.
  ///   - second: rows, too.
  ///   - pairs: the row of the first times 256, and the row of the second.
  ///   - distances: room for a distance a pair.
  /// - Precondition: there are such rows.
  static func measure(
    _ first: Span<Double>, _ second: Span<Double>, columnCount: Int, pairs: [UInt16],
    into distances: inout [Double]
  ) {
    precondition(distances.count >= pairs.count, "room for all")
    var (last, lastOther): (UInt16, UInt16) = (0, 0)
    for pair in pairs { (last, lastOther) = (max(last, pair >> 8), max(lastOther, pair & 255)) }
    precondition(pairs.isEmpty || (Int(last) + 1) * columnCount <= first.count, "rows")
    precondition(pairs.isEmpty || (Int(lastOther) + 1) * columnCount <= second.count, "rows")
    // The counts were checked, and the pointers do not outlive the call.
    unsafe first.withUnsafeBufferPointer { first in
      unsafe second.withUnsafeBufferPointer { second in
        unsafe pairs.withUnsafeBufferPointer { pairs in
          unsafe distances.withUnsafeMutableBufferPointer { distances in
            unsafe pair_distances(
              columnCount, first.baseAddress, second.baseAddress, pairs.baseAddress, pairs.count,
              distances.baseAddress)
          }
        }
      }
    }
  }

  /// The squared distance between two boxes: the least coordinates of each, then the greatest.
  ///
  /// - Precondition: the boxes have equally many columns.
  static func squaredGap(_ first: Span<Float>, _ second: Span<Float>) -> Float {
    precondition(first.count == second.count, "boxes of equally many columns")
    // The counts were checked, and the pointers do not outlive the call.
    return unsafe first.withUnsafeBufferPointer { one in
      unsafe second.withUnsafeBufferPointer { other in
        unsafe box_gap(one.count / 2, one.baseAddress, other.baseAddress)
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
