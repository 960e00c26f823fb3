/// Which start tags close the element that they stand in, as libxml2 2.9.14 has it for the elements that are kept.
///
/// The writer closes them too. What was unwrapped may have held them apart; written side by side they would be read as
/// siblings the next time. For paragraphs it is what browsers do.
enum Nesting {
  static func closes(_ start: String, _ open: String) -> Bool {
    closed[start]?.contains(open) ?? false
  }

  static let items: Set<String> = ["li", "dt", "dd"]

  static let closed: [String: Set<String>] = [
    // Blocks that libxml2 does not know, and browsers do.
    "article": ["p"], "aside": ["p"], "details": ["p"], "figcaption": ["p"], "figure": ["p"], "footer": ["p"],
    "header": ["p"], "hgroup": ["p"], "main": ["p"], "section": ["p"], "summary": ["p"],
    "address": ["p", "ul"], "blockquote": ["p"], "caption": ["p"], "center": ["b", "font", "i", "p"],
    "col": ["caption", "p", "col"], "colgroup": ["caption", "colgroup", "p", "col"],
    "dd": ["address", "dt", "p", "pre"],
    "div": ["p"], "dl": ["address", "dt", "p", "pre"], "dt": ["address", "dd", "p", "pre"], "h1": ["p"], "h2": ["p"],
    "h3": ["p"], "h4": ["p"], "h5": ["p"], "h6": ["p"], "hr": ["p"],
    "li": ["address", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "pre"], "ol": ["p", "ul"],
    "p": ["b", "big", "h1", "h2", "h3", "h4", "h5", "h6", "i", "p", "s", "small", "strike", "tt", "u"],
    "pre": ["p", "ul"],
    "table": ["a", "h1", "h2", "h3", "h4", "h5", "h6", "p", "pre"],
    "tbody": ["caption", "colgroup", "p", "tbody", "td", "tfoot", "th", "thead", "tr", "col"],
    "td": ["a", "b", "font", "i", "p", "span", "td", "th", "u"],
    "tfoot": ["caption", "colgroup", "p", "tbody", "td", "th", "thead", "tr", "col"],
    "th": ["a", "b", "font", "i", "p", "span", "td", "th", "u"], "thead": ["caption", "colgroup", "col"],
    "tr": ["caption", "colgroup", "p", "td", "th", "tr", "col"], "ul": ["address", "ol", "p", "pre"],
  ]
}
