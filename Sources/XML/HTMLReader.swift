internal import CLibXML2

/// Reads HTML fragments with libxml2's HTML parser.
///
/// The parser's events fill the tree directly: libxml2 builds none of its own, so that no text or depth of its is cut.
package struct HTMLReader: Sendable {
  /// What no parser survives in linear time becomes text without its tags. None of 1,301 real pages comes near.
  package struct Limits: Sendable {
    /// Open elements.
    package var depth = 1_500
    /// Attributes in one tag: libxml2 compares each with all before it.
    package var attributes = 400
    /// UTF-8 bytes.
    package var size = 1 << 20

    package init() {}
  }

  package var limits: Limits

  package init(limits: Limits = Limits()) {
    self.limits = limits
  }

  /// The fragment below a root of the name `body`. Never fails: HTML has no malformed documents.
  package func read(_ html: String) -> Tree {
    if html.utf8.count <= limits.size {
      var normalizer = HTMLNormalizer(html, attributeLimit: limits.attributes)
      normalizer.run()
      if !normalizer.isOverLimit, let tree = parse(normalizer.output) { return tree }
    }
    var normalizer = HTMLNormalizer(html, attributeLimit: .max, dropsTags: true)
    normalizer.run()
    return parse(normalizer.output) ?? Tree(names: [], nodes: [], attributes: [], bytes: [])
  }

  /// Nil if elements are nested deeper than the limit.
  private func parse(_ html: [UInt8]) -> Tree? {
    guard let context = unsafe htmlNewParserCtxt() else { return nil }
    defer { unsafe htmlFreeParserCtxt(context) }
    var events = unsafe HTMLEvents(context: context, depthLimit: limits.depth, size: html.count)
    unsafe HTMLEvents.install(in: context)
    unsafe withUnsafeMutablePointer(to: &events) { events in
      unsafe context.pointee.userData = UnsafeMutableRawPointer(events)
      let options =
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_NONET.rawValue | HTML_PARSE_NODEFDTD.rawValue | HTML_PARSE_COMPACT.rawValue
        | HTML_PARSE_IGNORE_ENC.rawValue | UInt32(bitPattern: Int32(XML_PARSE_HUGE.rawValue))
      unsafe html.withUnsafeBufferPointer { html in
        let document = unsafe html.withMemoryRebound(to: CChar.self) { html in
          unsafe htmlCtxtReadMemory(context, html.baseAddress, Int32(html.count), nil, "UTF-8", Int32(options))
        }
        // Our events build none, but what a later libxml2 hands over is ours to free.
        if let document = unsafe document { unsafe xmlFreeDoc(document) }
      }
    }
    return unsafe events.isTooDeep ? nil : events.finish()
  }
}
