internal import FoundationEssentials
internal import HTTP
internal import Syndication

/// What a last answer, no redirect, means.
struct Reading {
  var fetch: Fetch

  /// - Parameters:
  ///   - bodyHash: of the last body that was parsed.
  ///   - isConditional: validators were sent, so that a 304 makes sense.
  init(_ response: HTTPResponse, url: String, bodyHash: UInt64?, isConditional: Bool, now: Date) {
    fetch = Fetch(.unmodified, url: url, status: response.status, at: now)
    switch response.status {
    case 200, 203:
      readBody(response, known: bodyHash)
    case 304 where isConditional:
      fetch.outcome = .unmodified
    case 304:
      fetch.outcome = .failure(.garbled, "answered 304 to a request that was not conditional")
    default:
      fetch.outcome = Reading.failure(response)
    }
    fetch.validators = Reading.validators(response.fields)
    if [200, 203, 304].contains(response.status) {
      fetch.freshUntil = Freshness.freshUntil(response.fields, now: now)
    } else {
      fetch.retryAfter = Freshness.retryAfter(response.fields, now: now)
    }
  }

  private mutating func readBody(_ response: HTTPResponse, known: UInt64?) {
    if let guardian = ChallengePage.guardian(of: response) {
      fetch.outcome = .failure(.challenge, "\(guardian) wants a browser before it lets a feed through")
    } else if response.body.allSatisfy({ $0 <= 0x20 }) {
      fetch.outcome = .failure(.notAFeed, "answered 200 with an empty body")
    } else if response.body.starts(with: [0x1F, 0x8B]) {
      fetch.outcome = .failure(.notAFeed, "the body is a gzip file")
    } else {
      let hash = fingerprint(response.body)
      fetch.bodyHash = hash
      fetch.outcome = hash == known ? .unmodified : .document(document(response))
    }
  }

  private func document(_ response: HTTPResponse) -> Document {
    var document = Document(response.body, url: fetch.url)
    document.contentType = response.fields["Content-Type"]
    document.contentLocation = response.fields["Content-Location"]
    document.contentLanguage = response.fields["Content-Language"]
    document.isCut = isCut(response.body)
    return document
  }

  private static func failure(_ response: HTTPResponse) -> Fetch.Outcome {
    let status = response.status
    if let guardian = ChallengePage.guardian(of: response) {
      return .failure(.challenge, "answered \(status): \(guardian) wants a browser before it lets a feed through")
    }
    let meaning = meanings[status].map { " \($0)" } ?? ""
    return .failure(kind(response), "answered \(status)\(meaning)")
  }

  private static func kind(_ response: HTTPResponse) -> Fetch.Failure {
    switch response.status {
    case 410: .gone
    case 404: .notFound
    case 429: .rateLimited
    case 503 where response.fields["Retry-After"] != nil: .rateLimited
    case 401, 403, 407, 451: .forbidden
    case 206: .garbled
    case 200..<300: .notAFeed
    case 500..<600: .serverError
    default: .clientError
    }
  }

  /// Our own words: a server's reason phrase may hold anything.
  private static let meanings: [Int: String] = [
    204: "No Content", 206: "Partial Content, which was not asked for", 400: "Bad Request",
    401: "Unauthorized: it wants credentials", 403: "Forbidden", 404: "Not Found",
    407: "Proxy Authentication Required", 408: "Request Timeout", 410: "Gone: it is not asked again",
    429: "Too Many Requests", 451: "Unavailable For Legal Reasons", 500: "Internal Server Error", 502: "Bad Gateway",
    503: "Service Unavailable", 504: "Gateway Timeout",
  ]

  private static func validators(_ fields: HTTPFields) -> Validators {
    Validators(etag: sendable(fields["ETag"]), lastModified: sendable(fields["Last-Modified"]))
  }

  /// As it came, or not at all: what a request cannot carry unchanged is no validator. Many servers refuse a request
  /// whose fields exceed 8 KB.
  private static func sendable(_ value: String?) -> String? {
    guard let value, !value.isEmpty, value.utf8.count <= 4096,
      !value.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F || $0 == "\u{FFFD}" })
    else { return nil }
    return value
  }
}
