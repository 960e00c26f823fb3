/// Whether a document that is cut ends inside the last of the entries that were read of it: that one is not whole.
///
/// `count`: how many were read. A reader that left the half one out itself has read one less than begin.
package func endsInsideEntry(_ body: [UInt8], of count: Int) -> Bool {
  var begun = 0
  var isInside = false
  for start in body.indices where body[start] == UInt8(ascii: "<") {
    let rest = body[(start + 1)...]
    if names.contains(where: { rest.starts(with: $0) && isEnd(rest.dropFirst($0.count).first) }) {
      begun += 1
      isInside = true
    } else if rest.first == UInt8(ascii: "/"), names.contains(where: { rest.dropFirst().starts(with: $0) }) {
      isInside = false
    }
  }
  return isInside && begun == count
}

private let names = ["item", "entry"].map { Array($0.utf8) }

/// After an element's name.
private func isEnd(_ byte: UInt8?) -> Bool {
  byte.map { $0 <= 0x20 || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") } ?? true
}
