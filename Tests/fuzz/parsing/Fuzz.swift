import Parsing
import Syndication
@testable import XML

/// What libFuzzer calls with each document that it makes up.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ size: Int) -> Int32 {
  let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
  var limits = Limits()
  limits.entries = 100
  let document = Document(bytes, url: "http://e.org/feed")
  let first = FeedParser(limits: limits).parse(document)
  if case .feed(let feed, _) = first {
    precondition(feed.entries.count <= limits.entries)
    // Reading is a function of the document.
    precondition(size > 4096 || FeedParser(limits: limits).parse(document) == first)
  }
  compareWithoutCuts(bytes)
  return 0
}

/// Long texts that libxml2 does not see must come out as if it had seen them.
private func compareWithoutCuts(_ bytes: [UInt8]) {
  guard Doctype.scan(bytes[...]) == nil, !bytes.contains(0) else { return }
  unsafe bytes.withUnsafeBufferPointer { document in
    guard unsafe TagGuard.isHarmless(document) else { return }
    let cut = unsafe StrictReader.read(document, doctype: Doctype())
    let whole = unsafe StrictReader.readWhole(document, doctype: Doctype())
    switch (cut, whole) {
    case (.wellFormed(let cut), .wellFormed(let whole)):
      precondition(cut.tree.bytes == whole.tree.bytes)
      precondition(cut.tree.nodes.count == whole.tree.nodes.count)
      precondition(cut.tree.names == whole.tree.names)
    case (.broken, .broken): break
    // libxml2 refuses sections of over 10 MB and takes some characters that are none; it never gets that long here.
    default: preconditionFailure("well formed only with, or only without cuts")
    }
  }
}
