/// An IRI taken apart (RFC 3986, RFC 3987), with the reference resolution of RFC 3986, section 5.
package struct IRI: Sendable, Hashable {
  /// Lower case.
  package var scheme: String?
  package var authority: String?
  package var path: String
  package var query: String?
  package var fragment: String?

  /// `reference` made absolute against `base`; `reference` itself when `base` is nil or not absolute.
  package static func resolve(_ reference: String, against base: String?) -> String {
    guard let base else { return reference }
    return IRI(base).resolving(IRI(reference)).description
  }

  package init(_ text: String) {
    var rest = Substring(text)
    fragment = IRI.cutTail(&rest, from: "#")
    query = IRI.cutTail(&rest, from: "?")
    if let colon = rest.firstIndex(of: ":"), let first = rest.first, first.isASCII, first.isLetter,
      rest[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
    {
      scheme = rest[..<colon].lowercased()
      rest = rest[rest.index(after: colon)...]
    }
    if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(of: "/") ?? rest.endIndex
      authority = String(rest[..<end])
      rest = rest[end...]
    }
    path = String(rest)
  }

  private static func cutTail(_ rest: inout Substring, from mark: Character) -> String? {
    guard let index = rest.firstIndex(of: mark) else { return nil }
    let tail = String(rest[rest.index(after: index)...])
    rest = rest[..<index]
    return tail
  }

  /// RFC 3986, section 5.2.2.
  package func resolving(_ reference: IRI) -> IRI {
    guard scheme != nil, reference.scheme == nil else { return reference }
    var target = reference
    target.scheme = scheme
    if reference.authority != nil {
      target.path = IRI.removingDotSegments(reference.path)
      return target
    }
    target.authority = authority
    if reference.path.isEmpty {
      target.path = path
      target.query = reference.query ?? query
    } else if reference.path.hasPrefix("/") {
      target.path = IRI.removingDotSegments(reference.path)
    } else {
      target.path = IRI.removingDotSegments(merge(reference.path))
    }
    return target
  }

  /// RFC 3986, section 5.2.3.
  private func merge(_ relative: String) -> String {
    if authority != nil && path.isEmpty { return "/" + relative }
    guard let slash = path.lastIndex(of: "/") else { return relative }
    return path[...slash] + relative
  }

  /// RFC 3986, section 5.2.4.
  private static func removingDotSegments(_ path: String) -> String {
    var output: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment {
      case ".":
        if isLast { output.append("") }
      case "..":
        if output.count > 1 || (output.count == 1 && output[0] != "") { output.removeLast() }
        if isLast { output.append("") }
      default:
        output.append(segment)
      }
    }
    return output.joined(separator: "/")
  }
}

extension IRI: CustomStringConvertible {
  package var description: String {
    var text = ""
    if let scheme { text += scheme + ":" }
    if let authority { text += "//" + authority }
    text += path
    if let query { text += "?" + query }
    if let fragment { text += "#" + fragment }
    return text
  }
}
