internal import CBytes

/// The safe face of the C filter on bytes, and the choice of one: processors multiply four bytes of
/// each of sixteen rows in one instruction.
///
/// Unsafe because C takes pointers; no Swift compiles to these instructions.
enum ByteKernel: CaseIterable {
  /// Numbers from −64 to 63.
  case avx2
  /// Numbers from −128 to 127.
  case vnni

  /// In more columns a table has no bytes.
  static let greatestColumnCount = greatest_byte_columns
  /// How many columns of a row lie side by side.
  static let groupSize = byte_group

  /// What this processor has, the best last.
  static let available: [ByteKernel] =
    switch best_byte_kernel() {
    case byte_kernel_vnni: [.avx2, .vnni]
    case byte_kernel_avx2: [.avx2]
    default: []
    }

  /// What is added to a number to store it; numbers are at least minus this, and less than this.
  var bias: Int { self == .vnni ? 128 : 64 }

  private var kind: byte_kernel { self == .vnni ? byte_kernel_vnni : byte_kernel_avx2 }

  /// Sets bit p of `masks[q]` where query q and point p of two panels may be within the reach of
  /// either.
  ///
  /// - Precondition: the panels are of this kernel, equally wide and equally scaled; there is a mask
  ///   for each row of a panel.
  func findNear(
    points: BytePanels, _ panel: Int, _ pointLimits: PanelLimits, queries: BytePanels,
    _ queryPanel: Int, _ queryLimits: PanelLimits, masks: inout [UInt64]
  ) {
    precondition(masks.count == DistanceKernel.width, "one mask a query")
    precondition(points.kernel == self && queries.kernel == self, "bytes of another kernel")
    precondition(points.groupCount == queries.groupCount, "columns of queries and points")
    // The spans are as long as C expects, and the pointers do not outlive the call.
    unsafe points.withPanel(panel, pointLimits) { points in
      unsafe queries.withPanel(queryPanel, queryLimits) { other in
        unsafe masks.withUnsafeMutableBufferPointer { masks in
          unsafe near_byte_masks(
            kind, queries.groupCount, queries.scale, points, other, masks.baseAddress)
        }
      }
    }
  }
}

extension BytePanels {
  /// Lends a panel in the form that C takes.
  fileprivate func withPanel(
    _ panel: Int, _ limits: PanelLimits, body: (UnsafePointer<byte_panel>) -> Void
  ) {
    let rows = panel * DistanceKernel.width..<(panel + 1) * DistanceKernel.width
    let size = groupCount * ByteKernel.groupSize * DistanceKernel.width
    let cells = cells.span.extracting(panel * size..<(panel + 1) * size)
    let (norms, sums) = (norms.span.extracting(rows), sums.span.extracting(rows))
    let residuals = residuals.span.extracting(rows)
    unsafe cells.withUnsafeBufferPointer { cells in
      unsafe norms.withUnsafeBufferPointer { norms in
        unsafe sums.withUnsafeBufferPointer { sums in
          unsafe residuals.withUnsafeBufferPointer { residuals in
            unsafe limits.reaches.withUnsafeBufferPointer { reaches in
              var side = unsafe byte_panel(
                cells: cells.baseAddress, norms: norms.baseAddress, sums: sums.baseAddress,
                residuals: residuals.baseAddress, greatestResidual: greatestResiduals[panel],
                reaches: reaches.baseAddress)
              unsafe body(&side)
            }
          }
        }
      }
    }
  }
}
