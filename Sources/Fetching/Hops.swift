internal import HTTP
internal import Syndication

/// The way of one fetch through redirects, and how much of it is permanent.
struct Hops {
  private(set) var url: HTTPURL
  private(set) var count = 0
  /// Where permanent redirects led so far; nil when the first hop was not one.
  private(set) var permanent: HTTPURL?
  private(set) var isPermanentSoFar = true
  private var visited: Set<String>

  init(_ url: HTTPURL) {
    self.url = url
    visited = [url.text]
  }

  static func isRedirect(_ status: Int) -> Bool {
    [301, 302, 303, 307, 308].contains(status)
  }

  /// Nil when `url` is now the next to ask, else why it is not.
  mutating func follow(_ response: HTTPResponse, limit: Int) -> (Fetch.Failure, String)? {
    let status = response.status
    guard let location = response.fields["Location"], !location.isEmpty else {
      return (.garbled, "answered \(status) without saying where to go")
    }
    guard let next = HTTPURL(location, relativeTo: url), next.isHTTP else {
      return (.refused, "redirects to '\(readable(location))', and only http: and https: are followed")
    }
    count += 1
    guard count <= limit else { return (.limit, "redirects more than \(limit) times") }
    guard visited.insert(next.text).inserted else { return (.limit, "redirects in a circle") }
    let isDowngrade = url.scheme == "https" && next.scheme == "http"
    isPermanentSoFar = isPermanentSoFar && (status == 301 || status == 308) && !isDowngrade
    if isPermanentSoFar { permanent = next }
    url = next
    return nil
  }

  /// What a server wrote, fit for a terminal: visible ASCII only, and not much of it.
  private func readable(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.prefix(100).map { 0x21...0x7E ~= $0.value ? $0 : "?" }))
  }
}
