internal import CBytes

/// The instructions that a scan uses; what it finds is the same to the byte.
///
/// The face of the C code that looks at the bytes: all that it reads and writes is checked here.
package struct ScanKernel: Sendable, CustomStringConvertible {
  private let kernel: scan_kernel
  /// The name of the widest instructions.
  package let description: String

  /// What every processor can do.
  package static let plain = ScanKernel(kernel: scan_kernel_plain, description: "plain")

  /// Those that this processor can do, the fastest last.
  package static let allAvailable =
    [
      plain,
      ScanKernel(kernel: scan_kernel_avx2, description: "AVX2"),
      ScanKernel(kernel: scan_kernel_avx512, description: "AVX-512"),
    ].filter { scan_kernel_is_available($0.kernel) != 0 }

  /// The fastest that this processor can do.
  package static let best = allAvailable.last ?? plain

  /// How many line feeds lie between two positions of a buffer.
  ///
  /// - Precondition: the buffer has `Block.size` bytes of padding or more after `end`.
  func lineFeedCount(in buffer: Span<UInt8>, from start: Int, to end: Int) -> Int {
    guard start < end else { return 0 }
    let bytes = buffer.extracting(start..<(end + Block.size))
    return unsafe bytes.withUnsafeBufferPointer {
      unsafe Int(count_line_feeds(kernel, $0.baseAddress, UInt64(end - start)))
    }
  }
}

// MARK: - Records

extension ScanKernel {
  /// What to look for.
  struct Request {
    var delimiter: UInt8
    var quote = Byte.quote
    /// Whether a quote behind a backslash is data.
    var hasEscapes = false
    /// How many fields each record has; `nil` takes one record of any width.
    var columnCount: Int?
    /// Whether a record of another width stops the scan; without it no stops are found.
    var checksWidth: Bool
    /// The wanted delimiters of a record, from 1 to `columnCount - 1`, rising.
    var stops: [UInt32]
  }

  /// Why a scan stopped.
  enum Stop {
    /// No record is left that ends before the end.
    case end
    /// There may be more records.
    case room
    /// The next record has another width, or text after a closing quote.
    case oddRecord
  }

  /// The most records that are found at once.
  private static let mostRecords = 2048

  /// Appends to `found` whole records from `start` on, and moves `found.consumed` behind them.
  ///
  /// - Precondition: the buffer has `Block.size` bytes of padding or more after `end`.
  func findRecords(
    _ request: Request, in buffer: Span<UInt8>, from start: Int, to end: Int,
    into found: inout RecordIndex
  ) -> Stop {
    found.consumed = start
    guard start < end else { return .end }
    precondition(end <= Int(Int32.max), "positions have 32 bits")
    let columnCount = request.columnCount ?? 0
    let stopCount = request.checksWidth ? request.stops.count : 0
    precondition(stopCount == 0 || request.stops[stopCount - 1] < columnCount, "no such delimiter")
    // Each field but those of width nil takes a byte at least, its delimiter.
    let most = columnCount == 0 ? 1 : min(Self.mostRecords, (end - start) / columnCount + 1)
    var scan = unsafe record_scan()
    unsafe scan.start = UInt32(start)
    unsafe scan.end = UInt32(end)
    unsafe scan.delimiter = request.delimiter
    unsafe scan.quote = request.quote
    unsafe scan.hasEscapes = request.hasEscapes ? 1 : 0
    unsafe scan.isCounting = request.checksWidth && columnCount > 0 ? 1 : 0
    unsafe scan.fieldCount = UInt32(columnCount)
    unsafe scan.stopCount = UInt32(stopCount)
    unsafe scan.room = UInt32(most)
    let bytes = buffer.extracting(0..<(end + Block.size))
    let stop = unsafe find(&scan, in: bytes, request.stops, &found.records, &found.stops)
    unsafe found.consumed = Int(scan.consumed)
    unsafe found.blankLines += UInt32(scan.blankLineCount)
    unsafe found.quotedLineFeeds += UInt32(scan.quotedLineFeedCount)
    if unsafe scan.hasDoubledQuotes != 0 { found.hasDoubledQuotes = true }
    switch stop {
    case scan_stop_end: return .end
    case scan_stop_room: return .room
    default: return .oddRecord
    }
  }

  /// Runs a scan with `scan.room` records of room at the end of the arrays.
  private func find(
    _ scan: inout record_scan, in bytes: Span<UInt8>, _ stops: [UInt32],
    _ records: inout [RecordIndex.Bounds], _ positions: inout [UInt32]
  ) -> scan_stop {
    var stop = scan_stop_end
    let room = unsafe Int(scan.room)
    let stopCount = unsafe Int(scan.stopCount)
    records.append(addingCapacity: room) { records in
      // For no room at all Swift 6.3.1 writes the count, 0, to the storage that all empty arrays share, which is a race.
      positions.append(addingCapacity: max(1, room * stopCount)) { positions in
        unsafe bytes.withUnsafeBufferPointer { bytes in
          unsafe stops.withUnsafeBufferPointer { stops in
            unsafe records.withUnsafeMutableBufferPointer { records, recordCount in
              unsafe positions.withUnsafeMutableBufferPointer { positions, positionCount in
                unsafe scan.bytes = bytes.baseAddress
                unsafe scan.stops = stops.baseAddress
                unsafe scan.positions = positions.baseAddress
                stop = unsafe records.withMemoryRebound(to: record_bounds.self) {
                  unsafe scan.records = $0.baseAddress
                  return unsafe scan_records(kernel, &scan)
                }
                recordCount = unsafe Int(scan.recordCount)
                positionCount = recordCount * stopCount
              }
            }
          }
        }
      }
    }
    return stop
  }
}
