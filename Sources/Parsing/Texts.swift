internal import Syndication
internal import XML

/// Elements that hold words, read as text constructs.
extension Scope {
  /// An RSS title and its like: plain, unless it holds elements or escaped markup.
  func plain(_ element: Element) -> Text {
    if !element.isLeaf { return markup(element, .html) }
    let words = element.words ?? ""
    return text(words, HTMLLook.isHTML(words) ? .html : .plain, element)
  }

  /// An RSS description and its like: a fragment of HTML.
  func html(_ element: Element) -> Text {
    if let kind = attributeKind(element) { return construct(element, default: kind) }
    if !element.isLeaf { return markup(element, .html) }
    return text(element.words ?? "", .html, element)
  }

  /// Media RSS says `plain` or `html`, and means plain when it says nothing.
  func mediaText(_ element: Element) -> Text {
    switch attribute(.type, element) {
    case "html": text(element.words ?? "", .html, element)
    case "plain": text(element.words ?? "", .plain, element)
    default: plain(element)
    }
  }

  /// An Atom text construct or content (RFC 4287, sections 3.1 and 4.1.3; Atom 0.3: `type` and `mode`).
  func construct(_ element: Element) -> Text { construct(element, default: attributeKind(element) ?? .plain) }

  private func construct(_ element: Element, default kind: Text.Kind) -> Text {
    let mode = attribute(.mode, element)?.lowercased()
    // Where there are elements, nothing is escaped or encoded, whatever the mode.
    guard element.isLeaf else { return markup(element, kind == .plain ? .xhtml : kind) }
    if mode == "base64" { return base64(element, kind) }
    let words = element.words ?? ""
    switch kind {
    case .plain, .html: return text(words, kind, element)
    case .xhtml:
      // Markup that was escaped too is meant as markup.
      return mode == "escaped" || HTMLLook.isHTML(words) ? text(words, kind, element) : markup(element)
    case .media(let type):
      let isText = type.hasPrefix("text/") || type.hasSuffix("+xml") || type.hasSuffix("/xml")
      return isText ? text(words, kind, element) : base64(element, kind)
    }
  }

  /// The inside of the `div` of an XHTML text, or of the element when there is none.
  func markup(_ element: Element, _ kind: Text.Kind = .xhtml) -> Text {
    var holder = element
    var inner = inside(element)
    if case .xhtml = kind, let div = soleDiv(of: element) {
      inner = inner.inside(div)
      holder = div
    }
    var writer = MarkupWriter(inner)
    writer.writeChildren(of: holder)
    var text = Text(limits.bounded(writer.output), kind)
    text.language = inner.language
    text.base = inner.base
    return text
  }

  private func soleDiv(of element: Element) -> Element? {
    var div: Element?
    for child in element.elements {
      guard div == nil, child.name.local.lowercased() == "div" else { return nil }
      div = child
    }
    return div
  }

  private func text(_ value: String, _ kind: Text.Kind, _ element: Element) -> Text {
    let value = limits.bounded(value)
    if element.attributeCount == 0 { return Text(value, kind, language: language, base: base) }
    let inner = inside(element)
    return Text(value, kind, language: inner.language, base: inner.base)
  }

  /// Nil for no `type`. Atom 0.3 writes MIME types where Atom 1.0 has words.
  private func attributeKind(_ element: Element) -> Text.Kind? {
    guard let type = attribute(.type, element)?.lowercased() else { return nil }
    switch String(type.prefix { $0 != ";" }).trimmed {
    case "text", "text/plain", "plain": return .plain
    case "html", "text/html": return .html
    case "xhtml", "application/xhtml+xml", "xml": return .xhtml
    default: return type.contains("/") ? .media(type) : .plain
    }
  }

  /// Decoded when the result is text, else as it stands.
  private func base64(_ element: Element, _ kind: Text.Kind) -> Text {
    let words = element.words ?? ""
    guard let bytes = Base64.decode(words.utf8), let decoded = String(validating: bytes, as: UTF8.self),
      !decoded.utf8.contains(0)
    else { return text(words, kind, element) }
    return text(decoded.trimmed, kind, element)
  }
}
