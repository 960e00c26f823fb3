/// A buffer of JSON in UTF-8 (RFC 8259), a member a line.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var depth = 0
  private var isFirst = true

  init(reserving capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// An object; as a member of the one around it when it has a name.
  ///
  /// Names are our own, and nothing in them needs an escape.
  mutating func object(_ name: String? = nil, _ members: (inout JSONWriter) -> Void) {
    nest(name, "{", "}", members)
  }

  /// An array of objects.
  mutating func array<Element>(
    _ name: String, _ elements: some Sequence<Element>, _ members: (inout JSONWriter, Element) -> Void
  ) {
    nest(name, "[", "]") { json in
      for element in elements { json.object { members(&$0, element) } }
    }
  }

  /// A member that is an array of strings; nothing when there are none.
  mutating func member(_ name: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    start(name)
    raw("[")
    for (index, value) in values.enumerated() {
      if index > 0 { raw(", ") }
      string(value)
    }
    raw("]")
  }

  /// A member that is a string; nothing when it is nil.
  mutating func member(_ name: String, _ value: String?) {
    guard let value else { return }
    start(name)
    string(value)
  }

  mutating func member(_ name: String, _ value: Int?) {
    guard let value else { return }
    start(name)
    raw(String(value))
  }

  mutating func member(_ name: String, _ value: Bool?) {
    guard let value else { return }
    start(name)
    raw(value ? "true" : "false")
  }

  mutating func end() { raw("\n") }

  private mutating func nest(_ name: String?, _ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
    if depth > 0 { start(name) }
    raw(open)
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { newline() }
    isFirst = false
    raw(close)
  }

  private mutating func start(_ name: String?) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    newline()
    if let name {
      bytes.append(UInt8(ascii: "\""))
      raw(name)
      raw("\": ")
    }
  }

  private mutating func newline() {
    bytes.append(UInt8(ascii: "\n"))
    if depth < Self.indents.count { raw(Self.indents[depth]) } else { raw(String(repeating: "  ", count: depth)) }
  }

  private static let indents = (0..<8).map { String(repeating: "  ", count: $0) }

  private mutating func raw(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func string(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    let utf8 = value.utf8
    let source = utf8.span
    var start = 0
    while start < source.count {
      let end = min(start + 4_096, source.count)
      // Not too much at once: what it may grow to is reserved before.
      bytes.append(addingCapacity: (end - start) * 3) { output in
        for position in start..<end {
          let byte = source[position]
          if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
            Self.escape(byte, to: &output)
          } else {
            output.append(byte)
          }
        }
      }
      start = end
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// At most three bytes.
  private static func escape(_ byte: UInt8, to output: inout OutputSpan<UInt8>) {
    let escaped =
      switch byte {
      case UInt8(ascii: "\""): "\\\""
      case UInt8(ascii: "\\"): "\\\\"
      case UInt8(ascii: "\n"): "\\n"
      case UInt8(ascii: "\t"): "\\t"
      case UInt8(ascii: "\r"): "\\r"
      // What XML cannot carry is not carried here either: the formats say the same.
      default: "\u{FFFD}"
      }
    for byte in escaped.utf8 { output.append(byte) }
  }
}
