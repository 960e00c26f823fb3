/// Everything that the sanitizer may write, said a second time and without a parser: tags in one spelling, closed in
/// order, from a list; no other `<`, `>`, `"` or control anywhere.
struct OutputGrammar {
  private var rest: Substring.UnicodeScalarView
  private var open: [String] = []
  private(set) var violations: [String] = []

  private static let elements = Set(
    """
    abbr acronym address article aside b bdi bdo big blockquote caption center cite code colgroup dd del details dfn \
    div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup i ins kbd li main mark ol p picture pre \
    q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul \
    var a audio video iframe
    """.split(separator: " ").map(String.init))
  private static let voids: Set<String> = ["br", "col", "hr", "img", "source", "track", "wbr"]
  private static let attributes = Set(
    """
    title lang dir href src srcset sizes alt width height media type poster kind srclang label colspan rowspan headers \
    scope align start reversed value datetime cite span open loading rel controls preload sandbox referrerpolicy
    """.split(separator: " ").map(String.init))
  private static let linkSchemes: Set<String> = ["http", "https", "mailto", "tel", "ftp", "magnet", "xmpp", "geo"]

  static func violations(of output: String) -> [String] {
    var grammar = OutputGrammar(rest: Substring(output).unicodeScalars)
    grammar.read()
    return grammar.violations
  }

  private init(rest: Substring.UnicodeScalarView) { self.rest = rest }

  private mutating func read() {
    while let scalar = rest.popFirst() {
      if scalar == "<" { readTag() } else { check(scalar) }
    }
    if !open.isEmpty { violations.append("unclosed \(open)") }
    if open.count > 200 { violations.append("too deep") }
  }

  private mutating func check(_ scalar: Unicode.Scalar) {
    switch scalar {
    case ">", "\"": violations.append("bare \(scalar)")
    case "&": readReference()
    case "\t", "\n", "\r": break
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": violations.append("control \(scalar.value)")
    default: break
    }
  }

  private mutating func readReference() {
    for name in ["amp;", "lt;", "gt;", "quot;"] where rest.starts(with: name.unicodeScalars) {
      rest.removeFirst(name.unicodeScalars.count)
      return
    }
    violations.append("bare &")
  }

  private mutating func readTag() {
    let isEnd = rest.first == "/"
    if isEnd { rest.removeFirst() }
    let name = readWord()
    if isEnd {
      if open.popLast() != name { violations.append("</\(name)> closes another") }
      expect(">")
      return
    }
    let isVoid = Self.voids.contains(name)
    if !isVoid && !Self.elements.contains(name) { violations.append("<\(name)>") }
    if name == "a" && open.contains("a") { violations.append("a link in a link") }
    var seen: Set<String> = []
    while rest.first == " " {
      rest.removeFirst()
      if rest.first == "/" { break }
      let attribute = readWord()
      if !Self.attributes.contains(attribute) || !seen.insert(attribute).inserted { violations.append("\(attribute)=") }
      expect("=")
      expect("\"")
      check(attribute, of: name, readValue())
      expect("\"")
    }
    if isVoid { expect("/") } else { open.append(name) }
    expect(">")
    if name == "iframe" && !rest.starts(with: "</iframe>".unicodeScalars) { violations.append("iframe with content") }
  }

  private mutating func readWord() -> String {
    let word = rest.prefix { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
    rest.removeFirst(word.count)
    return String(word)
  }

  private mutating func readValue() -> String {
    var value = String.UnicodeScalarView()
    while let scalar = rest.first, scalar != "\"" {
      rest.removeFirst()
      if scalar == "<" { violations.append("< in a value") }
      if scalar == "&" { readReference() } else { check(scalar) }
      value.append(scalar)
    }
    return String(value)
  }

  private mutating func expect(_ scalar: Unicode.Scalar) {
    if rest.popFirst() != scalar { violations.append("no \(scalar)") }
  }

  private mutating func check(_ attribute: String, of name: String, _ value: String) {
    switch attribute {
    case "href", "cite": checkAddress(value, Self.linkSchemes)
    case "src", "poster": checkAddress(value, name == "iframe" ? ["https"] : ["http", "https"])
    case "srcset": for part in value.split(separator: ", ") { checkAddress(String(part), ["http", "https"]) }
    default: break
    }
  }

  private mutating func checkAddress(_ value: String, _ schemes: Set<String>) {
    guard let colon = value.firstIndex(of: ":"), schemes.contains(String(value[..<colon])) else {
      violations.append("address \(value)")
      return
    }
  }
}
