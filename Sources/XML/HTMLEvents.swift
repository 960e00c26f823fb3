internal import CLibXML2

/// Takes the events of libxml2's HTML parser, which it makes of a skeleton, into a tree.
@unsafe struct HTMLEvents {
  private let skeleton: HTMLSkeleton
  private let context: htmlParserCtxtPtr
  private let depthLimit: Int
  private var builder: TreeBuilder
  private(set) var isTooDeep = false
  private var elementNames = NamePointers()
  /// By the slot's index; -1 for one that has not been met.
  private var attributeNames = [Int32](repeating: -1, count: HTMLNames.size)
  /// The digits read of the text's number: libxml2 hands over long runs in pieces.
  private var textNumber = 0

  init(_ skeleton: HTMLSkeleton, context: htmlParserCtxtPtr, depthLimit: Int) {
    unsafe self.skeleton = skeleton
    unsafe self.context = unsafe context
    unsafe self.depthLimit = depthLimit
    unsafe builder = TreeBuilder(capacity: skeleton.bytes.count)
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
    unsafe builder.startElement(elementNames.index(name, nil, nil, &builder))
    if unsafe builder.depth > depthLimit {
      unsafe isTooDeep = true
      unsafe xmlStopParser(context)
    }
    guard let value = unsafe attributes?[1] else { return }
    var number = 0
    var digit = unsafe value
    while unsafe digit.pointee != 0 {
      unsafe number = number * 10 + Int(digit.pointee &- UInt8(ascii: "0"))
      unsafe digit += 1
    }
    for attribute in unsafe skeleton.attributes[skeleton.tags[number]] {
      unsafe builder.attribute(attributeName(attribute.name), skeleton.bytes[attribute.value])
    }
  }

  private mutating func endElement() {
    if unsafe builder.depth > 0 { unsafe builder.endElement() }
  }

  /// The texts whose numbers these are.
  private mutating func text(_ characters: UnsafePointer<xmlChar>, _ count: Int32) {
    for index in 0..<Int(count) {
      let byte = unsafe characters[index]
      if byte == UInt8(ascii: ";") {
        unsafe builder.text(skeleton.bytes[skeleton.texts[textNumber]])
        unsafe textNumber = 0
      } else {
        unsafe textNumber = textNumber * 10 + Int(byte &- UInt8(ascii: "0"))
      }
    }
  }

  private mutating func attributeName(_ slot: HTMLNames.Slot) -> Int32 {
    let known = unsafe attributeNames[slot.index]
    if known >= 0 { return known }
    let index = unsafe builder.nameIndex(Tree.Name(skeleton.tokens.name(slot)))
    unsafe attributeNames[slot.index] = index
    return index
  }
}
