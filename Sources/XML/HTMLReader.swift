internal import CLibXML2

/// Reads HTML fragments with libxml2's HTML parser.
///
/// The parser's events fill the tree directly: libxml2 builds none of its own, so that no depth of its is cut.
package struct HTMLReader: Sendable {
  /// What no parser survives in linear time becomes text without its tags. None of 1,301 real pages comes near.
  package struct Limits: Sendable {
    /// Open elements.
    package var depth = 1_500
    package var attributesOfATag = 400
    /// UTF-8 bytes.
    package var size = 1 << 20

    package init() {}
  }

  private let limits: Limits
  private let attributes: HTMLNameSet?
  private let readsFrames: Bool

  /// `attributes`: the names in lower case of those that the tree shall have; nil for all. `readsFrames`: what
  /// stands inside of `iframe` is markup, and no text that nobody sees.
  package init(limits: Limits = Limits(), attributes: Set<String>? = nil, readsFrames: Bool = false) {
    self.readsFrames = readsFrames
    self.limits = limits
    self.attributes = attributes.map { HTMLNameSet($0) }
  }

  /// The fragment inside of an element `body`, inside of the root. Never fails: HTML has no malformed documents.
  package func read(_ html: String) -> Tree {
    if html.utf8.count <= limits.size {
      var skeleton = HTMLSkeleton(
        html, attributeLimit: limits.attributesOfATag, attributes: attributes, readsFrames: readsFrames)
      skeleton.write()
      if !skeleton.unclosed.isEmpty {
        skeleton = HTMLSkeleton(
          html, attributeLimit: limits.attributesOfATag, attributes: attributes, readsFrames: readsFrames,
          unclosed: skeleton.unclosed)
        skeleton.write()
      }
      if !skeleton.isOverLimit, let tree = parse(skeleton) { return tree }
    }
    var skeleton = HTMLSkeleton(html, attributeLimit: .max, attributes: HTMLNameSet([]))
    skeleton.writeText()
    var builder = TreeBuilder()
    builder.startElement(builder.nameIndex(Tree.Name("html")))
    builder.startElement(builder.nameIndex(Tree.Name("body")))
    builder.text(skeleton.bytes)
    builder.endElement()
    builder.endElement()
    return builder.finish()
  }

  /// Nil if elements are nested deeper than the limit.
  private func parse(_ skeleton: HTMLSkeleton) -> Tree? {
    guard let context = unsafe htmlNewParserCtxt() else { return nil }
    defer { unsafe htmlFreeParserCtxt(context) }
    var events = unsafe HTMLEvents(skeleton, context: context, depthLimit: limits.depth)
    unsafe HTMLEvents.install(in: context)
    unsafe withUnsafeMutablePointer(to: &events) { events in
      unsafe context.pointee.userData = UnsafeMutableRawPointer(events)
      let options =
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_NONET.rawValue | HTML_PARSE_NODEFDTD.rawValue | HTML_PARSE_COMPACT.rawValue
        | HTML_PARSE_IGNORE_ENC.rawValue | UInt32(bitPattern: Int32(XML_PARSE_HUGE.rawValue))
      unsafe skeleton.markup.withUnsafeBytes { markup in
        let start = unsafe markup.baseAddress?.assumingMemoryBound(to: CChar.self)
        let document = unsafe htmlCtxtReadMemory(context, start, Int32(markup.count), nil, "UTF-8", Int32(options))
        // Our events build none, but what a later libxml2 hands over is ours to free.
        if let document = unsafe document { unsafe xmlFreeDoc(document) }
      }
    }
    return unsafe events.isTooDeep ? nil : events.finish()
  }
}
