import CSVCore

/// A date and time in the form of ISO 8601 that is read from left to right.
struct ClockText {
  private let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The seconds since 1970; `nil` where the text is no date.
  mutating func seconds() -> Double? {
    guard let year = number(4), take("-"), let month = number(2), 1...12 ~= month, take("-"),
      let day = number(2), 1...Self.dayCount(month, year) ~= day
    else { return nil }
    let midnight = Double(Self.days(year, month, day)) * 86_400
    if position == bytes.count { return midnight }
    guard take("T") || take("t") || take(" "), let time = timeOfDay(), let zone = zone(),
      position == bytes.count
    else { return nil }
    return midnight + time - zone
  }

  private mutating func timeOfDay() -> Double? {
    guard let hour = number(2), hour < 24, take(":"), let minute = number(2), minute < 60 else {
      return nil
    }
    let whole = Double(hour * 3600 + minute * 60)
    guard take(":") else { return whole }
    guard let second = number(2), second <= 60 else { return nil }
    guard take(".") || take(",") else { return whole + Double(second) }
    let start = position
    while position < bytes.count, bytes[position] &- UInt8(ascii: "0") <= 9 { position += 1 }
    guard start < position else { return nil }
    let digits = [UInt8(ascii: "0"), UInt8(ascii: ".")] + bytes[start..<position]
    return DecimalReading(digits.span).number.map { whole + Double(second) + $0 }
  }

  /// How many seconds the zone is ahead of the world's time: `Z`, `+01:00`, `-0530`, or nothing.
  private mutating func zone() -> Double? {
    if position == bytes.count || take("Z") || take("z") { return 0 }
    let sign: Double
    if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
    guard let hours = number(2), hours < 24 else { return nil }
    if position == bytes.count { return sign * Double(hours * 3600) }
    _ = take(":")
    guard let minutes = number(2), minutes < 60 else { return nil }
    return sign * Double(hours * 3600 + minutes * 60)
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func number(_ digitCount: Int) -> Int? {
    guard position + digitCount <= bytes.count else { return nil }
    var number = 0
    for byte in bytes[position..<position + digitCount] {
      let digit = byte &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      number = number * 10 + Int(digit)
    }
    position += digitCount
    return number
  }

  private static func dayCount(_ month: Int, _ year: Int) -> Int {
    if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// The days since 1970, in the Gregorian calendar: years that begin in March have the odd day at their end.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // From year 0 on, nothing is negative but the year that began in March before it.
    let year = month < 3 ? year + 399 : year + 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468 - 146_097
  }
}
