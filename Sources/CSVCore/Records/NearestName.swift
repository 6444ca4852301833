/// The name that differs from `text` by the fewest edits, if by few enough that a slip is likely.
///
/// - Parameter limit: how many edits are few enough; `nil` for a third of the text.
package func nearestName(
  to text: String, in names: [String], within limit: Int? = nil
) -> String? {
  if text.isEmpty { return nil }
  let wanted = Array(text.lowercased().utf8.prefix(200))
  let limit = limit ?? max(1, wanted.count / 3)
  var best: (name: String, distance: Int)?
  for name in names.prefix(1000) {
    let distance = editDistance(wanted, Array(name.lowercased().utf8.prefix(200)))
    if distance <= limit && distance < best?.distance ?? Int.max {
      best = (name, distance)
    }
  }
  return best?.name
}

/// How many bytes must be put in, taken out, changed, or swapped with their neighbors to make one text of the other
/// (Damerau 1964, Levenshtein 1966).
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var earlier = [Int](repeating: 0, count: b.count + 1)
  var above = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var row = [i + 1]
    for (j, y) in b.enumerated() {
      var best = min(above[j] + (x == y ? 0 : 1), row[j] + 1, above[j + 1] + 1)
      if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y { best = min(best, earlier[j - 1] + 1) }
      row.append(best)
    }
    (earlier, above) = (above, row)
  }
  return above[b.count]
}
