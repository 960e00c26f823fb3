import XML

/// Writes markup that is HTML and well-formed XML at once.
struct Markup {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func removeAll(after count: Int) { bytes.removeSubrange(count...) }

  /// Markup as it is.
  mutating func verbatim(_ markup: [UInt8]) { bytes += markup }

  mutating func startTag(_ name: String) {
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
  }

  mutating func attribute(_ attribute: Attributes, _ value: ArraySlice<UInt8>) {
    bytes += attribute.opening
    text(value)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func attribute(_ name: String, _ value: ArraySlice<UInt8>) {
    bytes.append(0x20)
    bytes += name.utf8
    bytes += "=\"".utf8
    text(value)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func endStartTag(isVoid: Bool = false) {
    if isVoid { bytes += " />".utf8 } else { bytes.append(UInt8(ascii: ">")) }
  }

  mutating func endTag(_ name: String) {
    bytes += "</".utf8
    bytes += name.utf8
    bytes.append(UInt8(ascii: ">"))
  }

  mutating func text(_ text: String) { self.text(Array(text.utf8)[...]) }

  mutating func text(_ text: ArraySlice<UInt8>) { MarkupText.append(text, to: &bytes) }
}
