/// The version of csv-balance, which all its filters share.
public let version = "0.1.0"
