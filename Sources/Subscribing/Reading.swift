/// A list's bytes taken apart once.
struct Reading {
  let charset: Charset
  let outlines: Outlines

  init(_ bytes: [UInt8], file: String, limits: SubscriptionList.Limits) throws(OPMLError) {
    guard bytes.count <= limits.bytes else {
      throw OPMLError(
        file: file, problem: "the file has \(bytes.count) bytes, more than the \(limits.bytes) that are read",
        advice: "Check that it is a subscription list")
    }
    guard bytes.contains(where: { !$0.isSpace }) else {
      throw OPMLError(
        file: file, problem: "the file is empty", advice: "Restore it from a backup, or write one with 'feedmill init'")
    }
    guard let charset = Charset.of(bytes) else {
      let name = Charset.declaredName(bytes) ?? "utf-32"
      throw OPMLError(
        file: file, line: 1, problem: "the encoding '\(name)' is not known", advice: "Save the file as UTF-8")
    }
    self.charset = charset
    let text = try Reading.text(bytes, charset, file)
    do {
      outlines = try Outlines(text, count: limits.outlines)
    } catch {
      var lines = LineNumbers(text)
      throw OPMLError(
        file: file, line: lines.line(of: error.offset), problem: error.words,
        advice: "Mend that place, or restore the file from its backup; nothing was changed")
    }
    if outlines.root != "opml" { throw Reading.notOPML(outlines.root, file) }
  }

  /// The bytes that markup is looked for in.
  private static func text(_ bytes: [UInt8], _ charset: Charset, _ file: String) throws(OPMLError) -> [UInt8] {
    guard case .utf16(let isBigEndian) = charset.form else { return bytes }
    guard let text = Charset.utf8(fromUTF16: bytes, isBigEndian: isBigEndian) else {
      throw OPMLError(file: file, problem: "the file is not in UTF-16 throughout", advice: "Save it as UTF-8")
    }
    return text
  }

  private static func notOPML(_ root: String?, _ file: String) -> OPMLError {
    switch root {
    case "rss", "feed", "rdf":
      OPMLError(
        file: file, problem: "this is a feed, not a subscription list", advice: "To follow it, use 'feedmill add'")
    case "html":
      OPMLError(
        file: file, problem: "this is a web page, not a subscription list",
        advice: "Download the OPML file itself")
    case let root?:
      OPMLError(
        file: file, problem: "this is no OPML file: its first element is <\(root.prefix(40))>",
        advice: "A subscription list begins with <opml>")
    case nil:
      OPMLError(
        file: file, problem: "this is no OPML file: it has no element",
        advice: "A subscription list begins with <opml>")
    }
  }
}
