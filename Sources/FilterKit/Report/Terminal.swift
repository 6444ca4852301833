import Glibc

/// What standard output looks like to the one who reads it.
public enum Terminal {
  /// Whether standard output is a terminal.
  public static var isStandardOutput: Bool { isatty(STDOUT_FILENO) == 1 }

  /// How many columns a line has: as `COLUMNS` says, else as the terminal says, else 80.
  public static var width: Int {
    if let text = unsafe getenv("COLUMNS"), let columns = unsafe Int(String(cString: text)),
      widths.contains(columns)
    {
      return columns
    }
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      widths.contains(Int(size.ws_col))
    else { return 80 }
    return Int(size.ws_col)
  }

  /// What can be a width: a table of a million columns helps nobody.
  private static let widths = 1...10_000
}
