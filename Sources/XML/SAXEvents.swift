internal import CLibXML2

/// What libxml2 calls while it reads one document. Lives on the stack of that call.
@safe struct SAXEvents {
  private let context: xmlParserCtxtPtr
  private let doctype: Doctype
  /// The document before texts were cut out of it.
  private let whole: UnsafeBufferPointer<UInt8>
  private let cuts: [(range: Range<Int>, kind: TextCuts.Kind)]
  private var nextCut = 0
  private var builder: TreeBuilder
  private var names = NamePointers()
  private let depthLimit: Int
  /// Open elements that are deeper, and so not in the tree.
  private var ignored = 0
  private(set) var isTooDeep = false
  private(set) var lacksEntities = false
  private(set) var hasUndeclaredPrefix = false
  private(set) var failure: (line: Int, message: String)?

  init(
    _ context: xmlParserCtxtPtr, doctype: Doctype, whole: UnsafeBufferPointer<UInt8>,
    cuts: [(range: Range<Int>, kind: TextCuts.Kind)], depthLimit: Int
  ) {
    self.depthLimit = depthLimit
    unsafe self.context = context
    self.doctype = doctype
    unsafe self.whole = whole
    self.cuts = cuts
    builder = TreeBuilder(capacity: whole.count)
  }

  @inline(__always)
  static func of(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<SAXEvents> {
    unsafe user!.assumingMemoryBound(to: SAXEvents.self)
  }

  mutating func finish() -> Tree {
    let tree = builder.finish()
    builder = TreeBuilder()
    return tree
  }

  @inline(__always)
  mutating func start(
    _ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ namespace: UnsafePointer<UInt8>?,
    _ namespaceCount: Int32, _ namespaces: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ attributeCount: Int32,
    _ defaultedCount: Int32, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    // libxml2 looks each prefix up from the innermost binding outwards, one by one.
    if namespaceCount > 256 { return stop("More than 256 namespaces are declared on one element.") }
    guard ignored == 0, builder.depth < depthLimit else {
      ignored += 1
      isTooDeep = true
      return
    }
    unsafe builder.startElement(names.index(local, prefix, namespace, &builder))
    // Five pointers an attribute: local name, prefix, namespace, value, end of value.
    for attribute in 0..<Int(attributeCount) {
      let fields = unsafe attributes! + 5 * attribute
      let name = unsafe names.index(fields[0]!, fields[1], fields[2], &builder)
      let value = unsafe UnsafeBufferPointer(start: fields[3]!, count: fields[4]! - fields[3]!)
      unsafe builder.attribute(name, escapedValue: value)
    }
  }

  @inline(__always)
  mutating func end() {
    if ignored > 0 { ignored -= 1 } else { builder.endElement() }
  }

  @inline(__always)
  mutating func characters(_ start: UnsafePointer<UInt8>, _ count: Int) {
    // A reference comes by itself: `&#147;` was meant as windows-1252.
    if count == 2, unsafe start[0] == 0xC2, unsafe start[1] < 0xA0 {
      unsafe builder.text(UTF8.encode(Windows1252.scalar(start[1]))!)
      return
    }
    unsafe builder.text(UnsafeBufferPointer(start: start, count: count))
  }

  /// Puts back the text that stood where the instruction stands.
  mutating func instruction(_ target: UnsafePointer<UInt8>) {
    guard nextCut < cuts.count, unsafe target[0] == TextCuts.target, unsafe target[1] == 0 else { return }
    let cut = cuts[nextCut]
    nextCut += 1
    let text = unsafe CutText(UnsafeBufferPointer(rebasing: whole[cut.range]))
    let isWellFormed =
      switch cut.kind {
      case .section: builder.depth > 0 && text.appendSection(to: &builder)
      case .text: builder.depth > 0 && text.appendText(to: &builder, doctype, &lacksEntities)
      }
    if !isWellFormed { stop("A text is not well formed.") }
  }

  /// libxml2 asks for names that it does not know itself. An empty predefined entity keeps it going.
  mutating func entity(_ name: UnsafePointer<UInt8>) -> xmlEntityPtr? {
    guard unsafe doctype.declares(String(cString: name)) else { return nil }
    lacksEntities = true
    return unsafe emptyEntity
  }

  mutating func error(_ error: xmlErrorPtr) {
    let (level, domain, code) = unsafe (error.pointee.level, error.pointee.domain, error.pointee.code)
    guard level != XML_ERR_WARNING else { return }
    if UInt32(domain) == XML_FROM_NAMESPACE.rawValue, UInt32(code) == XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue {
      hasUndeclaredPrefix = true
      return
    }
    // What follows an error is of no use, and may be 500,000 errors (a value of 1 MB of `<a`). Never by `xmlStopParser`,
    // though: libxml2 2.9.14 goes on with pointers into the input that that has freed (text with `]]>`, 150 KB).
    unsafe context.pointee.instate = XML_PARSER_EOF
    unsafe context.pointee.disableSAX = 1
    guard failure == nil else { return }
    let message = unsafe error.pointee.message.map { unsafe String(cString: $0) }
    failure = unsafe (Int(error.pointee.line), (message ?? "The document is not well formed.").trimmingEnd)
  }

  /// Only for callbacks after which libxml2 looks whether it was stopped: elements and instructions.
  private mutating func stop(_ message: String) {
    if failure == nil { failure = (1, message) }
    unsafe xmlStopParser(context)
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}

/// Its content is one space that is never seen: a document that needs it is read again by the `TolerantReader`.
private nonisolated(unsafe) let emptyEntity: xmlEntityPtr = unsafe makeEmptyEntity()

private func makeEmptyEntity() -> xmlEntityPtr {
  let content = UnsafeMutablePointer<UInt8>.allocate(capacity: 2)
  unsafe content.initialize(to: 0x20)
  unsafe (content + 1).initialize(to: 0)
  let entity = UnsafeMutablePointer<xmlEntity>.allocate(capacity: 1)
  unsafe entity.initialize(to: xmlEntity())
  unsafe entity.pointee.type = XML_ENTITY_DECL
  unsafe entity.pointee.etype = XML_INTERNAL_PREDEFINED_ENTITY
  unsafe entity.pointee.content = content
  unsafe entity.pointee.length = 1
  return unsafe entity
}
