import Glibc
public struct ByteOutput: ~Copyable {
  public enum Destination: Sendable { case standardOutput, file(String) }
  var fd: Int32 = 1
  public init(_ d: Destination, gzip: Bool) throws(CSVError) {
    if case .file(let p) = d { fd = unsafe open(p, O_WRONLY|O_CREAT|O_TRUNC, 0o644) }
  }
  var b: [UInt8] = []
  public mutating func write(_ bytes: borrowing Span<UInt8>) throws(CSVError) {
    for i in bytes.indices { b.append(bytes[i]) }
    if b.count > 1 << 16 { try flush() }
  }
  public mutating func flush() throws(CSVError) { unsafe b.withUnsafeBytes { p in _ = unsafe Glibc.write(fd, p.baseAddress, p.count) }; b.removeAll(keepingCapacity: true) }
  public mutating func finish() throws(CSVError) { try flush() }
  public mutating func commit() throws(CSVError) {  }
}
public func ignoreBrokenPipes() {}
