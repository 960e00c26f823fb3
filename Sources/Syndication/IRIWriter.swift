extension IRI {
  /// Writes components so that the whole is legal by RFC 3987.
  struct Writer {
    private(set) var bytes: [UInt8] = []
    private var hasAuthority = false

    init(capacity: Int) {
      bytes.reserveCapacity(capacity)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func scheme(_ scheme: String?) {
      guard let scheme else { return }
      bytes += scheme.utf8
      bytes.append(UInt8(ascii: ":"))
    }

    mutating func authority(_ authority: ArraySlice<UInt8>) {
      hasAuthority = true
      bytes += "//".utf8
      legal(authority, in: .authority)
    }

    mutating func path(_ path: ArraySlice<UInt8>) {
      legal(path, in: .path)
    }

    mutating func query(_ query: ArraySlice<UInt8>) {
      bytes.append(UInt8(ascii: "?"))
      legal(query, in: .query)
    }

    mutating func fragment(_ fragment: ArraySlice<UInt8>) {
      bytes.append(UInt8(ascii: "#"))
      legal(fragment, in: .fragment)
    }

    /// Without dot segments (RFC 3986, section 5.2.4), and with a slash first unless it is empty.
    mutating func hierarchicalPath(_ path: ArraySlice<UInt8>) {
      if path.isEmpty { return }
      let root = bytes.count
      var segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)[...]
      // An absolute path splits into an empty segment first.
      if path.first == UInt8(ascii: "/") { segments = segments.dropFirst() }
      var ends: [Int] = []
      for (index, segment) in zip(segments.indices, segments) {
        let isLast = index == segments.endIndex - 1
        switch Self.dots(segment) {
        case 1:
          if isLast { bytes.append(UInt8(ascii: "/")) }
        case 2:
          if let end = ends.popLast() { bytes.removeSubrange(end...) }
          if isLast { bytes.append(UInt8(ascii: "/")) }
        default:
          ends.append(bytes.count)
          // Two slashes at the start of a path without authority would make its first segment one.
          if !hasAuthority && bytes.count == root && segment.isEmpty && !isLast { bytes += "/.".utf8 }
          bytes.append(UInt8(ascii: "/"))
          legal(segment, in: .path)
        }
      }
    }

    /// 1 for `.`, 2 for `..`, also percent-encoded; else 0.
    private static func dots(_ segment: ArraySlice<UInt8>) -> Int {
      guard let first = segment.first, first == UInt8(ascii: ".") || first == UInt8(ascii: "%"), segment.count <= 6
      else { return 0 }
      var rest = segment
      var count = 0
      while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "%") {
          guard rest.popFirst() == UInt8(ascii: "2"), let digit = rest.popFirst(), digit | 0x20 == UInt8(ascii: "e")
          else { return 0 }
        } else if byte != UInt8(ascii: ".") {
          return 0
        }
        count += 1
      }
      return count <= 2 ? count : 0
    }

    /// Percent-encodes what may not stand in the component.
    mutating func legal(_ slice: ArraySlice<UInt8>, in component: Parts.Component) {
      var index = slice.startIndex
      while index < slice.endIndex {
        let byte = slice[index]
        if byte < 0x80 {
          if byte == UInt8(ascii: "%") {
            let isEscape = index + 2 < slice.endIndex && slice[index + 1].isHexDigit && slice[index + 2].isHexDigit
            if isEscape { bytes.append(byte) } else { escape(byte) }
          } else if byte.isLegal
            || (component == .authority && (byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")))
            || (byte == UInt8(ascii: "?") && (component == .query || component == .fragment))
          {
            bytes.append(byte)
          } else {
            escape(byte)
          }
          index += 1
        } else {
          let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
          let end = min(index + length, slice.endIndex)
          let isLegal = Self.isLegal(slice[index..<end])
          for byte in slice[index..<end] { if isLegal { bytes.append(byte) } else { escape(byte) } }
          index = end
        }
      }
    }

    private mutating func escape(_ byte: UInt8) {
      bytes.append(UInt8(ascii: "%"))
      for nibble in [byte >> 4, byte & 15] {
        bytes.append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "A") + nibble - 10)
      }
    }

    /// RFC 3987's `ucschar`, less what turns or hides text: bidirectional controls (section 4.1), zero width characters
    /// and line separators.
    private static func isLegal(_ sequence: ArraySlice<UInt8>) -> Bool {
      var scalar: UInt32 = UInt32(sequence.first ?? 0) & (sequence.count == 2 ? 0x1F : sequence.count == 3 ? 0xF : 7)
      for byte in sequence.dropFirst() { scalar = scalar << 6 | UInt32(byte & 0x3F) }
      switch scalar {
      case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: return scalar == 0x200C || scalar == 0x200D
      case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: return scalar != 0xFEFF
      case 0x10000...0xDFFFF: return scalar & 0xFFFF < 0xFFFE
      case 0xE1000...0xEFFFD: return true
      default: return false
      }
    }
  }
}

extension UInt8 {
  var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
  var isHexDigit: Bool { isDigit || (self | 0x20) &- UInt8(ascii: "a") < 6 }
  /// RFC 3986, section 3.1, after the first letter.
  var isScheme: Bool {
    isLetter || isDigit || self == UInt8(ascii: "+") || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
  }
  var lowercased: UInt8 { self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self }

  /// May stand as it is in any component: RFC 3986's unreserved, sub-delims, and `:` `@` `/`.
  var isLegal: Bool {
    switch self {
    case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&")...UInt8(ascii: ";"), UInt8(ascii: "="),
      UInt8(ascii: "@")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
