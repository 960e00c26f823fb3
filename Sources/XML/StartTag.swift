/// A start tag as authors write it: values without quotes, quotes without an end, attributes twice.
struct StartTag {
  var name: String
  /// Values with their references.
  var attributes: [(name: String, value: ArraySlice<UInt8>)] = []
  var isEmpty = false
  /// Whether some attribute has no value, as the words of a sentence have none.
  var hasBareWords = false
  var hasValues = false
  /// False for a tag that the next `<`, or the end, cuts off.
  var isClosed = false
  /// The place after it.
  var end: Int

  /// Reads the tag whose `<` is at `start`. Every byte is looked at a bounded number of times.
  init(_ bytes: ArraySlice<UInt8>, at start: Int, _ limits: XMLReader.Limits, _ damage: inout DamageNotes) {
    (name, end) = bytes.name(at: start + 1)
    var index = end
    var seen: Set<String> = []
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: ">") {
        isClosed = true
        index += 1
        break
      } else if byte == UInt8(ascii: "<") {
        break
      } else if byte == UInt8(ascii: "/") {
        isEmpty = index + 1 < bytes.endIndex && bytes[index + 1] == UInt8(ascii: ">")
        index += 1
      } else if byte.isNameStart {
        let (attribute, attributeEnd) = bytes.name(at: index)
        index = attributeEnd
        let value = Self.value(bytes, at: &index, &damage)
        if value == nil { hasBareWords = true } else { hasValues = true }
        if attributes.count < limits.attributes, seen.insert(attribute).inserted {
          let value = value ?? []
          attributes.append((attribute, value.count > limits.attribute ? [] : value))
        } else {
          damage.add(.repaired, "An attribute is there twice, or there are more than \(limits.attributes).")
        }
      } else {
        index += 1
      }
    }
    end = index
  }

  /// The attribute's value after the `=` at or after `index`, which is moved past it; nil when there is none.
  private static func value(
    _ bytes: ArraySlice<UInt8>, at index: inout Int, _ damage: inout DamageNotes
  ) -> ArraySlice<UInt8>? {
    var next = index
    while next < bytes.endIndex, bytes[next] <= 0x20 { next += 1 }
    guard next < bytes.endIndex, bytes[next] == UInt8(ascii: "=") else { return nil }
    next += 1
    while next < bytes.endIndex, bytes[next] <= 0x20 { next += 1 }
    guard next < bytes.endIndex else {
      index = next
      return []
    }
    let quote = bytes[next]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = next + 1
      var end = start
      var firstEnd: Int?
      while end < bytes.endIndex, bytes[end] != quote {
        if bytes[end] == UInt8(ascii: ">"), firstEnd == nil { firstEnd = end }
        if bytes[end] == UInt8(ascii: "<"), firstEnd != nil { break }
        end += 1
      }
      if end < bytes.endIndex, bytes[end] == quote {
        index = end + 1
        return bytes[start..<end]
      }
      // The quote that should end it is missing: the tag ends at its first `>`.
      damage.add(.repaired, "An attribute's value has no closing quote.")
      index = firstEnd ?? end
      return bytes[start..<index]
    }
    damage.add(.repaired, "An attribute's value is not quoted.")
    let start = next
    while next < bytes.endIndex, bytes[next] > 0x20, bytes[next] != UInt8(ascii: ">"), bytes[next] != UInt8(ascii: "<")
    {
      next += 1
    }
    if next < bytes.endIndex, bytes[next] == UInt8(ascii: ">"), next > start, bytes[next - 1] == UInt8(ascii: "/") {
      next -= 1
    }
    index = next
    return bytes[start..<next]
  }
}
