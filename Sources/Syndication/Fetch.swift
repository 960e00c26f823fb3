package import FoundationEssentials

/// What came of asking for a subscription's feed. A server's misbehaviour is an answer too.
package struct Fetch: Sendable, Hashable {
  package enum Outcome: Sendable, Hashable {
    /// A 200 with its body, which may yet turn out not to be a feed: an HTML page is here too.
    case document(Document)
    /// A 304, or a 200 whose body has the hash of the last one.
    case unmodified
    /// A failure, with a sentence for people.
    case failure(Failure, String)
  }

  package enum Failure: String, Sendable, Hashable {
    /// A 410.
    case gone
    /// A 404.
    case notFound
    /// A 429, or a 503 with Retry-After.
    case rateLimited
    /// A 401, 403 or 451.
    case forbidden
    /// Any other 4xx.
    case clientError
    case serverError
    /// A page that wants a browser ('Just a moment...').
    case challenge
    /// A body that is no feed: HTML, empty, noise.
    case notAFeed
    /// An answer that breaks HTTP or its own encoding: cut short, of two lengths, not what Content-Encoding says.
    case garbled
    /// Too large, too slow, too many redirects: one of our bounds.
    case limit
    /// An address or a protocol that we do not ask.
    case refused
    case dns
    case connection
    case tls
    case timeout
  }

  package var outcome: Outcome
  /// HTTP status of the last answer; nil when none came.
  package var status: Int?
  /// Where the last answer came from.
  package var url: String
  /// Where permanent redirects (301, 308) led, up to the first temporary hop; nil when the first hop was not permanent,
  /// or led from https to http.
  package var permanentURL: String?
  /// As the answer gave them; on a 304 only those it repeated.
  package var validators = Validators()
  package var bodyHash: UInt64?
  /// Not before: Retry-After.
  package var retryAfter: Date?
  /// Not before: Cache-Control max-age, else Expires.
  package var freshUntil: Date?
  /// The subscription's own address was asked. False when a remembered move was asked in its place.
  package var askedOriginal = true
  /// Of the request's start.
  package var at: Date
  /// Seconds from asking to the end of the answer, all redirects together, the wait for our own turn left out. Nil where
  /// no server was asked.
  package var duration: Double?

  package init(_ outcome: Outcome, url: String, status: Int? = nil, at: Date) {
    self.outcome = outcome
    self.url = url
    self.status = status
    self.at = at
  }
}
