import Glibc

/// What standard output looks like to the one who reads it, and whether standard input is typed.
public enum Terminal {
  /// Whether standard input is a terminal.
  static var isStandardInput: Bool { isatty(STDIN_FILENO) == 1 }

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

  /// Whether the locale says that characters other than those of ASCII cannot be shown; without a locale they can.
  public static var isPlain: Bool {
    let settings = ["LC_ALL", "LC_CTYPE", "LANG"].map { (name: String) -> String in
      guard let value = unsafe getenv(name) else { return "" }
      return unsafe String(cString: value)
    }
    guard let locale = settings.first(where: { !$0.isEmpty }) else { return false }
    let name = locale.lowercased()
    return !name.contains("utf-8") && !name.contains("utf8")
  }

  /// What can be a width: a table of a million columns helps nobody.
  private static let widths = 1...10_000
}
