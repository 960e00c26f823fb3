import CLibXML2
import Glibc
@testable import Sanitizing
import Syndication

private let sanitizer = Sanitizer()
private let base = "https://e.org/a/"

/// What libFuzzer calls with each fragment that it makes up.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ size: Int) -> Int32 {
  let html = String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
  let once = sanitizer.sanitize(html: html, base: base)
  // As XML, and as the HTML that libxml2 makes of it without our help.
  once.withDocument(asXML: true) { document in
    guard let document else { fatalError("not well-formed: \(once)") }
    Judge.policy.check(xmlDocGetRootElement(document)?.pointee.children)
  }
  once.withDocument(asXML: false) { Judge.policy.check($0.flatMap { xmlDocGetRootElement($0)?.pointee.children }) }
  require(sanitizer.sanitize(html: once, base: base) == once, "changes when sanitized again: \(once)")
  let shown = sanitizer.harmless(html: html, base: base)
  shown.withDocument(asXML: false) { Judge.harmless.check($0.flatMap { xmlDocGetRootElement($0)?.pointee.children }) }
  _ = sanitizer.plainText(html: html)
  return 0
}

/// `precondition`, whose words an optimized build leaves out.
private func require(_ condition: Bool, _ words: @autoclosure () -> String) {
  if !condition { fatalError(words()) }
}

extension String {
  fileprivate func withDocument(asXML: Bool, _ body: (xmlDocPtr?) -> Void) {
    let options = Int32(
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_HUGE.rawValue)
    let text = asXML ? "<div xmlns:xml=\"http://www.w3.org/XML/1998/namespace\">\(self)</div>" : "<body>\(self)</body>"
    let document =
      asXML
      ? xmlReadMemory(text, Int32(text.utf8.count), nil, "UTF-8", options)
      : htmlReadMemory(text, Int32(text.utf8.count), nil, "UTF-8", options)
    body(document)
    xmlFreeDoc(document)
  }
}

/// The lists once more, written down apart from the code that they judge.
private struct Judge {
  var elements: Set<String>
  /// Nil: any but event handlers.
  var attributes: Set<String>?
  var schemes: [String: Set<String>]

  private static let link: Set<String> = ["http", "https", "mailto", "tel", "ftp", "magnet", "xmpp", "geo"]
  private static let media: Set<String> = ["http", "https"]

  private static func words(_ list: String) -> Set<String> { Set(list.split(separator: " ").map(String.init)) }

  static let policy = Judge(
    elements: words(
      """
      html body abbr acronym address article aside b bdi bdo big blockquote caption center cite code colgroup dd del details \
      dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup i ins kbd li main mark ol p picture pre \
      q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var \
      a audio video iframe br col hr img source track wbr
      """),
    attributes: words(
      """
      title lang dir href src srcset sizes alt width height media type poster kind srclang label colspan rowspan headers \
      scope align start reversed value datetime cite span open loading rel controls preload sandbox referrerpolicy
      """),
    schemes: ["href": link, "cite": link, "src": media, "poster": media, "srcset": media])

  static let harmless = Judge(
    elements: policy.elements.subtracting(["iframe"]).union(
      words(
        """
        area button canvas command datagrid datalist dialog dir event-source fieldset input keygen label legend m map \
        menu meter multicol nav nextid optgroup option output progress select sound spacer textarea
        """)),
    attributes: nil,
    schemes: [
      "href": link, "cite": link, "action": link, "longdesc": link, "src": media, "poster": media, "background": media,
      "data": media, "dynsrc": media, "icon": media, "lowsrc": media, "urn": media, "usemap": media, "vrml": media,
    ])

  func check(_ first: xmlNodePtr?) {
    var stack = [first]
    while let next = stack.popLast() {
      guard let node = next else { continue }
      stack.append(node.pointee.next)
      switch node.pointee.type {
      case XML_TEXT_NODE: continue
      case XML_ELEMENT_NODE: break
      default: fatalError("a node of type \(node.pointee.type)")
      }
      let name = String(cString: node.pointee.name)
      require(elements.contains(name), "<\(name)>")
      require(name != "iframe" || node.pointee.children == nil, "an iframe with content")
      var attribute = node.pointee.properties
      while let current = attribute {
        check(String(cString: current.pointee.name), current, of: node)
        attribute = current.pointee.next
      }
      stack.append(node.pointee.children)
    }
  }

  private func check(_ name: String, _ attribute: xmlAttrPtr, of node: xmlNodePtr) {
    if let attributes {
      require(attributes.contains(name), "\(name)=")
    } else {
      require(!name.hasPrefix("on") && name != "srcdoc" && name != "formaction" && name != "ping", "\(name)=")
    }
    guard let value = xmlNodeListGetString(node.pointee.doc, attribute.pointee.children, 1) else { return }
    let text = String(cString: value)
    free(value)
    if name == "style" {
      require(!text.contains("(") || !text.contains(where: { "\\/@".contains($0) }), "style=\(text)")
    }
    guard let allowed = schemes[name], !(attributes == nil && text.isEmpty) else { return }
    for part in name == "srcset" ? text.split(separator: ", ") : [text[...]] {
      let address = part.filter { $0 > " " }
      guard let colon = address.firstIndex(of: ":") else { fatalError("\(name)=\(text) is relative") }
      require(allowed.contains(address[..<colon].lowercased()), "\(name)=\(text)")
    }
  }
}
