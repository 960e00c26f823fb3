internal import XML

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    guard let first = utf8.first, let last = utf8.last else { return self }
    if first > 0x20 && last > 0x20 && first < 0x80 && last < 0x80 { return self }
    guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[start...end])
  }
}

extension Element {
  /// All text below, without white space at its ends; nil for none.
  var words: String? {
    guard isSuspicious else { return trimmedText }
    let bytes = trimmedBytes
    return bytes.isEmpty ? nil : Mojibake.withoutControls(Mojibake.repaired(bytes))
  }

  var number: Int? {
    words.flatMap { Int($0.prefix(18)) }
  }
}
