/// The field lines of an answer (RFC 9110, section 5), looked up without being copied first.
package struct HTTPFields: Sendable, Hashable {
  /// Lines as received, each with its line end.
  private var block: [UInt8] = []

  package init() {}

  /// `text` is lines `Name: value`.
  package init(_ text: String) {
    block = Array(text.utf8)
  }

  mutating func append(line: some Collection<UInt8>) {
    block.append(contentsOf: line)
  }

  mutating func removeAll() {
    block.removeAll(keepingCapacity: true)
  }

  /// The first value under that name, without the white space around it; bytes that are not UTF-8 become U+FFFD.
  package subscript(name: String) -> String? {
    var first: String?
    forEachValue(of: name) { value in
      first = String(decoding: value, as: UTF8.self)
      return false
    }
    return first
  }

  package func all(_ name: String) -> [String] {
    var values: [String] = []
    forEachValue(of: name) { value in
      values.append(String(decoding: value, as: UTF8.self))
      return true
    }
    return values
  }

  /// `body` answers whether to go on.
  private func forEachValue(of name: String, _ body: (ArraySlice<UInt8>) -> Bool) {
    let name = name.utf8
    var start = block.startIndex
    while start < block.endIndex {
      let end = block[start...].firstIndex(of: UInt8(ascii: "\n")) ?? block.endIndex
      if let value = value(in: block[start..<end], under: name), !body(value) { return }
      start = end + 1
    }
  }

  private func value(in line: ArraySlice<UInt8>, under name: String.UTF8View) -> ArraySlice<UInt8>? {
    guard line.count > name.count else { return nil }
    let colon = line.startIndex + name.count
    guard line[colon] == UInt8(ascii: ":"),
      zip(line, name).allSatisfy({ HTTPFields.lowercased($0) == HTTPFields.lowercased($1) })
    else { return nil }
    var value = line[(colon + 1)...]
    while let first = value.first, HTTPFields.isWhite(first) { value = value.dropFirst() }
    while let last = value.last, HTTPFields.isWhite(last) { value = value.dropLast() }
    return value
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }

  private static func isWhite(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}
