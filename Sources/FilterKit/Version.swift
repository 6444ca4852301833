/// The version of csv-balance, which all its filters share.
public let version = "0.2.0"

/// The day of that version, which the man pages bear.
let versionDate = "2026-11-28"
