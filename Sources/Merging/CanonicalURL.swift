/// An address without what does not say which page it is. Nothing is asked over the network.
package struct CanonicalURL: Sendable, Hashable {
  /// Host, port unless default, path, query, fragment; empty when there is no address.
  package let key: String
  /// The registrable part of the host, by rule of thumb: `bbc.co.uk`, `habr.com`.
  let site: String
  /// The last segment of the path, lower case, without its extension.
  let slug: String
  let query: String

  /// Whether it is a site's front page, which is nobody's address.
  var isFrontPage: Bool { !key.utf8.contains { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } }

  static let none = CanonicalURL(opaque: "")

  private init(opaque: String) {
    key = opaque
    site = ""
    slug = ""
    query = ""
  }

  /// The key of `address`; of `id` when there is none or it is empty.
  init(_ address: String?, orID id: String?) {
    let own = CanonicalURL(address ?? "")
    self = own.key.isEmpty ? CanonicalURL(id ?? "") : own
  }

  package init(_ address: String) {
    var bytes = Array(address.utf8)[...]
    while let first = bytes.first, first <= 0x20 { bytes = bytes.dropFirst() }
    while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
    bytes = CanonicalURL.unwrapped(bytes)
    guard let start = CanonicalURL.afterScheme(bytes) else {
      self = CanonicalURL(opaque: String(decoding: bytes, as: UTF8.self))
      return
    }
    var rest = bytes[start...]
    let fragment = CanonicalURL.cut(&rest, at: 0x23)
    let query = CanonicalURL.cut(&rest, at: 0x3F)
    let slash = rest.firstIndex(of: 0x2F) ?? rest.endIndex
    let host = CanonicalURL.host(rest[..<slash])
    let path = CanonicalURL.path(Array(rest[slash...]))
    let kept = CanonicalURL.parameters(query)

    var key = host
    key += path
    if !kept.isEmpty {
      key.append(0x3F)
      key += kept
    }
    if !Tracking.isFragment(fragment) {
      key.append(0x23)
      key += fragment
    }
    self.key = String(decoding: key, as: UTF8.self)
    self.query = String(decoding: kept, as: UTF8.self)
    site = CanonicalURL.site(of: host)
    slug = CanonicalURL.slug(of: path)
  }

  /// Proxies of pages say in their path whose page it is.
  private static func unwrapped(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let start = afterScheme(bytes) else { return bytes }
    let rest = bytes[start...]
    guard let slash = rest.firstIndex(of: 0x2F) else { return bytes }
    let host = String(decoding: rest[..<slash], as: UTF8.self).lowercased()
    var path = String(decoding: rest[slash...], as: UTF8.self)
    if host == "cdn.ampproject.org" || host.hasSuffix(".cdn.ampproject.org") {
      guard path.hasPrefix("/c/") || path.hasPrefix("/v/") else { return bytes }
      path.removeFirst(3)
    } else if host.hasPrefix("google.") || host.hasPrefix("www.google.") {
      guard path.hasPrefix("/amp/") else { return bytes }
      path.removeFirst(5)
    } else {
      return bytes
    }
    if path.hasPrefix("s/") { path.removeFirst(2) }
    return path.isEmpty ? bytes : Array("https://\(path)".utf8)[...]
  }

  private static func afterScheme(_ bytes: ArraySlice<UInt8>) -> Int? {
    var index = bytes.startIndex
    for letter in "http".utf8 {
      guard index < bytes.endIndex, bytes[index] | 0x20 == letter else { return nil }
      index += 1
    }
    if index < bytes.endIndex, bytes[index] | 0x20 == 0x73 { index += 1 }
    for letter in "://".utf8 {
      guard index < bytes.endIndex, bytes[index] == letter else { return nil }
      index += 1
    }
    return index
  }

  private static func cut(_ rest: inout ArraySlice<UInt8>, at mark: UInt8) -> ArraySlice<UInt8> {
    guard let index = rest.firstIndex(of: mark) else { return [] }
    let tail = rest[(index + 1)...]
    rest = rest[..<index]
    return tail
  }

  private static let mobileLabels = Set(
    ["www", "m", "mobile", "amp", "wap", "www2", "touch"].map { ArraySlice($0.utf8) })

  private static func host(_ authority: ArraySlice<UInt8>) -> [UInt8] {
    var rest = authority
    if let at = rest.lastIndex(of: 0x40) { rest = rest[(at + 1)...] }
    var port = ArraySlice<UInt8>()
    if let colon = rest.lastIndex(of: 0x3A), !rest.contains(0x5D) {
      port = rest[(colon + 1)...]
      rest = rest[..<colon]
    }
    while rest.last == 0x2E { rest = rest.dropLast() }
    let lower =
      rest.contains { $0 >= 0x80 }
      ? Array(String(decoding: rest, as: UTF8.self).lowercased().utf8)
      : rest.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    var name = lower[...]
    while let dot = name.firstIndex(of: 0x2E), mobileLabels.contains(name[..<dot]), name[(dot + 1)...].contains(0x2E) {
      name = name[(dot + 1)...]
    }
    var host = Array(name)
    if !port.isEmpty, !port.elementsEqual("80".utf8), !port.elementsEqual("443".utf8) {
      host.append(0x3A)
      host += port
    }
    return host
  }

  /// Two labels, three when the last two are like `co.uk`.
  private static func site(of host: [UInt8]) -> String {
    let labels = host.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard labels.count > 2 else { return String(decoding: host, as: UTF8.self) }
    let isPair = labels[labels.count - 2].count <= 3 && labels[labels.count - 1].count <= 2
    return String(decoding: Array(labels.suffix(isPair ? 3 : 2).joined(separator: [0x2E])), as: UTF8.self)
  }

  private static func path(_ raw: [UInt8]) -> [UInt8] {
    var path = reencoded(raw)
    while true {
      let before = path.count
      if ends(path, "/amp/") { path.removeLast(5) }
      if ends(path, "/amp") { path.removeLast(4) }
      if ends(path, "/amp.html/") { path.removeLast(10) }
      if ends(path, "/amp.html") { path.removeLast(9) }
      if path.starts(with: "/amp/".utf8) { path.removeFirst(4) }
      if let slash = path.lastIndex(of: 0x2F), isIndexPage(path[(slash + 1)...]) {
        path.removeSubrange((slash + 1)...)
      }
      if ends(path, ".amp.html") {
        path.removeLast(9)
        path += ".html".utf8
      }
      if ends(path, ".amp") { path.removeLast(4) }
      if path.count == before { break }
    }
    while path.last == 0x2F { path.removeLast() }
    return path
  }

  private static func ends(_ path: [UInt8], _ text: String) -> Bool {
    path.suffix(text.utf8.count).elementsEqual(text.utf8)
  }

  /// `index.html`, `default.aspx`: what a server shows for the folder.
  private static func isIndexPage(_ segment: ArraySlice<UInt8>) -> Bool {
    guard segment.count <= 14, let dot = segment.firstIndex(of: 0x2E) else { return false }
    let name = String(decoding: segment[..<dot], as: UTF8.self).lowercased()
    guard name == "index" || name == "default" else { return false }
    return ["html", "htm", "php", "asp", "aspx", "shtml"].contains(
      String(decoding: segment[(dot + 1)...], as: UTF8.self).lowercased())
  }

  /// One way to escape: what may stand as it is does, and runs of slashes are one.
  private static func reencoded(_ raw: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(raw.count)
    var index = 0
    while index < raw.count {
      var byte = raw[index]
      if byte == 0x25, index + 2 < raw.count, let high = hex(raw[index + 1]), let low = hex(raw[index + 2]) {
        byte = high << 4 | low
        index += 2
      }
      index += 1
      if byte == 0x2F, output.last == 0x2F { continue }
      if isPlain(byte) {
        output.append(byte)
      } else {
        output.append(0x25)
        output.append(hexDigits[Int(byte >> 4)])
        output.append(hexDigits[Int(byte & 15)])
      }
    }
    return output
  }

  private static let hexDigits = Array("0123456789ABCDEF".utf8)
  private static let plainMarks = Set("/:@!$&'()*+,;=~-._".utf8)

  private static func isPlain(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || plainMarks.contains(byte)
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    if byte &- 0x30 < 10 { return byte - 0x30 }
    let letter = byte | 0x20
    return letter &- 0x61 < 6 ? letter - 0x61 + 10 : nil
  }

  private static func parameters(_ query: ArraySlice<UInt8>) -> [UInt8] {
    guard !query.isEmpty else { return [] }
    let kept = query.split(separator: 0x26).filter { !Tracking.isParameter($0) }
      .sorted { $0.lexicographicallyPrecedes($1) }
    return Array(kept.joined(separator: [0x26]))
  }

  private static func slug(of path: [UInt8]) -> String {
    guard let slash = path.lastIndex(of: 0x2F) else { return "" }
    let slug = String(decoding: path[(slash + 1)...], as: UTF8.self).lowercased()
    for ending in [".html", ".htm", ".php", ".shtml", ".aspx", ".asp"] where slug.hasSuffix(ending) {
      return String(slug.dropLast(ending.utf8.count))
    }
    return slug
  }
}
