/// The classes of a file: gives every label a number and counts its rows.
///
/// Labels are compared byte by byte. Numbers go by first appearance until ``sortClasses()`` puts
/// them into scikit-learn's order.
///
///     var classes = ClassTable()
///     classes.add("cat".utf8.span)   // 0
///     classes.add("dog".utf8.span)   // 1
///     classes.add("cat".utf8.span)   // 0
///     classes.counts                 // [2, 1]
///
/// Memory: that of an ``Interner``, and 8 bytes more a class.
public struct ClassTable: Sendable {
  /// How many rows each class has, by class number.
  public private(set) var counts: [Int] = []

  /// Whether labels that are all intervals, such as `(0, 2.5]`, are in the order of their values, and not of their bytes.
  public var ordersIntervals = false

  /// The labels, by class number.
  private(set) var labels = Interner()

  /// Creates a table without classes.
  public init() {}

  /// How many classes there are.
  public var count: Int { counts.count }

  /// The bytes of a class's label.
  ///
  /// - Precondition: there is a class of that number.
  public func label(_ number: UInt32) -> [UInt8] {
    labels.label(number)
  }

  /// Counts one more row of a label, which gets the next number if it is new.
  ///
  /// - Returns: the class of the label.
  /// - Precondition: there are fewer than 2³² − 1 classes (whose table would fill 150 GB).
  @discardableResult
  public mutating func add(_ label: borrowing Span<UInt8>) -> UInt32 {
    let number = labels.intern(label)
    if Int(number) < counts.count {
      counts[Int(number)] &+= 1
    } else {
      counts.append(1)
    }
    return number
  }

  /// The class of a label, if a row has had it. Counts nothing.
  public func find(_ label: borrowing Span<UInt8>) -> UInt32? {
    labels.find(label)
  }

  /// Counts `rows` more rows of a class, as where the counts of several files are added up.
  ///
  /// - Throws: ``ResamplingError/tooManyRows(_:)`` if the sum is no 64-bit number.
  /// - Precondition: there is a class of that number, and `rows` is not negative.
  public mutating func add(_ rows: Int, to number: UInt32) throws(ResamplingError) {
    precondition(rows >= 0, "negative count")
    let (sum, overflow) = counts[Int(number)].addingReportingOverflow(rows)
    if overflow { throw .tooManyRows(rows) }
    counts[Int(number)] = sum
  }

  /// Counts `rows` more rows of a label, which gets the next number if it is new.
  ///
  /// - Returns: the class of the label.
  /// - Throws: ``ResamplingError/tooManyRows(_:)`` if the sum is no 64-bit number.
  /// - Precondition: `rows` is not negative.
  @discardableResult
  public mutating func add(
    _ rows: Int, of label: borrowing Span<UInt8>
  ) throws(ResamplingError) -> UInt32 {
    if let known = find(label) {
      try add(rows, to: known)
      return known
    }
    let new = add(label)
    counts[Int(new)] = rows
    return new
  }

  /// Counts the rows of another table, whose labels get the next numbers where they are new.
  ///
  /// - Returns: the number here of every class of the other table.
  /// - Throws: ``ResamplingError/tooManyRows(_:)`` if a sum is no 64-bit number.
  @discardableResult
  public mutating func add(_ other: ClassTable) throws(ResamplingError) -> [UInt32] {
    var numbers: [UInt32] = []
    for (number, count) in other.counts.enumerated() {
      numbers.append(try add(count, of: other.label(UInt32(number)).span))
    }
    return numbers
  }
}

// MARK: - Order

extension ClassTable {
  /// Renumbers the classes in scikit-learn's order (``classOrder()``).
  ///
  /// - Returns: the new number of every old one: `labels[row] = numbers[Int(labels[row])]`.
  public mutating func sortClasses() -> [UInt32] {
    let order = classOrder()
    var sorted = ClassTable()
    sorted.ordersIntervals = ordersIntervals
    sorted.labels.reserveBytes(labels.bytes.count)
    var numbers = [UInt32](repeating: 0, count: count)
    for old in order {
      let label = self.label(old)
      let number = sorted.add(label.span)
      sorted.counts[Int(number)] = counts[Int(old)]
      numbers[Int(old)] = number
    }
    self = sorted
    return numbers
  }

  /// Renumbers the classes in scikit-learn's order, and the labels of the rows with them.
  ///
  /// - Precondition: labels are class numbers of this table, or ``unlabeled``.
  public mutating func sortClasses(renumbering labels: inout [UInt32]) {
    let numbers = sortClasses()
    for row in labels.indices where labels[row] != unlabeled {
      labels[row] = numbers[Int(labels[row])]
    }
  }
}
