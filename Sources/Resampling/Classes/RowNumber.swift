/// The number of a row among the records of a file, from 0.
///
/// Four bytes: whoever reads the rows refuses more than 2³² − 1 of them
/// (``ResamplingError/tooManyRows(_:)``).
public typealias RowNumber = UInt32

/// The label of a row that takes no part: every method goes on as if the row were not there.
///
/// Labels are class numbers, from 0, one a row.
@inlinable public var unlabeled: UInt32 { .max }
