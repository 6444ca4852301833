/// Texts as words of a shell's command line.
public enum ShellWord {
  /// A text as one word that sh, bash, dash, ksh, zsh and make's recipes (but for `$`) take for just that text: as it
  /// is where all its bytes are harmless, else in single quotes.
  public static func quoted(_ text: String) -> String {
    if !text.isEmpty && text.utf8.allSatisfy(isHarmless) { return text }
    var word = "'"
    for scalar in text.unicodeScalars {
      if scalar == "'" { word += "'\\''" } else { word.unicodeScalars.append(scalar) }
    }
    return word + "'"
  }

  private static func isHarmless(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "_,./:@%+-".utf8.contains(byte)
    }
  }
}
