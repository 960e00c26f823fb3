/// HTML with some attributes' values replaced, and every other byte as it was.
package enum HTMLAttributes {
  /// `replacement` is asked for each attribute that has a value, with its name in lower case and its value's references
  /// read; nil leaves it.
  package static func replacing(
    in html: String, _ replacement: (_ name: String, _ value: String) -> String?
  ) -> String {
    var tokens = HTMLTokens(html, attributeLimit: .max)
    let bytes = tokens.bytes
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 8)
    var copied = 0
    while let token = tokens.next() {
      guard case .startTag = token else { continue }
      for attribute in tokens.attributes {
        guard let value = attribute.value else { continue }
        let name = String(decoding: bytes[attribute.name], as: UTF8.self).lowercased()
        let text = HTMLReferences.decoding(bytes[value], inAttribute: true)
        guard let new = replacement(name, text), new != text else { continue }
        let isQuoted =
          value.lowerBound > 0 && [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[value.lowerBound - 1])
        output += bytes[copied..<(value.lowerBound - (isQuoted ? 1 : 0))]
        output.append(UInt8(ascii: "\""))
        for byte in new.utf8 {
          switch byte {
          case UInt8(ascii: "&"): output += "&amp;".utf8
          case UInt8(ascii: "\""): output += "&quot;".utf8
          case UInt8(ascii: "<"): output += "&lt;".utf8
          default: output.append(byte)
          }
        }
        output.append(UInt8(ascii: "\""))
        copied = value.upperBound + (isQuoted ? 1 : 0)
      }
    }
    output += bytes[min(copied, bytes.count)...]
    return String(decoding: output, as: UTF8.self)
  }
}
