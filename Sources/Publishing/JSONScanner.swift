/// Reads back the JSON that the writer wrote, in one pass, and stops at the first thing that is not JSON (RFC 8259).
struct JSONScanner {
  struct Malformed: Error {
    var message: String
    var offset: Int
  }

  let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  init(_ bytes: [UInt8]) throws(Malformed) {
    self.bytes = bytes
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw Malformed(message: "not UTF-8", offset: error.byteOffsets.lowerBound)
    }
  }

  /// Throws where something stands after the value.
  mutating func end() throws(Malformed) {
    skipSpace()
    if position < bytes.count { throw failure("something stands after the end") }
  }

  /// `visit` is given the name of each member, between its quotes, and reads its value. False when this is no object.
  mutating func members(
    _ visit: (ArraySlice<UInt8>, inout JSONScanner) throws(Malformed) -> Void
  ) throws(Malformed) -> Bool {
    guard try open(UInt8(ascii: "{")) else { return false }
    if try close(UInt8(ascii: "}")) { return true }
    while true {
      skipSpace()
      guard let name = try string() else { throw failure("a member without a name") }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw failure("a member without a value") }
      try visit(bytes[name], &self)
      if try close(UInt8(ascii: "}")) { return true }
      guard take(UInt8(ascii: ",")) else { throw failure("no comma between two members") }
    }
  }

  /// `visit` reads each element. False when this is no array.
  mutating func elements(_ visit: (inout JSONScanner) throws(Malformed) -> Void) throws(Malformed) -> Bool {
    guard try open(UInt8(ascii: "[")) else { return false }
    if try close(UInt8(ascii: "]")) { return true }
    while true {
      try visit(&self)
      if try close(UInt8(ascii: "]")) { return true }
      guard take(UInt8(ascii: ",")) else { throw failure("no comma between two elements") }
    }
  }

  /// Where the string is, between its quotes and with its escapes; nil when this is no string.
  mutating func string() throws(Malformed) -> Range<Int>? {
    skipSpace()
    guard take(UInt8(ascii: "\"")) else { return nil }
    let start = position
    while true {
      position = Self.plainEnd(in: bytes.span, from: position)
      guard position < bytes.count else { break }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return start..<position - 1
      case UInt8(ascii: "\\"): try escape()
      default: throw failure("a control character")
      }
    }
    throw failure("a string does not end")
  }

  /// The first byte of a string that is a quote, a backslash or a control character.
  private static func plainEnd(in bytes: Span<UInt8>, from start: Int) -> Int {
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
      position += 1
    }
    return position
  }

  /// Any value, and all that is in it.
  mutating func skip() throws(Malformed) {
    if try string() != nil { return }
    if try members({ _, json throws(Malformed) in try json.skip() }) { return }
    if try elements({ json throws(Malformed) in try json.skip() }) { return }
    let start = position
    while position < bytes.count, Self.isOfWord(bytes[position]) { position += 1 }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    guard ["true", "false", "null"].contains(word) || Int(word) != nil && word.first != "+" else {
      throw failure("a value was expected")
    }
  }

  /// Of what the writer writes beside strings: whole numbers and the three words.
  private static func isOfWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
      || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
  }

  private mutating func escape() throws(Malformed) {
    let next = position + 1 < bytes.count ? bytes[position + 1] : 0
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
    default: throw failure("an escape that the writer does not write")
    }
  }

  private mutating func open(_ mark: UInt8) throws(Malformed) -> Bool {
    skipSpace()
    guard take(mark) else { return false }
    depth += 1
    if depth > 64 { throw failure("nested too deeply") }
    return true
  }

  private mutating func close(_ mark: UInt8) throws(Malformed) -> Bool {
    skipSpace()
    guard take(mark) else { return false }
    depth -= 1
    return true
  }

  private mutating func take(_ mark: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == mark else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x09, 0x0D: position += 1
      default: return
      }
    }
  }

  private func failure(_ message: String) -> Malformed { Malformed(message: message, offset: position) }
}
