internal import Syndication
internal import XML

/// Writes elements so that an HTML parser reads them back: no prefixes, no `<br></br>`.
struct MarkupWriter {
  /// UTF-8.
  private var bytes: [UInt8] = []
  /// References are kept where this base is in force, and made absolute where an inner xml:base changed it.
  private let scope: Scope

  init(_ scope: Scope) { self.scope = scope }

  /// Without white space at its ends.
  var output: String { String(decoding: bytes, as: UTF8.self).trimmed }

  mutating func writeChildren(of element: Element) { writeChildren(of: element, scope) }

  private mutating func writeChildren(of element: Element, _ scope: Scope) {
    for child in element.children {
      switch child {
      case .text(let text): write(text, isAttribute: false)
      case .element(let element): write(element, scope.inside(element))
      }
    }
  }

  private mutating func write(_ element: Element, _ scope: Scope) {
    let name = element.name.local
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
    for index in 0..<element.attributeCount {
      let (nameIndex, value) = element.attributeBytes(at: index)
      write(element.names[nameIndex], value, scope)
    }
    if MarkupWriter.void.contains(name.lowercased()) {
      bytes += " />".utf8
    } else {
      bytes.append(UInt8(ascii: ">"))
      writeChildren(of: element, scope)
      bytes += "</".utf8
      bytes += name.utf8
      bytes.append(UInt8(ascii: ">"))
    }
  }

  private mutating func write(_ attribute: Tree.Name, _ value: ArraySlice<UInt8>, _ scope: Scope) {
    guard attribute.prefix != "xml" else { return }
    // SVG's `xlink:href` keeps its prefix, which HTML parsers know.
    let key = attribute.prefix == "xlink" ? "xlink:" + attribute.local : attribute.local
    bytes.append(0x20)
    bytes += key.utf8
    bytes += "=\"".utf8
    if scope.base != self.scope.base, MarkupWriter.references.contains(key),
      let resolved = scope.resolve(String(decoding: value, as: UTF8.self))
    {
      write(Array(resolved.utf8)[...], isAttribute: true)
    } else {
      write(value, isAttribute: true)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func write(_ text: ArraySlice<UInt8>, isAttribute: Bool) {
    var copied = text.startIndex
    for index in text.indices {
      let reference: StaticString
      switch text[index] {
      case UInt8(ascii: "&"): reference = "&amp;"
      case UInt8(ascii: "<"): reference = "&lt;"
      case UInt8(ascii: ">"): reference = "&gt;"
      case UInt8(ascii: "\"") where isAttribute: reference = "&quot;"
      default: continue
      }
      bytes += text[copied..<index]
      bytes += reference.description.utf8
      copied = index + 1
    }
    bytes += text[copied...]
  }

  private static let void: Set<String> = [
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
  ]

  private static let references: Set<String> = [
    "href", "src", "cite", "longdesc", "poster", "action", "data", "background", "usemap", "xlink:href",
  ]
}
