internal import FoundationEssentials

/// `Thu, 01 Jan 2004 19:48:21 GMT` and its near relatives, as nearly every RSS feed writes them.
///
/// Strict, and without an allocation: whatever deviates is for `WordedDate`.
enum RFC822Date {
  static func parse(_ text: ArraySlice<UInt8>) -> Date? {
    var cursor = Cursor(text: text, index: text.startIndex)
    // The weekday says nothing that the date does not.
    if cursor.peek?.isDigit == false {
      guard cursor.skipLetters() >= 3 else { return nil }
      if cursor.peek == UInt8(ascii: ",") { cursor.index += 1 }
      cursor.skipSpaces()
    }
    guard let day = cursor.number(1...2), cursor.skipSpaces(), let month = cursor.month(), cursor.skipSpaces(),
      let year = cursor.number(4...4), cursor.skipSpaces(), let hour = cursor.number(2...2), cursor.take(":"),
      let minute = cursor.number(2...2)
    else { return nil }
    var fields = DateFields(year: year, month: month, day: day, hour: hour, minute: minute)
    if cursor.take(":") {
      guard let second = cursor.number(2...2) else { return nil }
      fields.second = second
    }
    cursor.skipSpaces()
    guard let offset = cursor.offset() else { return nil }
    fields.offset = offset
    return fields.date
  }

  private struct Cursor {
    let text: ArraySlice<UInt8>
    var index: Int

    var peek: UInt8? { index < text.endIndex ? text[index] : nil }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard peek == UInt8(ascii: character) else { return false }
      index += 1
      return true
    }

    @discardableResult
    mutating func skipSpaces() -> Bool {
      let start = index
      while peek == 0x20 { index += 1 }
      return index > start
    }

    mutating func skipLetters() -> Int {
      let start = index
      while let byte = peek, (0x41...0x5A).contains(byte & 0xDF), byte < 0x80 { index += 1 }
      return index - start
    }

    mutating func number(_ digits: ClosedRange<Int>) -> Int? {
      let start = index
      var value = 0
      while let byte = peek, byte.isDigit, index - start < digits.upperBound {
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
        index += 1
      }
      return index - start >= digits.lowerBound ? value : nil
    }

    /// Three letters in any case.
    mutating func month() -> Int? {
      guard index + 3 <= text.endIndex else { return nil }
      let key = UInt32(text[index] & 0xDF) << 16 | UInt32(text[index + 1] & 0xDF) << 8 | UInt32(text[index + 2] & 0xDF)
      guard let position = RFC822Date.months.firstIndex(of: key) else { return nil }
      index += 3
      return position + 1
    }

    /// Minutes, of `+0300`, `GMT` or nothing, and nothing after it.
    mutating func offset() -> Int? {
      guard let first = peek else { return 0 }
      if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
        index += 1
        guard let number = number(4...4), index == text.endIndex else { return nil }
        let minutes = number / 100 * 60 + number % 100
        return first == UInt8(ascii: "-") ? -minutes : minutes
      }
      let rest = text[index...]
      if rest.elementsEqual("GMT".utf8) || rest.elementsEqual("Z".utf8) || rest.elementsEqual("UT".utf8) { return 0 }
      return Zone.offset(rest)
    }
  }

  private static let months: [UInt32] = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
  ].map { $0.utf8.reduce(0) { $0 << 8 | UInt32($1) } }
}
