/// What a document type declaration says that matters to a reader who never opens another file.
///
/// libxml2 is not shown the declaration: nested parameter entities hang its tree parser, and attribute defaults multiply.
struct Doctype {
  /// Replacement texts of the general entities declared in the document itself, character references expanded.
  var entities: [String: [UInt8]] = [:]
  /// An external subset or a parameter entity may declare more: a reference that is undeclared here is then no error
  /// (XML 1.0, section 4.1).
  var mayDeclareMore = false
  /// The element that the declaration names.
  var name = ""
  /// False when the declaration itself breaks XML's rules.
  var isWellFormed = true

  /// Whether a name other than XML's own may be referred to.
  func declares(_ name: String) -> Bool { mayDeclareMore || entities[name] != nil }

  /// Finds the declaration in the prolog of `bytes`; nil when the prolog has none.
  static func scan(_ bytes: ArraySlice<UInt8>) -> (doctype: Doctype, range: Range<Int>)? {
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      if byte <= 0x20 {
        position += 1
      } else if bytes.has("<?", at: position) {
        guard let end = bytes.end(of: "?>", from: position + 2) else { return nil }
        position = end
      } else if bytes.has("<!--", at: position) {
        guard let end = bytes.end(of: "-->", from: position + 4) else { return nil }
        position = end
      } else if bytes.has("<!DOCTYPE", at: position) || bytes.has("<!doctype", at: position) {
        var scanner = DoctypeScanner(bytes, from: position)
        let doctype = scanner.scan()
        return (doctype, position..<scanner.position)
      } else {
        return nil
      }
    }
    return nil
  }
}

/// Walks one document type declaration (XML 1.0, section 2.8). Every byte is looked at a bounded number of times.
private struct DoctypeScanner {
  let bytes: ArraySlice<UInt8>
  var position: Int
  private var doctype = Doctype()

  init(_ bytes: ArraySlice<UInt8>, from position: Int) {
    self.bytes = bytes
    self.position = position
  }

  mutating func scan() -> Doctype {
    doctype.isWellFormed = bytes.has("<!DOCTYPE", at: position)
    position += 9
    skipSpace()
    doctype.name = name()
    while position < bytes.endIndex {
      switch bytes[position] {
      case UInt8(ascii: ">"):
        position += 1
        return doctype
      case UInt8(ascii: "["):
        position += 1
        internalSubset()
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        doctype.mayDeclareMore = true
        _ = quoted()
      case UInt8(ascii: "<"):
        doctype.isWellFormed = false
        return doctype
      default:
        position += 1
      }
    }
    doctype.isWellFormed = false
    return doctype
  }

  private mutating func internalSubset() {
    while position < bytes.endIndex {
      let byte = bytes[position]
      if byte <= 0x20 {
        position += 1
      } else if byte == UInt8(ascii: "]") {
        position += 1
        return
      } else if byte == UInt8(ascii: "%") {
        doctype.mayDeclareMore = true
        position += 1
        _ = name()
        if position < bytes.endIndex && bytes[position] == UInt8(ascii: ";") {
          position += 1
        } else {
          doctype.isWellFormed = false
        }
      } else if bytes.has("<!--", at: position) {
        position = bytes.end(of: "-->", from: position + 4) ?? bytes.endIndex
      } else if bytes.has("<?", at: position) {
        position = bytes.end(of: "?>", from: position + 2) ?? bytes.endIndex
      } else if bytes.has("<!ENTITY", at: position) {
        position += 8
        entity()
      } else if bytes.has("<!", at: position) {
        position += 2
        skipDeclaration()
      } else {
        doctype.isWellFormed = false
        position += 1
      }
    }
    doctype.isWellFormed = false
  }

  private mutating func entity() {
    skipSpace()
    var isParameter = false
    if position < bytes.endIndex && bytes[position] == UInt8(ascii: "%") {
      isParameter = true
      position += 1
      skipSpace()
    }
    let name = name()
    skipSpace()
    if name.isEmpty { doctype.isWellFormed = false }
    if position < bytes.endIndex, bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'") {
      let value = quoted()
      // The first declaration of a name binds (XML 1.0, section 4.2).
      if !isParameter && !name.isEmpty && doctype.entities[name] == nil {
        doctype.entities[name] = CharacterReference.expandAll(value)
      }
    } else if !isParameter && !name.isEmpty && doctype.entities[name] == nil {
      // External: declared, and never opened.
      doctype.entities[name] = []
    }
    skipDeclaration()
  }

  private mutating func skipDeclaration() {
    while position < bytes.endIndex {
      switch bytes[position] {
      case UInt8(ascii: ">"):
        position += 1
        return
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        _ = quoted()
      default:
        position += 1
      }
    }
    doctype.isWellFormed = false
  }

  private mutating func quoted() -> ArraySlice<UInt8> {
    let quote = bytes[position]
    let start = position + 1
    position = bytes[start...].firstIndex(of: quote) ?? bytes.endIndex
    let value = bytes[start..<position]
    if position < bytes.endIndex { position += 1 } else { doctype.isWellFormed = false }
    return value
  }

  private mutating func name() -> String {
    let start = position
    while position < bytes.endIndex, bytes[position].isNameByte { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while position < bytes.endIndex, bytes[position] <= 0x20 { position += 1 }
  }
}
