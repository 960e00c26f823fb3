internal import FoundationEssentials
internal import HTTP
internal import Syndication

extension Fetcher {
  /// The path of a `file:` address, percent-decoded; nil for any other address.
  func filePath(_ url: String) -> String? {
    guard url.lowercased().hasPrefix("file:") else { return nil }
    var path = url.dropFirst("file:".count)
    if path.hasPrefix("//") {
      path = path.dropFirst(2)
      if path.lowercased().hasPrefix("localhost/") { path = path.dropFirst("localhost".count) }
    }
    return percentDecoded(path.prefix { $0 != "#" && $0 != "?" })
  }

  func readFile(_ path: String, of subscription: Subscription, state: FetchState, now: Date) -> Fetch {
    var fetch = Fetch(.unmodified, url: subscription.feedURL, at: now)
    switch bytes(of: path) {
    case .failure(let problem):
      fetch.outcome = .failure(problem.kind, problem.message)
    case .success(let bytes) where bytes.isEmpty:
      fetch.outcome = .failure(.notAFeed, "'\(path)' is empty")
    case .success(let bytes):
      let hash = fingerprint(bytes)
      fetch.bodyHash = hash
      if hash != state.bodyHash { fetch.outcome = .document(Document(bytes, url: subscription.feedURL)) }
    }
    return fetch
  }

  private struct FileProblem: Error {
    var kind: Fetch.Failure
    var message: String
  }

  private func bytes(of path: String) -> Result<[UInt8], FileProblem> {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: realPath(path)) else {
      return .failure(FileProblem(kind: .notFound, message: "'\(path)' does not exist"))
    }
    // A device or a pipe may never end.
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      return .failure(FileProblem(kind: .refused, message: "'\(path)' is not a regular file"))
    }
    guard (attributes[.size] as? UInt64 ?? 0) <= UInt64(rules.fileBytes) else {
      return .failure(FileProblem(kind: .limit, message: "'\(path)' is larger than \(rules.fileBytes) bytes"))
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      return .failure(FileProblem(kind: .forbidden, message: "'\(path)' cannot be read"))
    }
    return .success(Array(data))
  }

  private func realPath(_ path: String) -> String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: path)).map { target in
      target.hasPrefix("/") ? target : path.prefix(through: path.lastIndex(of: "/") ?? path.startIndex) + target
    } ?? path
  }
}

/// RFC 3986, section 2.1; a lone `%` stands for itself.
private func percentDecoded(_ text: Substring) -> String {
  var bytes: [UInt8] = []
  var rest = text.utf8[...]
  while let byte = rest.popFirst() {
    if byte == UInt8(ascii: "%"),
      let value = UInt8(rest.prefix(2).map { String(UnicodeScalar($0)) }.joined(), radix: 16),
      rest.count >= 2
    {
      bytes.append(value)
      rest = rest.dropFirst(2)
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
