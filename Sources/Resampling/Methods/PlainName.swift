extension String {
  /// A name of an option's value as the tools write it: `Not Majority` and `not_majority` are `not-majority`.
  public var plainName: String {
    String(
      decoding: utf8.map { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        case UInt8(ascii: " "), UInt8(ascii: "_"): UInt8(ascii: "-")
        default: byte
        }
      }, as: UTF8.self)
  }
}
