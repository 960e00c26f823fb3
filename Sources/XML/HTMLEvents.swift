internal import CLibXML2

/// Takes the events of libxml2's HTML parser into a tree.
@unsafe struct HTMLEvents {
  private let context: htmlParserCtxtPtr
  private let depthLimit: Int
  private var builder = TreeBuilder()
  private(set) var isTooDeep = false
  /// libxml2 keeps one copy of each name: the pointer finds the name's index in the tree.
  private var nameOfPointer: [UInt: Int32] = [:]

  init(context: htmlParserCtxtPtr, depthLimit: Int, size: Int) {
    unsafe self.context = unsafe context
    unsafe self.depthLimit = depthLimit
  }

  consuming func finish() -> Tree { unsafe builder.finish() }

  /// Only these events: all others, and with them libxml2's own tree, are switched off.
  static func install(in context: htmlParserCtxtPtr) {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.startElement = { unsafe HTMLEvents.of($0).pointee.startElement($1!, $2) }
    unsafe handler.endElement = { userData, _ in unsafe HTMLEvents.of(userData).pointee.endElement() }
    unsafe handler.characters = { unsafe HTMLEvents.of($0).pointee.text($1!, $2) }
    unsafe handler.ignorableWhitespace = { unsafe HTMLEvents.of($0).pointee.text($1!, $2) }
    unsafe handler.cdataBlock = { unsafe HTMLEvents.of($0).pointee.text($1!, $2) }
    unsafe context.pointee.sax.pointee = handler
  }

  private static func of(_ userData: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<HTMLEvents> {
    unsafe userData!.assumingMemoryBound(to: HTMLEvents.self)
  }

  private mutating func startElement(
    _ name: UnsafePointer<xmlChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    let index = unsafe nameIndex(name)
    unsafe builder.startElement(index)
    if unsafe builder.depth > depthLimit {
      unsafe isTooDeep = true
      unsafe xmlStopParser(context)
    }
    guard var attribute = unsafe attributes else { return }
    while let name = unsafe attribute[0] {
      if let value = unsafe attribute[1] {
        unsafe builder.attribute(nameIndex(name), UnsafeBufferPointer(start: value, count: Int(xmlStrlen(value))))
      } else {
        unsafe builder.attribute(nameIndex(name), EmptyCollection())
      }
      unsafe attribute += 2
    }
  }

  private mutating func endElement() {
    if unsafe builder.depth > 0 { unsafe builder.endElement() }
  }

  private mutating func text(_ characters: UnsafePointer<xmlChar>, _ count: Int32) {
    unsafe builder.text(UnsafeBufferPointer(start: characters, count: Int(count)))
  }

  private mutating func nameIndex(_ pointer: UnsafePointer<xmlChar>) -> Int32 {
    let key = UInt(bitPattern: pointer)
    if let index = unsafe nameOfPointer[key] { return index }
    let index = unsafe builder.nameIndex(Tree.Name(String(cString: pointer)))
    unsafe nameOfPointer[key] = index
    return index
  }
}
