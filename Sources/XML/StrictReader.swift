internal import CLibXML2

/// Reads a well-formed document by libxml2's SAX2 events, and gives up at the first error.
///
/// It must, since libxml2 2.9.14 drops every `&amp;` and `&lt;` that follows an error (`xmlParseReference` returns early
/// on `!ctxt->wellFormed`): an ill-formed document is for the `TolerantReader`.
struct StrictReader {
  struct Reading {
    var tree: Tree
    /// References were left out that the document type declares, or may declare.
    var lacksEntities: Bool
    var hasUndeclaredPrefix: Bool
    /// Whether elements were deeper than the limit: only their text was kept.
    var isTooDeep: Bool
  }

  enum Outcome {
    case wellFormed(Reading)
    /// Line, counted from 1, and libxml2's words.
    case broken(line: Int, String)
  }

  /// Reads `document`, which must not hold a document type declaration; `doctype` is the one taken out of it.
  static func read(_ document: UnsafeBufferPointer<UInt8>, doctype: Doctype, depth: Int = 250) -> Outcome {
    guard let cuts = unsafe TextCuts(document) else {
      return unsafe readWhole(document, doctype: doctype, depth: depth)
    }
    return unsafe cuts.skeleton.withUnsafeBufferPointer {
      unsafe read($0, doctype, whole: document, cuts: cuts.cuts, depth: depth)
    }
  }

  /// The same, with libxml2 seeing all of the document.
  static func readWhole(
    _ document: UnsafeBufferPointer<UInt8>, doctype: Doctype, depth: Int = 250
  ) -> Outcome {
    unsafe read(document, doctype, whole: document, cuts: [], depth: depth)
  }

  private static func read(
    _ document: UnsafeBufferPointer<UInt8>, _ doctype: Doctype, whole: UnsafeBufferPointer<UInt8>,
    cuts: [(range: Range<Int>, kind: TextCuts.Kind)], depth: Int
  ) -> Outcome {
    _ = isReady
    // libxml2 2.9.14 takes letters that are encoded in more bytes than they need.
    guard unsafe UTF8Repair.isValid(document) else { return .broken(line: 1, "The document is not in UTF-8.") }
    guard let base = document.baseAddress, document.count < Int(Int32.max),
      let context = unsafe base.withMemoryRebound(
        to: CChar.self, capacity: document.count, { unsafe xmlCreateMemoryParserCtxt($0, Int32(document.count)) })
    else { return .broken(line: 1, "The document is empty.") }
    defer {
      if let document = unsafe context.pointee.myDoc { unsafe xmlFreeDoc(document) }
      unsafe context.pointee.myDoc = nil
      unsafe xmlFreeParserCtxt(context)
    }
    var events = unsafe SAXEvents(context, doctype: doctype, whole: whole, cuts: cuts, depthLimit: depth)
    unsafe install(on: context)
    return unsafe withUnsafeMutablePointer(to: &events) { events in
      unsafe context.pointee.userData = UnsafeMutableRawPointer(events)
      // Never RECOVER (above), NOENT or HUGE. The bytes are UTF-8 whatever the declaration says.
      unsafe xmlCtxtUseOptions(
        context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
      unsafe xmlParseDocument(context)
      if let failure = unsafe events.pointee.failure { return .broken(line: failure.line, failure.message) }
      guard unsafe context.pointee.wellFormed != 0 else { return .broken(line: 1, "The document is not well formed.") }
      return unsafe .wellFormed(
        Reading(
          tree: events.pointee.finish(), lacksEntities: events.pointee.lacksEntities,
          hasUndeclaredPrefix: events.pointee.hasUndeclaredPrefix, isTooDeep: events.pointee.isTooDeep))
    }
  }

  /// libxml2 wants its globals made once, before threads use it.
  private static let isReady: Void = xmlInitParser()

  private static func install(on context: xmlParserCtxtPtr) {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = XML_SAX2_MAGIC
    unsafe handler.startElementNs = { unsafe SAXEvents.of($0).pointee.start($1!, $2, $3, $4, $5, $6, $7, $8) }
    unsafe handler.endElementNs = { user, _, _, _ in unsafe SAXEvents.of(user).pointee.end() }
    unsafe handler.characters = { unsafe SAXEvents.of($0).pointee.characters($1!, Int($2)) }
    // The same function, or libxml2 looks at each run of white space again to tell which to call.
    unsafe handler.ignorableWhitespace = handler.characters
    unsafe handler.processingInstruction = { user, target, _ in unsafe SAXEvents.of(user).pointee.instruction(target!) }
    unsafe handler.getEntity = { unsafe SAXEvents.of($0).pointee.entity($1!) }
    unsafe handler.serror = { unsafe SAXEvents.of($0).pointee.error($1!) }
    unsafe context.pointee.sax.pointee = handler
  }
}
