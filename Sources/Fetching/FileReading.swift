internal import Files
internal import FoundationEssentials
internal import Glibc
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
    do throws(FileError) {
      let bytes = try WholeFile.read(path, limit: rules.fileBytes)
      let hash = fingerprint(bytes)
      fetch.bodyHash = hash
      if bytes.isEmpty {
        fetch.outcome = .failure(.notAFeed, "\(path) is empty")
      } else if hash != state.bodyHash {
        fetch.outcome = .document(Document(bytes, url: subscription.feedURL))
      }
    } catch {
      fetch.outcome = .failure(Fetch.Failure(error), error.description)
    }
    return fetch
  }
}

extension Fetch.Failure {
  fileprivate init(_ error: FileError) {
    switch error.code {
    case ENOENT, ENOTDIR, ELOOP: self = .notFound
    case EACCES, EPERM: self = .forbidden
    case EFBIG: self = .limit
    default: self = .refused  // A folder, a device, a pipe: it may never end.
    }
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
