/// Whether a body ends before a document does.
///
/// libcurl 7.88 takes a gzip stream that is cut for a whole one, and a publisher's own file can be cut too. The entries
/// before the cut are good; keeping such an answer's validators would lose those after it for ever.
func isCut(_ body: [UInt8]) -> Bool {
  guard let first = body.first(where: { $0 > 0x20 }), let last = body.lastIndex(where: { $0 > 0x20 }) else {
    return false
  }
  // UTF-16 and UTF-32 are not looked into; their marks, or a NUL beside the first character, tell them.
  if body.prefix(4).contains(0) { return false }
  switch first {
  case UInt8(ascii: "{"):
    return body[last] != UInt8(ascii: "}")
  case UInt8(ascii: "<"), 0xEF:
    if usualEnds.contains(where: { body[...last].suffix($0.count).elementsEqual($0) }) { return false }
    // Comments may follow the root, and roots have prefixes.
    let tail = String(decoding: body.suffix(4096), as: UTF8.self).lowercased()
    return !roots.contains { tail.contains($0) }
  default:
    return false
  }
}

private let usualEnds = ["</rss>", "</feed>", "</rdf:RDF>"].map { Array($0.utf8) }
private let roots = ["</rss", "</feed", ":feed>", ":rdf>", "</rdf", "</channel", "</html", ":rss>"]
