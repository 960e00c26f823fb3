internal import Glibc

/// A text that was cut out of a document, put back into the tree. False when it is not well formed.
@safe struct CutText {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let count: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe self.bytes = bytes
    count = bytes.count
  }

  private subscript(_ index: Int) -> UInt8 { unsafe bytes[index] }

  /// The inside of a CDATA section: only characters are checked.
  func appendSection(to builder: inout TreeBuilder) -> Bool {
    guard isMadeOfCharacters else { return false }
    return unsafe builder.text(atMost: count) { unsafe copyLines(0..<count, to: $0) }
  }

  /// Text with references. Those to declared entities are left out, and `lacksEntities` says so.
  func appendText(to builder: inout TreeBuilder, _ doctype: Doctype, _ lacksEntities: inout Bool) -> Bool {
    guard isMadeOfCharacters, !hasSectionEnd else { return false }
    return unsafe builder.text(atMost: count) { output in
      var (start, length) = (0, 0)
      while let ampersand = index(of: UInt8(ascii: "&"), from: start) {
        unsafe length += copyLines(start..<ampersand, to: output + length)
        guard let (scalar, end) = reference(at: ampersand, doctype, &lacksEntities) else { return nil }
        // No reference is shorter than what it stands for.
        if let scalar { unsafe length += write(scalar, to: output + length) }
        start = end
      }
      return unsafe length + copyLines(start..<count, to: output + length)
    }
  }

  // MARK: References

  /// What the reference at `start` stands for, nil for an entity of the document's; and the place after it. Nil when
  /// there is none that XML knows.
  private func reference(
    at start: Int, _ doctype: Doctype, _ lacksEntities: inout Bool
  ) -> (scalar: Unicode.Scalar?, end: Int)? {
    guard start + 1 < count else { return nil }
    switch self[start + 1] {
    case UInt8(ascii: "l"): if has("lt;", at: start + 1) { return ("<", start + 4) }
    case UInt8(ascii: "g"): if has("gt;", at: start + 1) { return (">", start + 4) }
    case UInt8(ascii: "a"):
      if has("amp;", at: start + 1) { return ("&", start + 5) }
      if has("apos;", at: start + 1) { return ("'", start + 6) }
    case UInt8(ascii: "q"): if has("quot;", at: start + 1) { return ("\"", start + 6) }
    case UInt8(ascii: "#"): return numeric(from: start + 2)
    default: break
    }
    let slice = unsafe Array(bytes[start..<min(count, start + 300)])
    guard let (reference, end) = CharacterReference.parse(slice[...], at: 0), case .name(let name) = reference,
      doctype.declares(name)
    else { return nil }
    lacksEntities = true
    return (nil, start + end)
  }

  /// A number of XML's, which knows no `&#X41;`, from after its `#`.
  private func numeric(from start: Int) -> (scalar: Unicode.Scalar?, end: Int)? {
    let isHexadecimal = start < count && self[start] == UInt8(ascii: "x")
    let first = isHexadecimal ? start + 1 : start
    var number: UInt32 = 0
    var index = first
    while index < count, let digit = CharacterReference.digit(self[index]), isHexadecimal || digit < 10 {
      number = min(number * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
      index += 1
    }
    guard index > first, index < count, self[index] == UInt8(ascii: ";"),
      let scalar = CharacterReference.scalar(number)
    else { return nil }
    return (scalar, index + 1)
  }

  private func has(_ ascii: StaticString, at start: Int) -> Bool {
    let length = ascii.utf8CodeUnitCount
    return unsafe start + length <= count && memcmp(bytes.baseAddress! + start, ascii.utf8Start, length) == 0
  }

  private func write(_ scalar: Unicode.Scalar, to output: UnsafeMutablePointer<UInt8>) -> Int {
    guard scalar.value >= 0x80 else {
      unsafe output.pointee = UInt8(scalar.value)
      return 1
    }
    var length = 0
    for byte in UTF8.encode(scalar)! {
      unsafe output[length] = byte
      length += 1
    }
    return length
  }

  /// Line ends are one line feed (XML 1.0, section 2.11). How many bytes were written.
  private func copyLines(_ range: Range<Int>, to output: UnsafeMutablePointer<UInt8>) -> Int {
    var (start, length) = (range.lowerBound, 0)
    func copy(to end: Int) {
      guard end > start else { return }
      unsafe memcpy(output + length, bytes.baseAddress! + start, end - start)
      length += end - start
    }
    while let carriageReturn = index(of: 0x0D, from: start, to: range.upperBound) {
      copy(to: carriageReturn)
      if carriageReturn + 1 >= count || self[carriageReturn + 1] != 0x0A {
        unsafe output[length] = 0x0A
        length += 1
      }
      start = carriageReturn + 1
    }
    copy(to: range.upperBound)
    return length
  }

  // MARK: Checks

  /// XML 1.0, production 2: UTF-8 without control characters, U+FFFE and U+FFFF.
  private var isMadeOfCharacters: Bool {
    var controls: UInt8 = 0
    var high: UInt8 = 0
    // Without a branch, so that many bytes are looked at at a time: 1 for each control character, and for each of the
    // three that XML allows 1 once more.
    for index in 0..<count {
      let byte = self[index]
      high |= byte
      let isControl: UInt8 = byte < 0x20 ? 1 : 0
      let isLineFeed: UInt8 = byte == 0x0A ? 1 : 0
      let isReturn: UInt8 = byte == 0x0D ? 1 : 0
      let isTab: UInt8 = byte == 0x09 ? 1 : 0
      controls |= isControl ^ isLineFeed ^ isReturn ^ isTab
    }
    if controls != 0 { return false }
    if high < 0x80 { return true }
    guard unsafe UTF8Repair.isValid(bytes) else { return false }
    return unsafe !Windows1252.contains(bytes, 0xEF) { unsafe $0[0] == 0xBF && $0[1] >= 0xBE }
  }

  /// `]]>` must not stand in text (XML 1.0, section 2.4).
  private var hasSectionEnd: Bool {
    var start = 0
    while let end = index(of: UInt8(ascii: ">"), from: start) {
      if end >= 2, self[end - 1] == UInt8(ascii: "]"), self[end - 2] == UInt8(ascii: "]") { return true }
      start = end + 1
    }
    return false
  }

  /// - Parameter end: every byte is searched once for each character that is sought, so that time stays linear.
  private func index(of byte: UInt8, from start: Int, to end: Int? = nil) -> Int? {
    let end = end ?? count
    guard start < end, let found = unsafe memchr(bytes.baseAddress! + start, Int32(byte), end - start)
    else { return nil }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(bytes.baseAddress!)
  }
}
