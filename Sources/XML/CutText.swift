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
    appendLines(0..<count, to: &builder)
    return true
  }

  /// Text with references. Those to declared entities are left out, and `lacksEntities` says so.
  func appendText(to builder: inout TreeBuilder, _ doctype: Doctype, _ lacksEntities: inout Bool) -> Bool {
    guard isMadeOfCharacters, !hasSectionEnd else { return false }
    var start = 0
    while let ampersand = index(of: UInt8(ascii: "&"), from: start) {
      appendLines(start..<ampersand, to: &builder)
      guard let end = appendReference(at: ampersand, to: &builder, doctype, &lacksEntities) else { return false }
      start = end
    }
    appendLines(start..<count, to: &builder)
    return true
  }

  /// The place after the reference; nil when there is none that XML knows.
  private func appendReference(
    at start: Int, to builder: inout TreeBuilder, _ doctype: Doctype, _ lacksEntities: inout Bool
  ) -> Int? {
    if let (character, length) = predefined(at: start) {
      builder.text(CollectionOfOne(character))
      return start + length
    }
    let slice = unsafe Array(bytes[start..<min(count, start + 300)])
    guard let (reference, end) = CharacterReference.parse(slice[...], at: 0) else { return nil }
    switch reference {
    case .number(let number):
      guard let scalar = CharacterReference.scalar(number) else { return nil }
      builder.text(UTF8.encode(scalar)!)
    case .name(let name):
      guard doctype.declares(name) else { return nil }
      lacksEntities = true
    }
    return start + end
  }

  private func predefined(at start: Int) -> (UInt8, Int)? {
    func has(_ ascii: StaticString) -> Bool {
      let length = ascii.utf8CodeUnitCount
      return unsafe start + length <= count && memcmp(bytes.baseAddress! + start, ascii.utf8Start, length) == 0
    }
    if has("&lt;") { return (UInt8(ascii: "<"), 4) }
    if has("&gt;") { return (UInt8(ascii: ">"), 4) }
    if has("&amp;") { return (UInt8(ascii: "&"), 5) }
    if has("&quot;") { return (UInt8(ascii: "\""), 6) }
    if has("&apos;") { return (UInt8(ascii: "'"), 6) }
    return nil
  }

  /// Line ends are one line feed (XML 1.0, section 2.11).
  private func appendLines(_ range: Range<Int>, to builder: inout TreeBuilder) {
    var start = range.lowerBound
    while let carriageReturn = index(of: 0x0D, from: start, to: range.upperBound) {
      unsafe builder.text(UnsafeBufferPointer(rebasing: bytes[start..<carriageReturn]))
      if carriageReturn + 1 >= count || self[carriageReturn + 1] != 0x0A {
        builder.text(CollectionOfOne(0x0A))
      }
      start = carriageReturn + 1
    }
    if start < range.upperBound { unsafe builder.text(UnsafeBufferPointer(rebasing: bytes[start..<range.upperBound])) }
  }

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
    guard unsafe (try? UTF8Span(validating: Span(_unsafeElements: bytes))) != nil else { return false }
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
