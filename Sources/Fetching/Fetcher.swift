package import FoundationEssentials
package import HTTP
package import Syndication

/// Asks for feeds. One for the whole program, since it keeps the peace with each host.
package struct Fetcher: Sendable {
  private let client: HTTPClient
  let rules: FetchRules
  private let credentials: Credentials
  private let gate: HostGate
  private let silence = Silence()

  package init(_ client: HTTPClient, rules: FetchRules = FetchRules(), credentials: Credentials = Credentials()) {
    self.client = client
    self.rules = rules
    self.credentials = credentials
    gate = HostGate(width: rules.requestsPerHost, gap: rules.hostGap)
  }

  /// Leaves the hosts alone that have answered one of these subscriptions with 429 or 503 and a Retry-After still to
  /// come.
  ///
  /// Within a run that happens by itself; this is for what earlier runs were told.
  package func heed(_ known: some Sequence<(Subscription, FetchState)>, now: Date) {
    for (subscription, state) in known where Silence.statuses.contains(state.lastStatus ?? 0) {
      guard let until = state.retryAfter, until > now else { continue }
      let url = state.move.flatMap { $0.isRefused ? nil : HTTPURL($0.url) } ?? HTTPURL(subscription.feedURL)
      if let url { silence.keep(url.host, until: until) }
    }
  }

  /// Asks for a subscription's feed, conditionally if its last answer allows.
  ///
  /// Never throws: a server's misbehaviour is an answer too, and the caller stores it like any other. Whether it is
  /// time to ask is the caller's question (`Schedule.isDue`). `file:` is read too: only give it what the owner wrote.
  ///
  /// - Parameter now: the time of the request's start, from which the server's wishes are counted.
  package func fetch(_ subscription: Subscription, state: FetchState, now: Date) async -> Fetch {
    if let path = filePath(subscription.feedURL) {
      return readFile(path, of: subscription, state: state, now: now)
    }
    guard let owner = HTTPURL(subscription.feedURL), owner.isHTTP else {
      let text = "'\(subscription.feedURL.prefix(200))' is no address that can be asked; http: and https: are"
      return Fetch(.failure(.refused, text), url: subscription.feedURL, at: now)
    }
    let shortcut = trustedMove(of: state, now: now)
    var left = rules.totalTime
    var fetch = await follow(from: shortcut ?? owner, owner: owner, state: state, now: now, left: &left)
    let (seconds, fraction) = (rules.totalTime - left).components
    if left < rules.totalTime { fetch.duration = Double(seconds) + Double(fraction) * 1e-18 }
    fetch.askedOriginal = shortcut == nil
    return fetch
  }

  /// Where to ask instead of the old address: a move is looked at again after a while, and whenever it disappoints.
  private func trustedMove(of state: FetchState, now: Date) -> HTTPURL? {
    guard let move = state.move, !move.isRefused, state.failures == 0,
      now.timeIntervalSince(move.lastSeen) < rules.moveTrust
    else {
      return nil
    }
    return HTTPURL(move.url)
  }

  /// - Parameter left: the time that all hops together have; what they took goes off.
  private func follow(
    from start: HTTPURL, owner: HTTPURL, state: FetchState, now: Date, left: inout Duration
  ) async -> Fetch {
    var hops = Hops(start)
    while true {
      var request = request(for: hops.url, owner: owner, state: state, now: now)
      request.timeLimit = left
      let result = await gate.pass(hops.url.host) { earliest -> Result<HTTPResponse, HTTPFailure>? in
        // Asked for here: while one waits for its turn, another may be told so.
        guard silence.until(hops.url.host, now: now) == nil else { return nil }
        let start = earliest ?? .now
        request.earliest = earliest
        defer { left -= .now - start }
        let result = await client.send(request)
        if case .success(let response) = result { heed(response, of: hops.url.host, now: now) }
        return result
      }
      switch result {
      case nil:
        return failure(.rateLimited, "\(hops.url.host) has asked for silence", hops, now) {
          $0.retryAfter = silence.until(hops.url.host, now: now)
        }
      case .failure(let problem):
        return failure(Fetch.Failure(problem.kind), problem.message, hops, now)
      case .success(let response):
        guard Hops.isRedirect(response.status) else {
          return answer(response, hops: hops, state: state, isConditional: request.isConditional, now: now)
        }
        if let (kind, message) = hops.follow(response, limit: rules.redirects) {
          return failure(kind, message, hops, now) { $0.status = response.status }
        }
      }
    }
  }

  /// Before the host's next request has its turn.
  private func heed(_ response: HTTPResponse, of host: String, now: Date) {
    guard Silence.statuses.contains(response.status) else { return }
    if let until = Freshness.retryAfter(response.fields, now: now) { silence.keep(host, until: until) }
  }

  private func request(
    for url: HTTPURL, owner: HTTPURL, state: FetchState, now: Date
  ) -> HTTPRequest {
    var fields = [Fetcher.accept]
    if state.validatorsURL == url.text, !isStale(state, now: now) {
      if let etag = state.validators.etag { fields.append(.init("If-None-Match", etag)) }
      if let date = state.validators.lastModified { fields.append(.init("If-Modified-Since", date)) }
    }
    fields += credentials.fields(for: url, owner: owner)
    return HTTPRequest(url, fields: fields)
  }

  private func isStale(_ state: FetchState, now: Date) -> Bool {
    guard let since = state.unmodifiedSince else { return false }
    return now.timeIntervalSince(since) >= rules.longestUnmodified
  }

  private static let accept = HTTPRequest.Field(
    "Accept",
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
      + "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5")

  private func failure(
    _ kind: Fetch.Failure, _ message: String, _ hops: Hops, _ now: Date, _ change: (inout Fetch) -> Void = { _ in }
  ) -> Fetch {
    var fetch = Fetch(.failure(kind, message), url: hops.url.text, at: now)
    change(&fetch)
    return fetch
  }

  private func answer(
    _ response: HTTPResponse, hops: Hops, state: FetchState, isConditional: Bool, now: Date
  ) -> Fetch {
    var reading = Reading(
      response, url: hops.url.text, bodyHash: state.bodyHash, isConditional: isConditional, now: now)
    reading.fetch.permanentURL = hops.permanent?.text
    if case .failure(.gone, _) = reading.fetch.outcome, !hops.isPermanentSoFar {
      // The place that a temporary redirect led to is gone, which says little about the subscription.
      reading.fetch.outcome = .failure(.notFound, "redirects for now to an address that is gone (410)")
    }
    return reading.fetch
  }
}

extension HTTPRequest {
  fileprivate var isConditional: Bool { fields.contains { $0.name.hasPrefix("If-") } }
}

extension Fetch.Failure {
  fileprivate init(_ kind: HTTPFailure.Kind) {
    switch kind {
    case .refused: self = .refused
    case .dns: self = .dns
    case .connection, .cancelled: self = .connection
    case .tls: self = .tls
    case .timeout: self = .timeout
    case .limit: self = .limit
    case .garbled: self = .garbled
    }
  }
}
