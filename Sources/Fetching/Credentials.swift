package import HTTP

internal import FoundationEssentials

/// What to prove to which host. Sent to that host alone, never to where it redirects, and never written to a log.
package struct Credentials: Sendable {
  /// Fields by host, as `example.org` or `example.org:8443`, lower case.
  private var fields: [String: [HTTPRequest.Field]] = [:]

  package init() {}

  package mutating func add(basic user: String, password: String, host: String) {
    add(Credentials.basic(user: user, password: password), host: host)
  }

  package mutating func add(bearer token: String, host: String) {
    add(HTTPRequest.Field("Authorization", "Bearer " + token), host: host)
  }

  package mutating func add(_ field: HTTPRequest.Field, host: String) {
    fields[host.lowercased(), default: []].append(field)
  }

  /// Those of the host, over TLS or to the very port that was named.
  ///
  /// - Parameter owner: the subscription's own address, whose userinfo counts where the origin is the same.
  func fields(for url: HTTPURL, owner: HTTPURL) -> [HTTPRequest.Field] {
    var found = fields["\(url.host):\(url.port)"] ?? []
    if url.scheme == "https" { found += fields[url.host] ?? [] }
    if let user = owner.user, url.hasOrigin(of: owner), !found.contains(where: { $0.name == "Authorization" }) {
      found.append(Credentials.basic(user: user, password: owner.password ?? ""))
    }
    return found
  }

  /// RFC 7617.
  private static func basic(user: String, password: String) -> HTTPRequest.Field {
    HTTPRequest.Field("Authorization", "Basic " + Data("\(user):\(password)".utf8).base64EncodedString())
  }
}
