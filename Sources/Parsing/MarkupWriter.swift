internal import Syndication
internal import XML

/// Writes elements so that an HTML parser reads them back: no prefixes, no `<br></br>`.
struct MarkupWriter {
  private(set) var output = ""
  /// References are kept where this base is in force, and made absolute where an inner xml:base changed it.
  private let scope: Scope

  init(_ scope: Scope) { self.scope = scope }

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
    output += "<" + name
    for (attribute, value) in element.attributes {
      guard attribute.prefix != "xml" else { continue }
      // SVG's `xlink:href` keeps its prefix, which HTML parsers know.
      let key = attribute.prefix == "xlink" ? "xlink:" + attribute.local : attribute.local
      output += " " + key + "=\""
      let isMoved = scope.base != self.scope.base && MarkupWriter.references.contains(key)
      write(isMoved ? scope.resolve(value) ?? value : value, isAttribute: true)
      output += "\""
    }
    if MarkupWriter.void.contains(name.lowercased()) {
      output += " />"
    } else {
      output += ">"
      writeChildren(of: element, scope)
      output += "</" + name + ">"
    }
  }

  private mutating func write(_ text: String, isAttribute: Bool) {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || (isAttribute && $0 == 0x22) }) else {
      output += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"" where isAttribute: output += "&quot;"
      default: output.unicodeScalars.append(scalar)
      }
    }
  }

  private static let void: Set<String> = [
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
  ]

  private static let references: Set<String> = [
    "href", "src", "cite", "longdesc", "poster", "action", "data", "background", "usemap", "xlink:href",
  ]
}
