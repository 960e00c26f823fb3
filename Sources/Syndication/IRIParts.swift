extension IRI {
  /// Where the components of a reference lie in its bytes (RFC 3986, appendix B).
  struct Parts {
    enum Component { case authority, path, query, fragment }

    /// Cleaned as WHATWG's URL parser cleans them, not yet percent-encoded.
    private var bytes: [UInt8]
    /// Lower case.
    private(set) var scheme: String?
    private(set) var authority: Range<Int>?
    private(set) var path: Range<Int>
    private(set) var query: Range<Int>?
    private(set) var fragment: Range<Int>?

    /// One of the schemes whose slashes browsers forgive, or a reference to be read against such a base.
    private(set) var isSpecial = false

    /// Reads as a browser does; `base` says how forgiving a reference without a scheme is read.
    init(_ text: String, base: Parts? = nil) {
      bytes = []
      bytes.reserveCapacity(text.utf8.count)
      for byte in text.utf8 where byte > 0x20 || (!bytes.isEmpty && byte != 9 && byte != 10 && byte != 13) {
        bytes.append(byte)
      }
      while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
      path = 0..<0

      var start = cutScheme()
      isSpecial = (scheme ?? base?.scheme).map(Self.specialSchemes.contains) ?? false
      var end = cutTail(from: start)
      if isSpecial {
        for index in start..<end where bytes[index] == UInt8(ascii: "\\") { bytes[index] = UInt8(ascii: "/") }
      }

      let slashes = bytes[start..<end].prefix { $0 == UInt8(ascii: "/") }.count
      if isSpecial && scheme != nil && slashes == 0 && scheme == base?.scheme {
        // "http:g" against an http base is "g": RFC 3986, section 5.4.2, as browsers do.
        scheme = nil
      } else if isSpecial ? slashes >= 2 || scheme != nil : slashes >= 2 {
        start += isSpecial ? slashes : 2
        end = max(start, end)
        let authorityEnd = bytes[start..<end].firstIndex(of: UInt8(ascii: "/")) ?? end
        authority = start..<authorityEnd
        start = authorityEnd
      }
      path = start..<end
    }

    /// Reads by RFC 3986 alone.
    init(verbatim text: String) {
      bytes = Array(text.utf8)
      path = 0..<0
      var start = cutScheme()
      isSpecial = scheme.map(Self.specialSchemes.contains) ?? false
      let end = cutTail(from: start)
      if bytes[start..<end].starts(with: "//".utf8) {
        start += 2
        let authorityEnd = bytes[start..<end].firstIndex(of: UInt8(ascii: "/")) ?? end
        authority = start..<authorityEnd
        start = authorityEnd
      }
      path = start..<end
    }

    /// WHATWG's special schemes, less `file`, whose host is usually empty.
    private static let specialSchemes: Set<String> = ["http", "https", "ftp", "ws", "wss"]

    /// Whether something can be relative to it.
    var isHierarchical: Bool {
      scheme != nil && (authority != nil || bytes[path].first == UInt8(ascii: "/"))
    }

    private mutating func cutScheme() -> Int {
      guard let first = bytes.first, first.isLetter, let colon = bytes.firstIndex(where: { !$0.isScheme }),
        bytes[colon] == UInt8(ascii: ":")
      else { return 0 }
      scheme = String(decoding: bytes[..<colon].lazy.map(\.lowercased), as: UTF8.self)
      return colon + 1
    }

    private mutating func cutTail(from start: Int) -> Int {
      var end = bytes.count
      if let hash = bytes[start..<end].firstIndex(of: UInt8(ascii: "#")) {
        fragment = hash + 1..<end
        end = hash
      }
      if let mark = bytes[start..<end].firstIndex(of: UInt8(ascii: "?")) {
        query = mark + 1..<end
        end = mark
      }
      return end
    }
  }
}

// MARK: Resolution (RFC 3986, section 5.2)

extension IRI.Parts {
  func resolving(_ reference: Self) -> String {
    var output = IRI.Writer(capacity: bytes.count + reference.bytes.count + 16)
    output.scheme(scheme)
    if let authority = reference.authority {
      output.authority(reference.bytes[authority])
      output.hierarchicalPath(reference.bytes[reference.path])
    } else {
      if let authority { output.authority(bytes[authority]) }
      let relative = reference.bytes[reference.path]
      if relative.isEmpty {
        output.hierarchicalPath(bytes[path])
      } else if relative.first == UInt8(ascii: "/") {
        output.hierarchicalPath(relative)
      } else {
        let slash = bytes[path].lastIndex(of: UInt8(ascii: "/"))
        let directory = slash.map { bytes[path.lowerBound...$0] } ?? []
        output.hierarchicalPath(directory + relative)
      }
      if relative.isEmpty && reference.query == nil, let query { output.query(bytes[query]) }
    }
    if let query = reference.query { output.query(reference.bytes[query]) }
    if let fragment = reference.fragment { output.fragment(reference.bytes[fragment]) }
    return output.text
  }

  /// Itself, made legal, dot segments removed if it is absolute.
  func written() -> String {
    var output = IRI.Writer(capacity: bytes.count + 16)
    output.scheme(scheme)
    if let authority { output.authority(bytes[authority]) }
    if isHierarchical {
      output.hierarchicalPath(bytes[path])
    } else {
      output.path(bytes[path])
    }
    if let query { output.query(bytes[query]) }
    if let fragment { output.fragment(bytes[fragment]) }
    return output.text
  }

  func written(_ range: Range<Int>, in component: Component) -> String {
    var output = IRI.Writer(capacity: range.count)
    output.legal(bytes[range], in: component)
    return output.text
  }

  /// Whether `written()` would leave every character alone.
  var isWrittenLegally: Bool {
    for (range, component) in [
      (authority, Component.authority), (path, .path), (query, .query), (fragment, .fragment),
    ] {
      guard let range else { continue }
      var output = IRI.Writer(capacity: range.count)
      output.legal(bytes[range], in: component)
      if output.bytes.count != range.count { return false }
    }
    return true
  }
}
